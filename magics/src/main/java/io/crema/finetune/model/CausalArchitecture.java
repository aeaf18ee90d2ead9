package io.crema.finetune.model;

import java.util.Set;

/** A family of language models that write from left to right. Found by {@link java.util.ServiceLoader}. */
public interface CausalArchitecture {

    /** The values of {@code model_type} in {@code config.json} that this family goes by. */
    Set<String> modelTypes();

    /**
     * The model that a configuration describes.
     *
     * @throws ConfigException naming every setting that is missing, contradictory or not supported
     */
    CausalBackbone backbone(ModelConfig config);
}
