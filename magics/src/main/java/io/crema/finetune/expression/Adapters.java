package io.crema.finetune.expression;

import java.util.Optional;

/** Says which linear layers have a low-rank addition. Every such layer asks when its graph is built. */
@FunctionalInterface
public interface Adapters {

    /** None anywhere. */
    Adapters NONE = layer -> Optional.empty();

    /** The addition to a layer, if it has one. */
    Optional<LowRank> at(LinearLayer layer);
}
