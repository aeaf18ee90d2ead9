package io.crema.magics;

import io.crema.finetune.CrossTuning;
import io.crema.finetune.FineTuning;
import io.crema.finetune.LanguageTuning;
import io.crema.finetune.Tuning;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something that the user asked of a fine-tuning.
 *
 * @param change what it does to the call
 * @param java the same as Java, for {@code --show-java}
 */
record Wish(UnaryOperator<Tuning<?>> change, UnaryOperator<JavaCall> java) {

    /** A method of {@link Tuning} and its arguments in Java. */
    static Wish of(UnaryOperator<Tuning<?>> change, String method, String... arguments) {
        return new Wish(change, call -> call.then(method, arguments));
    }

    /** A call with all wishes. */
    static FineTuning applied(FineTuning tuning, List<Wish> wishes) {
        return (FineTuning) granted(tuning, wishes);
    }

    /** As above, for each fold. */
    static CrossTuning applied(CrossTuning tuning, List<Wish> wishes) {
        return (CrossTuning) granted(tuning, wishes);
    }

    /** As above, of a language model. */
    static LanguageTuning applied(LanguageTuning tuning, List<Wish> wishes) {
        return (LanguageTuning) granted(tuning, wishes);
    }

    /** A tuning with all wishes: one of the same kind. */
    static Tuning<?> granted(Tuning<?> tuning, List<Wish> wishes) {
        Tuning<?> changed = tuning;
        for (Wish wish : wishes) {
            changed = wish.change().apply(changed);
        }
        return changed;
    }

    /** The Java of it. */
    static JavaCall applied(JavaCall call, List<Wish> wishes) {
        JavaCall changed = call;
        for (Wish wish : wishes) {
            changed = wish.java().apply(changed);
        }
        return changed;
    }
}
