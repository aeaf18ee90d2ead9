package io.crema.kernel.magic;

/** The arguments of one call of a magic, read by name. Collects every problem and reports them together. */
public final class MagicArguments {}
