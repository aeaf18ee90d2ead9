package io.crema.finetune.engine;

import java.util.List;

/** How a gradient becomes a change of its weight. */
public sealed interface UpdateRule permits AdamW, Sgd {

    /** What the prelude calls it. */
    String name();

    /** The tensors that it remembers of every weight, in the order in which the prelude takes them. */
    List<Moment> moments();

    /** Its numbers, in the order in which the prelude takes them. */
    double[] settings();

    /**
     * Something that is remembered of every weight, zero at first.
     *
     * @param name as the state calls it: {@code first_moment}
     * @param scalar whether it is one number, instead of one for each of the weight's
     */
    record Moment(String name, boolean scalar) {}
}
