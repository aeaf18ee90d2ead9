package io.crema.finetune.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.Golden;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.model.TinyWriters;
import io.crema.finetune.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** One example of a reference model, with what {@code golden/make_explain.py} says of it. */
final class GoldenExample implements AutoCloseable {
    private static final String LORA = "-lora";

    private final JsonNode answers;
    private final List<Integer> next;
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
        next = StreamSupport.stream(all.path("next").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        boolean text = all.has("ids");
        Explainable asked = !next.isEmpty()
                ? new TokenScores(writer(family))
                : new LabelScores(text ? text(family) : loaded(family));
        model = asked.open(Progress.NONE);
        opened.add(0, model::close);
        subject = text ? subject(all.path("ids"), asked.preparation(), baseline) : numbers(family);
    }

    private LanguageModel writer(String family) {
        String name = family.replace(LORA, "");
        LanguageModel base = TinyWriters.load(name);
        opened.add(0, base::close);
        if (!family.endsWith(LORA)) {
            return base;
        }
        LanguageModel adapted = base.withAdapter(TinyModel.adapter(name));
        opened.add(0, adapted::close);
        return adapted;
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

    private Subject subject(JsonNode ids, Preparation preparation, String baseline) {
        String text = StreamSupport.stream(ids.spliterator(), false)
                .map(id -> (next.isEmpty() ? "w" : "t") + id.asInt())
                .collect(Collectors.joining(" "));
        return preparation
                .of(model, text, AttributionBaseline.valueOf(baseline.toUpperCase(Locale.ROOT)))
                .subject();
    }

    private static Subject numbers(String family) {
        var batch = Safetensors.read(Golden.folder(family).resolve("batch.safetensors"));
        boolean row = batch.containsKey("features");
        Safetensors.Entry entry = Objects.requireNonNull(batch.get(row ? "features" : "pixel_values"));
        int[] shape = entry.shape().stream().mapToInt(Long::intValue).toArray();
        float[] all = entry.toFloats().toArray();
        float[] first = Arrays.copyOf(all, all.length / shape[0]);
        return row
                ? RowPreparation.subject(
                        first,
                        new float[first.length],
                        IntStream.range(0, first.length).boxed().toList())
                : PicturePreparation.subject(first, new float[first.length], Arrays.copyOfRange(shape, 1, 4));
    }

    int labels() {
        return answers.size();
    }

    PartScore score(int label) {
        return new ExampleScore(model, subject, next.isEmpty() ? label : next.get(label));
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
