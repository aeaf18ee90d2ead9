package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.SingleLabel;
import io.crema.finetune.model.TinyModel;
import io.crema.finetune.model.WeightedLabel;
import io.crema.finetune.strategy.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tech.tablesaw.api.StringColumn;

/** A bias audit that asks a run, and trains it anew on reweighed rows; the tiny model, a few texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BiasAuditIT {
    private Pretrained model;

    @BeforeAll
    void load() {
        model = TinyModel.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    private FineTuning training(SplitData data) {
        return FineTuning.of(model).on(data).strategy(Strategy.full()).epochs(2).learningRate(1e-2);
    }

    @Test
    void rowsThatWeighAsTheirLabelsDoAreClassWeights() {
        SplitData data = TinyData.texts().limitTraining(21, 5);
        int[] labels = data.train().labelIndices();
        double rows = labels.length;
        double[] weights = Arrays.stream(labels)
                .mapToDouble(label -> rows
                        / (2
                                * Arrays.stream(labels)
                                        .filter(other -> other == label)
                                        .count()))
                .toArray();
        List<String> texts = List.of("w10 w31", "w20 w72");

        try (FineTuned byClass =
                        training(data).objective(SingleLabel.PLAIN.balancing()).fit();
                FineTuned byRow = training(data)
                        .objective(new WeightedLabel("as classes", weights))
                        .fit();
                FineTuned plain = training(data).fit()) {
            double[][] expected = byClass.outputs(texts);
            double[][] actual = byRow.outputs(texts);

            for (int text = 0; text < texts.size(); text++) {
                assertEquals(expected[text][0], actual[text][0], 1e-5);
            }
            assertTrue(Math.abs(plain.outputs(texts)[0][0] - expected[0][0]) > 1e-5, "weights make a difference");
            assertEquals(
                    "single-label, weighed: as classes",
                    byRow.provenance().objective().toString());
        }
    }

    @Test
    void showsARunBeforeAndAfterReweighingAndThresholds() {
        LabelledData whole = TinyData.texts().whole();
        SplitData data = whole.with(StringColumn.create(
                        "group",
                        IntStream.range(0, whole.rows())
                                .mapToObj(row -> row % 2 == 0 ^ row % 5 == 0 ? "left" : "right")))
                .split(Split.stratified(.4, .3, .3));

        try (FineTuned run = training(data).fit()) {
            BiasAssessment bias = BiasAudit.of(run)
                    .positive("ten")
                    .sensitive("group")
                    .with(options -> options.withPermutations(100))
                    .reweigh()
                    .thresholds(Criterion.DEMOGRAPHIC_PARITY)
                    .assess();

            assertEquals(
                    List.of("reweighing", "thresholds for demographic parity"),
                    bias.mitigations().stream().map(each -> each.method()).toList());
            assertEquals(2, bias.byGroup().get(0).only().scores().size());
            assertTrue(bias.mitigations()
                    .get(0)
                    .price()
                    .get(0)
                    .contains(data.train().rows() + " rows"));
        }
    }
}
