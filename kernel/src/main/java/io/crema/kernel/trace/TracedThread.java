package io.crema.kernel.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tracer knows of one thread. Touched by that thread only. */
final class TracedThread {
    private final List<Call> calls = new ArrayList<>();
    private @Nullable Step step;
    private boolean muted;

    private static final class Call {
        private @Nullable Site site;
        private @Nullable Site statement;
        private Object[] values = {};

        Optional<StackFrame> frame(Function<Site, Optional<Place>> places) {
            Site present = site;
            return present == null
                    ? Optional.empty()
                    : places.apply(present).map(place -> new StackFrame(place, present.method(), variables(present)));
        }

        private List<Variable> variables(Site present) {
            var variables = new ArrayList<Variable>();
            for (int i = 0; i < values.length; i++) {
                Variable.Declared declared = present.variables().get(i);
                variables.add(new Variable(declared.name(), declared.signature(), values[i]));
            }
            return variables;
        }
    }

    void enter() {
        calls.add(new Call());
    }

    void at(Site site, Object[] values) {
        Call present = calls.get(calls.size() - 1);
        present.site = site;
        if (site.begins()) {
            present.statement = site;
        }
        present.values = values;
    }

    /** The line that the present statement began on. */
    @Nullable
    Site statement() {
        return calls.get(calls.size() - 1).statement;
    }

    /** Returns the site that the call was left at, if it had come to any. */
    @Nullable
    Site leave() {
        return calls.remove(calls.size() - 1).site;
    }

    int depth() {
        return calls.size();
    }

    /** The innermost call first; those without a place in a cell are left out. */
    List<StackFrame> frames(Function<Site, Optional<Place>> places) {
        var frames = new ArrayList<StackFrame>();
        calls.forEach(call -> call.frame(places).ifPresent(frame -> frames.add(0, frame)));
        return frames;
    }

    @Nullable
    Step step() {
        return step;
    }

    void begin(@Nullable Step next) {
        step = next;
    }

    boolean isMuted() {
        return muted;
    }

    void mute(boolean on) {
        muted = on;
    }
}
