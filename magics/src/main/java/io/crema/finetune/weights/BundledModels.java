package io.crema.finetune.weights;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The models that come with Crema, on its class path. */
final class BundledModels {
    private BundledModels() {}

    /** @param name one of {@link ModelSource#BUNDLED} */
    static ModelSource named(String name) {
        return name.equals("minilm") ? minilm() : smallCnn();
    }

    /** sentence-transformers/all-MiniLM-L6-v2, quantised to 8 bits, from the jar that LangChain4j publishes. */
    private static ModelSource minilm() {
        return exported("minilm", "/all-minilm-l6-v2-q.onnx", "/all-minilm-l6-v2-q-tokenizer.json");
    }

    /** Crema's own network for small grey pictures, pretrained on Fashion-MNIST. */
    private static ModelSource smallCnn() {
        String folder = "small-cnn/";
        return new ModelSource(
                "small-cnn",
                ModelSource.parse("config.json", resource(folder + "config.json")),
                ModelSource.floats(Safetensors.read("model.safetensors", resource(folder + "model.safetensors"))),
                "",
                ModelSource.parse("preprocessor_config.json", resource(folder + "preprocessor_config.json")),
                Optional.empty(),
                Optional.empty());
    }

    /** A BERT of MiniLM's configuration from an ONNX export on the class path. */
    static ModelSource exported(String name, String onnx, String tokenizer) {
        return new ModelSource(
                name,
                ModelSource.parse("minilm.json", resource("minilm.json")),
                OnnxWeights.read(ByteBuffer.wrap(resource(onnx)).order(ByteOrder.LITTLE_ENDIAN)),
                new String(resource(tokenizer), StandardCharsets.UTF_8),
                JsonNodeFactory.instance.objectNode(),
                Optional.of("mean"),
                Optional.empty());
    }

    private static byte[] resource(String name) {
        try (InputStream stream = BundledModels.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new WeightsException("this installation lacks " + name + ". Install Crema again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new WeightsException("cannot read " + name + " from this installation", e);
        }
    }
}
