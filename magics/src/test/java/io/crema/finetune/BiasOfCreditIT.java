package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Split;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.SwapFile;
import io.crema.finetune.model.TableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bias audit of a logistic regression on the credit table of the notebooks. */
class BiasOfCreditIT {
    @TempDir
    private Path folder;

    @Test
    void assessesATableBySexAndAgeAndShowsWhatMitigationCosts() throws IOException {
        SplitData data = LabelledData.read(Path.of("../notebooks/data/german-credit.csv"))
                .label("class")
                .group("sex")
                .split(Split.stratified(.5, .25, .25));

        try (FineTuned run = FineTuning.of(TableModel.logistic()).on(data).fit()) {
            BiasAudit audit = BiasAudit.of(run).positive("good").with(options -> options.withPermutations(200));

            BiasAssessment bias = audit.sensitive("sex", "age:25")
                    .reweigh()
                    .thresholds(Criterion.EQUAL_OPPORTUNITY)
                    .assess();

            assertEquals(2, bias.byGroup().size());
            assertEquals(
                    List.of("25 and over", "under 25"),
                    bias.byGroup().get(1).only().groups().stream()
                            .map(row -> row.name())
                            .toList());
            assertEquals(4, bias.mitigations().size());
            bias.mitigations()
                    .forEach(each ->
                            assertTrue(each.changes().get(0).change().interval().isPresent(), each.title()));
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> audit.counterfactual(Counterfactuals.names()).assess())
                    .toString();
            assertTrue(message.contains("need a model that reads texts"), message);
            SwapFile words = SwapFile.read(Files.writeString(folder.resolve("words.tsv"), "he\tshe\n"));
            assertEquals(
                    "swapped sentences need a model that reads texts, and fine-tuned logistic reads rows of a table",
                    audit.sensitive("sex")
                            .counterfactual(words)
                            .assess()
                            .refusals()
                            .get(0)
                            .reason());
        }
    }
}
