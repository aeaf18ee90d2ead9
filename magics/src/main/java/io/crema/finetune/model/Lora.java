package io.crema.finetune.model;

import io.crema.finetune.expression.Adapters;
import io.crema.finetune.expression.LinearLayer;
import io.crema.finetune.expression.LowRank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Low-rank additions to some linear layers of a model (Hu et al. 2022, arXiv:2106.09685). */
public record Lora(Map<LinearLayer, LowRank> layers) implements Adapters {

    /** Nothing is added anywhere. */
    public static final Lora NONE = new Lora(Map.of());

    /** The word for all linear layers of the body. */
    public static final String ALL_LINEAR = "all-linear";

    /** What families call the projections that LoRA's authors adapt: queries and values, or all three in one. */
    private static final Set<String> ATTENTION =
            Set.of("query", "value", "q_lin", "v_lin", "q_proj", "v_proj", "c_attn");

    public Lora {
        layers = Map.copyOf(layers);
    }

    /**
     * The same addition to every chosen layer of a body.
     *
     * @param targets names of layers ({@code query}, {@code layer.0.attention.self.query}), patterns that match whole
     *     names, {@link #ALL_LINEAR}; none means the queries' and values' projections
     * @throws IllegalArgumentException naming the layers there are, if a target chooses none
     */
    public static Lora on(Adaptable model, List<String> targets, LowRank lowRank) {
        return on(model.linearLayers(), targets, lowRank);
    }

    static Lora on(List<LinearLayer> all, List<String> targets, LowRank lowRank) {
        Map<LinearLayer, LowRank> chosen = new LinkedHashMap<>();
        if (targets.isEmpty()) {
            all.stream()
                    .filter(layer -> ATTENTION.contains(lastName(layer)))
                    .forEach(layer -> chosen.put(layer, lowRank));
        }
        for (String target : targets) {
            List<LinearLayer> found =
                    all.stream().filter(layer -> matches(layer, target)).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no linear layer \"" + target + "\" (there are " + names(all) + ")");
            }
            found.forEach(layer -> chosen.put(layer, lowRank));
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("LoRA has no layer to add to (linear layers: " + names(all) + ")");
        }
        return new Lora(chosen);
    }

    private static boolean matches(LinearLayer layer, String target) {
        if (target.equals(ALL_LINEAR)
                || layer.name().equals(target)
                || layer.name().endsWith("." + target)) {
            return true;
        }
        try {
            return Pattern.matches(target, layer.name());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the target \"" + target + "\" is no layer and no pattern: " + e.getDescription(), e);
        }
    }

    private static String lastName(LinearLayer layer) {
        return layer.name().substring(layer.name().lastIndexOf('.') + 1);
    }

    /** The last parts of the names, each once: {@code query, key, value, dense}. */
    private static String names(List<LinearLayer> all) {
        return all.isEmpty()
                ? "none"
                : all.stream().map(Lora::lastName).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public Optional<LowRank> at(LinearLayer layer) {
        return Optional.ofNullable(layers.get(layer));
    }
}
