package io.crema.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.Counterfactuals;
import io.crema.finetune.fairness.Criterion;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.fairness.SensitiveFeature;
import io.crema.finetune.metrics.Predictions;
import io.crema.finetune.metrics.Resampling;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names that other programs read. Whoever changes one changes the schema's version, and docs/bias-report.md. */
class BiasJsonTest {
    private static final BiasOptions OPTIONS = BiasOptions.seeded(4).withPermutations(100);

    @Test
    void theNamesStayAsTheyAre() throws Exception {
        JsonNode json = new ObjectMapper().readTree(BiasJson.text(assessment()));

        assertEquals(names("schema reports macro mitigations counterfactuals refusals"), names(json));
        JsonNode report = json.at("/reports/0");
        assertEquals(
                names("positive sensitive control method level minimum_group undefined_rates permutations seed strata"
                        + " summary"),
                names(report));
        JsonNode stratum = report.at("/strata/0");
        assertEquals(names("name overall groups gaps scores footnotes"), names(stratum));
        assertEquals(names("name values n small rates"), names(stratum.at("/groups/0")));
        assertEquals(names("value lower upper level interval n"), names(stratum.at("/groups/0/rates/selection_rate")));
        assertEquals(names("undefined n"), names(stratum.at("/groups/1/rates/true_positive_rate")));
        assertEquals(
                names("name value null_lower null_upper p permutations outside_band"), names(stratum.at("/gaps/0")));
        assertEquals(names("group n roc_auc roc calibration"), names(stratum.at("/scores/0")));
        assertEquals(names("positives sensitive gaps"), names(json.at("/macro/0")));
        JsonNode mitigation = json.at("/mitigations/0");
        assertEquals(names("method price before after changes thresholds"), names(mitigation));
        assertEquals(names("name before after change"), names(mitigation.at("/changes/0")));
        assertEquals(names("group n ignored constant cuts"), names(mitigation.at("/thresholds/0")));
        JsonNode swaps = json.at("/counterfactuals/0");
        assertEquals(names("kind positive sentences skipped flip_rate variants groups worst summary"), names(swaps));
        assertEquals(names("group variant mean change flip_rate p adjusted_p"), names(swaps.at("/variants/0")));
        assertEquals(10, swaps.get("worst").size());
        assertEquals(names("title reason hint"), names(json.at("/refusals/0")));
    }

    @Test
    void anUndefinedNumberIsLeftOutAndSaysWhy() throws Exception {
        JsonNode json = new ObjectMapper().readTree(BiasJson.text(assessment()));

        assertEquals(
                "0 positives",
                json.at("/reports/0/strata/0/groups/1/rates/true_positive_rate/undefined")
                        .asText());
        assertTrue(!BiasJson.text(assessment()).contains("NaN"));
    }

    private static BiasAssessment assessment() {
        int[] truth = {0, 1, 0, 1, 0, 0, 0, 0};
        double[][] probabilities = {{.7, .3}, {.2, .8}, {.4, .6}, {.1, .9}, {.8, .2}, {.9, .1}, {.3, .7}, {.6, .4}};
        Predictions predictions = Predictions.of(List.of("no", "yes"), truth, probabilities);
        List<SensitiveFeature> sex =
                List.of(new SensitiveFeature("sex", List.of("f", "f", "f", "f", "m", "m", "m", "m")));
        var rows = new Mitigation.Rows(predictions, sex);
        return BiasAssessment.empty()
                .with(BiasReport.of(predictions, "yes", sex, OPTIONS))
                .with(MacroGaps.of(predictions, List.of("no", "yes"), sex, OPTIONS))
                .with(Mitigation.thresholds(Criterion.DEMOGRAPHIC_PARITY, "yes", rows, rows, OPTIONS))
                .with(CounterfactualReport.of(
                        Counterfactuals.pronouns(),
                        "yes",
                        texts -> texts.stream()
                                .mapToDouble(text -> .2 + text.length() % 7 / 10.0)
                                .toArray(),
                        Resampling.seeded(3)))
                .with(new Refusal("Mitigation by reweighing", "there is no run", "Name one"));
    }

    private static Set<String> names(String names) {
        return new TreeSet<>(List.of(names.split(" ", -1)));
    }

    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
