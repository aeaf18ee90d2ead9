package io.crema.finetune.model;

import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.expression.LinearLayer;
import java.util.List;
import java.util.Optional;

/** A pretrained model of which copies are trained, as a strategy says how they begin. */
public interface Adaptable {

    /** What it was loaded as: {@code minilm}. */
    String name();

    /** The commit of the Hugging Face repository of its name; empty for what came from elsewhere. */
    Optional<String> commit();

    /** The body that may move. */
    Body backbone();

    /** The body's linear layers, in the order of its forward pass. */
    List<LinearLayer> linearLayers();

    /** Where it computes, and its copies are trained. */
    ComputeDevice device();

    /** SHA-256 over its weights, in hexadecimal. */
    String contentHash();

    /**
     * What training a copy takes of memory.
     *
     * @param copies how often the training keeps as many numbers as move: gradients, moments, the best
     * @param batch the most examples that may be run at once
     * @param longest the most tokens of an example; 1 for bodies without tokens
     */
    Footprint footprint(Adaptation adaptation, int copies, int batch, int longest);
}
