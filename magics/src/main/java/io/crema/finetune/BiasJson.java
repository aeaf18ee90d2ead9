package io.crema.finetune;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.BiasOptions;
import io.crema.finetune.fairness.BiasReport;
import io.crema.finetune.fairness.BiasStratum;
import io.crema.finetune.fairness.CounterfactualPair;
import io.crema.finetune.fairness.CounterfactualReport;
import io.crema.finetune.fairness.CounterfactualRow;
import io.crema.finetune.fairness.Gap;
import io.crema.finetune.fairness.GroupRate;
import io.crema.finetune.fairness.GroupRow;
import io.crema.finetune.fairness.GroupScores;
import io.crema.finetune.fairness.GroupThresholds;
import io.crema.finetune.fairness.MacroGaps;
import io.crema.finetune.fairness.Mitigation;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.metrics.Estimate;
import io.crema.finetune.metrics.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A bias assessment as JSON, for other programs. Its names stay as they are as long as {@code schema} does; they are
 * listed in {@code docs/bias-report.md}. Numbers are not rounded; one that is undefined is left out, and says why under
 * {@code undefined}.
 */
public final class BiasJson {
    /** The name of the form, and its version. */
    public static final String SCHEMA = "crema.bias/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BiasJson() {}

    /**
     * Writes a file, in place of one that may be there, and the folders above it.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static void write(BiasAssessment assessment, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text(assessment));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot write " + file + ": name a file in a folder that may be written to", e);
        }
    }

    /** The text of such a file. */
    public static String text(BiasAssessment assessment) {
        return node(assessment).toPrettyString() + "\n";
    }

    private static ObjectNode node(BiasAssessment assessment) {
        ObjectNode node = object().put("schema", SCHEMA);
        node.set("reports", array(assessment.byGroup(), BiasJson::node));
        node.set("macro", array(assessment.macro(), BiasJson::node));
        node.set("mitigations", array(assessment.mitigations(), BiasJson::node));
        node.set("counterfactuals", array(assessment.counterfactuals(), BiasJson::node));
        node.set("refusals", array(assessment.refusals(), BiasJson::node));
        return node;
    }

    private static ObjectNode node(BiasReport report) {
        BiasOptions options = report.options();
        ObjectNode node = object().put("positive", report.positive());
        node.set("sensitive", texts(report.sensitive()));
        node.set("control", texts(report.control()));
        node.put("method", options.method().name().toLowerCase(Locale.ROOT))
                .put("level", options.level())
                .put("minimum_group", options.minimumGroup())
                .put("undefined_rates", options.undefined().name().toLowerCase(Locale.ROOT))
                .put("permutations", options.permutations())
                .put("seed", options.seed());
        node.set("strata", array(report.strata(), BiasJson::node));
        node.set("summary", texts(report.summary()));
        return node;
    }

    private static ObjectNode node(BiasStratum stratum) {
        ObjectNode node = object().put("name", stratum.name());
        node.set("overall", node(stratum.overall()));
        node.set("groups", array(stratum.groups(), BiasJson::node));
        node.set("gaps", array(stratum.gaps(), BiasJson::node));
        node.set("scores", array(stratum.scores(), BiasJson::node));
        node.set("footnotes", texts(stratum.footnotes()));
        return node;
    }

    private static ObjectNode node(GroupRow row) {
        ObjectNode node = object().put("name", row.name());
        node.set("values", texts(row.values()));
        node.put("n", row.rows()).put("small", row.small());
        ObjectNode rates = node.putObject("rates");
        for (GroupRate rate : row.rates()) {
            rates.set(rate.metric().key(), node(rate.estimate()).put("n", rate.rows()));
        }
        return node;
    }

    private static ObjectNode node(Gap gap) {
        ObjectNode node = with(object().put("name", gap.disparity().name()), "value", gap.score());
        gap.test()
                .ifPresent(test -> node.put("null_lower", test.lower())
                        .put("null_upper", test.upper())
                        .put("p", test.p())
                        .put("permutations", test.permutations())
                        .put("outside_band", gap.isOutsideBand()));
        return node;
    }

