package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.CausalArchitecture;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributions against those of plain PyTorch, made by {@code golden/make_explain.py}. */
class ExplainGoldenIT {
    /**
     * Families that divide a token's vector by its size and add nothing: on the way from zeros nearly all happens next to
     * zero, and no number of steps sees it.
     */
    private static final Set<String> DIVIDING = Set.of("llama", "qwen2");

    static Stream<Arguments> texts() {
        return Stream.of(
                        "bert",
                        "bert-lora",
                        "roberta",
                        "roberta-lora",
                        "distilbert",
                        "distilbert-lora",
                        "gpt2",
                        "gpt2-lora",
                        "llama",
                        "llama-lora",
                        "qwen2",
                        "qwen2-lora")
                .flatMap(family -> Stream.of(Arguments.of(family, "pad"), Arguments.of(family, "zero")));
    }

    /** Every family with the baselines that it is usually compared with. */
    static Stream<Arguments> usual() {
        return all().filter(each -> !(each.get()[1].equals("zero") && DIVIDING.contains(family(each))));
    }

    private static String family(Arguments each) {
        return String.valueOf(each.get()[0]).replace("-lora", "");
    }

    static Stream<Arguments> all() {
        return Stream.concat(
                texts(),
                Stream.of("vit", "resnet", "resnet-bottleneck", "resnet-reduction", "cnn", "mlp")
                        .map(family -> Arguments.of(family, "zero")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void integratesGradientsAsPythonDoes(String family, String baseline) {
        try (var golden = new GoldenExample(family, baseline)) {
            for (int label = 0; label < golden.labels(); label++) {
                Attribution attribution = IntegratedGradients.exactly(50).attribute(golden.score(label));

                assertEquals(golden.number(label, "score"), attribution.score(), 1e-4);
                assertEquals(golden.number(label, "baseline_score"), attribution.baselineScore(), 1e-4);
                assertArrayEquals(golden.numbers(label, "integrated_gradients"), array(attribution.positions()), 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void multipliesInputAndGradientAsPythonDoes(String family, String baseline) {
        try (var golden = new GoldenExample(family, baseline)) {
            for (int label = 0; label < golden.labels(); label++) {
                Attribution attribution = new InputTimesGradient().attribute(golden.score(label));

                assertArrayEquals(golden.numbers(label, "input_x_gradient"), array(attribution.positions()), 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("usual")
    void addsUpToTheChangeOfTheScore(String family, String baseline) {
        try (var golden = new GoldenExample(family, baseline)) {
            for (int label = 0; label < golden.labels(); label++) {
                Attribution attribution = IntegratedGradients.from(50).attribute(golden.score(label));

                assertTrue(
                        attribution.relativeError() <= IntegratedGradients.TOLERANCE,
                        attribution.how() + ": " + attribution.relativeError());
            }
        }
    }

    @Test
    void coversEveryFamilyThereIs() {
        Set<String> covered = usual().map(ExplainGoldenIT::family).collect(Collectors.toSet());

        Stream<Set<String>> known = Stream.concat(
                ServiceLoader.load(Architecture.class).stream()
                        .map(each -> each.get().modelTypes()),
                ServiceLoader.load(CausalArchitecture.class).stream()
                        .map(each -> each.get().modelTypes()));
        assertEquals(
                List.of(),
                known.filter(names -> names.stream().noneMatch(covered::contains))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void occludesAndDividesAsPythonDoes(String family, String baseline) {
        try (var golden = new GoldenExample(family, baseline)) {
            for (int label = 0; label < golden.labels(); label++) {
                Attribution occlusion = new Occlusion().attribute(golden.score(label));
                Attribution shapley = new ShapleyValues(50, 1).attribute(golden.score(label));

                assertArrayEquals(golden.numbers(label, "occlusion"), array(occlusion.parts()), 1e-4);
                assertArrayEquals(golden.numbers(label, "shapley"), array(shapley.parts()), 1e-4);
                assertEquals(0, shapley.completenessError(), 1e-6);
            }
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
