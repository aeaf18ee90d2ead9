package io.crema.finetune.model;

import io.crema.finetune.weights.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The families of models that there are, and which of them a configuration goes by. */
final class Families {
    private Families() {}

    /**
     * The body of a model that classifies.
     *
     * @throws ConfigException if it is of no such family, or not described well
     */
    static Backbone backbone(ModelSource source) {
        var config = new ModelConfig(source.name(), source.config());
        List<String> known = new ArrayList<>();
        for (Architecture architecture : ServiceLoader.load(Architecture.class, Architecture.class.getClassLoader())) {
            if (architecture.modelTypes().contains(config.modelType())) {
                return architecture.backbone(config);
            }
            known.addAll(architecture.modelTypes());
        }
        boolean writes = causal().anyMatch(family -> family.modelTypes().contains(config.modelType()));
        throw new ConfigException("config.json of " + source.name() + ": model_type \"" + config.modelType()
                + (writes
                        ? "\" is a language model's. Load it as one: --task causal-lm, or LanguageModel.load"
                        : "\" is no family that Crema knows (known: " + String.join(", ", known) + ")"));
    }

    /**
     * The body of a model that writes.
     *
     * @throws ConfigException if it is of no such family, or not described well
     */
    static CausalBackbone causalBackbone(ModelSource source) {
        var config = new ModelConfig(source.name(), source.config());
        return causal().filter(family -> family.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow(() -> new ConfigException("config.json of " + source.name() + ": model_type \""
                        + config.modelType() + "\" is no family of language models that Crema knows (known: "
                        + causal().flatMap(family -> family.modelTypes().stream())
                                .collect(Collectors.joining(", "))
                        + ")"))
                .backbone(config);
    }

    private static Stream<CausalArchitecture> causal() {
        return ServiceLoader.load(CausalArchitecture.class, CausalArchitecture.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
