package io.crema.finetune.model;

/** What a model learns: something to say of examples, or how texts go on. */
public sealed interface Goal permits Objective, NextToken {

    /** What people call it: {@code single-label}. */
    String name();

    /** The score that tells better epochs from worse. */
    String monitored();
}
