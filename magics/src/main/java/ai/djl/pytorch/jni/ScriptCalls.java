package ai.djl.pytorch.jni;

import ai.djl.pytorch.engine.PtSymbolBlock;

/**
 * Calls a method of a TorchScript module with autograd on. The only class of Crema in a package of DJL's.
 *
 * <p>DJL's public {@code IValueUtils.forward} and {@code JniUtils.moduleForward} run in inference mode, under which
 * nothing can be differentiated. The native entry takes a flag for it, but is visible in this package alone. {@code
 * ScriptCallsIT} fails should DJL change it.
 */
public final class ScriptCalls {
    private ScriptCalls() {}

    /**
     * Runs a method in one native call. The caller closes the arguments and the result.
     *
     * @param autograd whether gradients can be computed; else the call runs in inference mode
     * @throws ai.djl.engine.EngineException with the script's line marked, if libtorch refuses
     */
    public static IValue run(PtSymbolBlock module, String method, boolean autograd, IValue... arguments) {
        long[] handles = new long[arguments.length];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = arguments[i].getHandle();
        }
        return new IValue(PyTorchLibrary.LIB.moduleRunMethod(module.getHandle(), method, handles, autograd, false));
    }
}
