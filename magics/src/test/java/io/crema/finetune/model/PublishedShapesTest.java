package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.torchscript.Numerics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checkpoints that people download have as many parameters as their makers say. */
class PublishedShapesTest {
    private static final int IMAGENET_CLASSES = 1000;

    @ParameterizedTest
    @CsvSource({"resnet-18, 11689512", "resnet-50, 25557032", "vit-base, 86567656"})
    void countsTheParametersOfAClassifierOfImageNet(String model, long published) throws IOException {
        Backbone backbone = backbone(model);

        Network network =
                Network.classifier(backbone, backbone.pooling(), backbone.head(IMAGENET_CLASSES), Numerics.USUAL);

        assertEquals(published, Weights.count(network.parameters()));
    }

    @ParameterizedTest
    @CsvSource({"roberta-base, OWN, 124645632", "distilbert-base, CLS, 66362880"})
    void countsTheParametersOfAnEncoder(String model, Pooling pooling, long published) throws IOException {
        Network network = Network.encoder(backbone(model), pooling, Numerics.USUAL);

        assertEquals(published, Weights.count(network.parameters()));
    }

    @ParameterizedTest
    @CsvSource({"resnet-18, 4", "resnet-50, 4", "vit-base, 12", "roberta-base, 12", "distilbert-base, 6"})
    void givesEveryWeightOfTheBodyADepth(String model, int layers) throws IOException {
        Backbone backbone = backbone(model);
        List<String> names =
                Network.classifier(backbone, backbone.pooling(), backbone.head(2), Numerics.USUAL).parameters().stream()
                        .map(Parameter::name)
                        .toList();

        assertEquals(layers, backbone.layers());
        assertTrue(names.stream().anyMatch(name -> !backbone.owns(name)), "a head");
        assertEquals(
                layers + 1,
                names.stream()
                        .filter(backbone::owns)
                        .map(backbone::depth)
                        .distinct()
                        .count());
    }

    private static Backbone backbone(String model) throws IOException {
        Path file = Path.of("src/test/resources/published", model + ".json");
        var config = new ModelConfig(model, new ObjectMapper().readTree(file.toFile()));
        return ServiceLoader.load(Architecture.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(architecture -> architecture.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow()
                .backbone(config);
    }
}
