package io.crema.finetune.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Golden;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TextPreprocessor;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One example of a reference model, with what {@code golden/make_explain.py} says of it. */
final class GoldenExample implements AutoCloseable {
    private static final String LORA = "-lora";

    private final JsonNode answers;
    private final List<Runnable> opened = new ArrayList<>();
    private final ExplainedModel model;
    private final Subject subject;

    /**
     * @param family one of those in {@code explain.json}
     * @param baseline {@code pad} or {@code zero}
     */
    GoldenExample(String family, String baseline) {
        JsonNode all;
        try {
            all = new ObjectMapper()
                    .readTree(Golden.folder("explain.json").toFile())
                    .path("answers")
                    .path(family);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = all.path(baseline);
        boolean text = all.has("ids");
        Classifier classifier = text ? text(family) : loaded(family);
        model = ExplainedModel.of(classifier, Progress.NONE);
        opened.add(0, model::close);
        subject = text ? subject(all.path("ids"), classifier, baseline) : numbers(family);
    }

    private Classifier text(String family) {
        Pretrained pretrained = TinyModel.load(family.replace(LORA, ""));
        opened.add(0, pretrained::close);
        if (!family.endsWith(LORA)) {
            return pretrained.ownClassifier().orElseThrow();
        }
        Classifier adapted =
                pretrained.withAdapter(TinyModel.adapter(family.replace(LORA, "")), TinyModel.labelNames());
        opened.add(0, adapted::close);
        return adapted;
    }

    private Classifier loaded(String family) {
        Pretrained pretrained = Pretrained.load(Golden.folder(family).toString());
        opened.add(0, pretrained::close);
        return pretrained.ownClassifier().orElseThrow();
    }

    private Subject subject(JsonNode ids, Classifier classifier, String baseline) {
        String text = StreamSupport.stream(ids.spliterator(), false)
                .map(id -> "w" + id.asInt())
                .collect(Collectors.joining(" "));
        var preprocessor = (TextPreprocessor) classifier.pretrained().preprocessor();
        var preparation = new TextPreparation(
                preprocessor, baseline.equals("pad") ? AttributionBaseline.PAD : AttributionBaseline.ZERO);
        return preparation.of(model, text).subject();
    }

    private static Subject numbers(String family) {
        var batch = Safetensors.read(Golden.folder(family).resolve("batch.safetensors"));
        boolean row = batch.containsKey("features");
        Safetensors.Entry entry = Objects.requireNonNull(batch.get(row ? "features" : "pixel_values"));
        int[] shape = entry.shape().stream().mapToInt(Long::intValue).toArray();
        float[] all = entry.toFloats().toArray();
        float[] first = Arrays.copyOf(all, all.length / shape[0]);
        return row
                ? RowPreparation.subject(first)
                : PicturePreparation.subject(first, new float[first.length], Arrays.copyOfRange(shape, 1, 4));
    }

    int labels() {
        return answers.size();
    }

    PartScore score(int label) {
        return new ExampleScore(model, subject, label);
    }

    double number(int label, String field) {
        return answers.path(label).path(field).asDouble();
    }

    double[] numbers(int label, String field) {
        return StreamSupport.stream(answers.path(label).path(field).spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
