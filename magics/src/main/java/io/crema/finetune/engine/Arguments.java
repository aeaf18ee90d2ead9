package io.crema.finetune.engine;

import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.ScriptCalls;
import java.util.ArrayList;
import java.util.List;

/** What a method is called with, in its order. Closing it frees what was made for the call. */
final class Arguments implements AutoCloseable {
    private final List<IValue> all = new ArrayList<>();
    private final List<IValue> own = new ArrayList<>();

    /** Adds what stays its owner's. */
    Arguments lent(IValue value) {
        all.add(value);
        return this;
    }

    /** Adds what is freed with these. */
    Arguments own(IValue value) {
        own.add(value);
        return lent(value);
    }

    /** Calls a method with autograd on; the caller closes the result. */
    IValue call(PtSymbolBlock block, String method) {
        return ScriptCalls.run(block, method, true, all.toArray(IValue[]::new));
    }

    /** Calls a method in inference mode; the caller closes the result. */
    IValue ask(PtSymbolBlock block, String method) {
        return ScriptCalls.run(block, method, false, all.toArray(IValue[]::new));
    }

    @Override
    public void close() {
        own.forEach(IValue::close);
    }
}
