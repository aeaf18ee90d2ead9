package io.crema.finetune.model;

import java.util.function.Predicate;

/**
 * What a strategy does to a pretrained model before it trains. What does not move is not copied: it stays the pretrained
 * model's, once in memory.
 *
 * @param moving the names of the body's weights that will be trained; a head always is
 * @param lora what is added to the body
 */
public record Adaptation(Predicate<String> moving, Lora lora) {

    /** All weights move, and nothing is added. */
    public static final Adaptation ALL = new Adaptation(name -> true, Lora.NONE);

    /** The body stays as it is. */
    public static final Adaptation HEAD = new Adaptation(name -> false, Lora.NONE);
}
