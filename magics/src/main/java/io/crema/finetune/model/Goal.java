package io.crema.finetune.model;

import java.util.List;

/** What a model learns: something to say of examples, or how texts go on. */
public sealed interface Goal permits Objective, NextToken {

    /** What people call it: {@code single-label}. */
    String name();

    /** The scores that tell better epochs from worse, by name; the first is watched unless said otherwise. */
    List<String> scores();
}
