package io.crema.finetune.model;

import io.crema.finetune.expression.LinearLayer;
import java.util.List;

/** A pretrained model of which a strategy says how its copies begin. */
public interface Adaptable {

    /** The body that may move. */
    Body backbone();

    /** The body's linear layers, in the order of its forward pass. */
    List<LinearLayer> linearLayers();
}
