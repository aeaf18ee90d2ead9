package io.crema.kernel.magic;

/** What a magic is called and what it takes: the one source of its parser, its help and its completion. */
public record MagicSyntax(String name, String summary) {}
