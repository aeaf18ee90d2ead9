package io.crema.finetune.fairness;

/**
 * Who a sentence speaks of in one of its forms.
 *
 * @param group what the variant is one of: {@code religion}, {@code female names}
 * @param name the term itself: {@code Jewish}, {@code Anna}, {@code she}
 */
public record Variant(String group, String name) {}