    private static ObjectNode node(GroupScores scores) {
        ObjectNode node = object().put("group", scores.group()).put("n", scores.rows());
        node.set("roc_auc", node(scores.area()));
        node.set(
                "roc",
                array(
                        scores.curve(),
                        point -> object().put("false_positive_rate", point.falsePositiveRate())
                                .put("true_positive_rate", point.truePositiveRate())));
        node.set("calibration", array(scores.bins(), bin -> {
            ObjectNode each =
                    object().put("bin", bin.index()).put("n", bin.rows()).put("mean_score", bin.score());
            each.set("positive", node(bin.positive()));
            return each;
        }));
        return node;
    }

    private static ObjectNode node(MacroGaps macro) {
        ObjectNode node = object();
        node.set("positives", texts(macro.positives()));
        node.set("sensitive", texts(macro.sensitive()));
        node.set("gaps", array(macro.gaps(), BiasJson::node));
        return node;
    }

    private static ObjectNode node(Mitigation mitigation) {
        ObjectNode node = object().put("method", mitigation.method());
        node.set("price", texts(mitigation.price()));
        node.set("before", node(mitigation.before()));
        node.set("after", node(mitigation.after()));
        node.set("changes", array(mitigation.changes(), change -> {
            ObjectNode each = object().put("name", change.name());
            each.set("before", with(object(), "value", change.before()));
            each.set("after", with(object(), "value", change.after()));
            each.set("change", node(change.change()));
            return each;
        }));
        node.set("thresholds", array(mitigation.rules(), BiasJson::node));
        return node;
    }

    private static ObjectNode node(GroupThresholds.Rule rule) {
        ObjectNode node = object().put("group", rule.group())
                .put("n", rule.rows())
                .put("ignored", rule.ignored())
                .put("constant", rule.constant());
        // JSON has no infinity: a threshold that selects all or none is a word.
        node.set("cuts", array(rule.cuts(), cut -> {
            ObjectNode each = object().put("share", cut.share());
            return Double.isFinite(cut.threshold())
                    ? each.put("threshold", cut.threshold())
                    : each.put("threshold", cut.threshold() > 0 ? "none" : "all");
        }));
        return node;
    }

    private static ObjectNode node(CounterfactualReport report) {
        ObjectNode node = object().put("kind", report.texts().kind())
                .put("positive", report.positive())
                .put("sentences", report.sentences())
                .put("skipped", report.skipped());
        node.set("flip_rate", node(report.flipped()));
        node.set("variants", array(report.rows(), BiasJson::node));
        node.set("groups", array(report.groups(), BiasJson::node));
        node.set("worst", array(report.worst(), BiasJson::node));
        node.set("summary", texts(report.summary()));
        return node;
    }

    private static ObjectNode node(Refusal refusal) {
        return object().put("title", refusal.title())
                .put("reason", refusal.reason())
                .put("hint", refusal.hint());
    }

    private static ObjectNode node(CounterfactualRow row) {
        ObjectNode node = object().put("group", row.variant().group())
                .put("variant", row.variant().name());
        node.set("mean", node(row.mean()));
        node.set("change", node(row.change()));
        node.set("flip_rate", node(row.flipRate()));
        return node.put("p", row.p()).put("adjusted_p", row.adjustedP());
    }

    private static ObjectNode node(CounterfactualPair pair) {
        return object().put("higher", pair.higher())
                .put("higher_probability", pair.higherProbability())
                .put("lower", pair.lower())
                .put("lower_probability", pair.lowerProbability());
    }

    private static ObjectNode node(Estimate estimate) {
        ObjectNode node = with(object(), "value", estimate.score());
        estimate.interval()
                .ifPresent(interval -> node.put("lower", interval.lower())
                        .put("upper", interval.upper())
                        .put("level", interval.level())
                        .put("interval", interval.method().words()));
        return node;
    }

    private static ObjectNode with(ObjectNode node, String name, Score score) {
        return score.isDefined() ? node.put(name, score.value()) : node.put("undefined", score.reason());
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static <T> ArrayNode array(Collection<T> values, Function<T, ObjectNode> node) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(node.apply(value)));
        return array;
    }
}
