package io.crema.finetune.check;

import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.TfIdfLogisticRegression;
import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.data.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A look at data before it is trained on. Immutable; {@link #run} looks. */
public final class DataCheck {
    private final LabelledData data;
    private final String[] partOf;
    private final List<Check> ofModel;
    private final Optional<Baseline> classifier;
    private final long seed;

    private DataCheck(
            LabelledData data, String[] partOf, List<Check> ofModel, Optional<Baseline> classifier, long seed) {
        this.data = data;
        this.partOf = partOf;
        this.ofModel = List.copyOf(ofModel);
        this.classifier = classifier;
        this.seed = seed;
    }

    /** Of data that is not divided. */
    public static DataCheck of(LabelledData data) {
        String[] none = new String[data.rows()];
        Arrays.fill(none, "");
        return new DataCheck(data, none, List.of(), usual(data), 42);
    }

    /** Of divided data, and of what its parts have in common. */
    public static DataCheck of(SplitData parts) {
        Map<Integer, String> partOf = new HashMap<>();
        note(partOf, parts.train(), "train");
        note(partOf, parts.validation(), "validation");
        note(partOf, parts.test(), "test");
        return of(parts.whole(), partOf);
    }

    /** Of data in folds, and of what the folds have in common. */
    public static DataCheck of(FoldedData folds) {
        Map<Integer, String> partOf = new HashMap<>();
        for (int fold = 0; fold < folds.folds().size(); fold++) {
            note(partOf, folds.folds().get(fold).test(), "fold " + (fold + 1));
        }
        return of(folds.whole(), partOf);
    }

    private static DataCheck of(LabelledData whole, Map<Integer, String> partOf) {
        String[] parts = Arrays.stream(whole.sourceRows())
                .mapToObj(row -> partOf.getOrDefault(row, ""))
                .toArray(String[]::new);
        return new DataCheck(whole, parts, List.of(), usual(whole), 42);
    }

    private static void note(Map<Integer, String> partOf, LabelledData part, String name) {
        Arrays.stream(part.sourceRows()).forEach(row -> partOf.put(row, name));
    }

    private static Optional<Baseline> usual(LabelledData data) {
        return data.roles().text().isEmpty() ? Optional.empty() : Optional.of(TfIdfLogisticRegression.withDefaults());
    }

    /** What is looked at. */
    public LabelledData data() {
        return data;
    }

    /** Also looks for texts that a model would cut. */
    public DataCheck cutBy(Function<List<String>, Tokens> tokenizer) {
        return with(new Truncation(tokenizer));
    }

    /** Also looks for examples that mean the same to a model; embedding takes it some seconds a thousand. */
    public DataCheck embeddedBy(Function<List<String>, float[][]> embedding) {
        return with(new SameMeaning(embedding));
    }

    private DataCheck with(Check check) {
        List<Check> more = new ArrayList<>(ofModel);
        more.add(check);
        return new DataCheck(data, partOf, more, classifier, seed);
    }

    /** What suspects labels, in place of TF-IDF and logistic regression. */
    public DataCheck judgedBy(Baseline other) {
        return new DataCheck(data, partOf, ofModel, Optional.of(other), seed);
    }

    /** Decides which rows are drawn where there are too many, and the folds; 42. */
    public DataCheck seed(long other) {
        return new DataCheck(data, partOf, ofModel, classifier, other);
    }

    /** Looks. */
    public DataReport run() {
        return run(() -> false);
    }

    /**
     * As above.
     *
     * @param cancelled asked between two checks
     * @throws java.util.concurrent.CancellationException if it was
     */
    public DataReport run(BooleanSupplier cancelled) {
        var examined = new Examined(data, partOf, seed);
        List<Check> checks = new ArrayList<>(List.of(
                new RepeatedExamples(),
                new Columns(),
                new TelltaleWords(),
                new MissingValues(),
                new MarkupLeft(),
                new Balance()));
        checks.addAll(ofModel);
        classifier.map(SuspectedLabels::new).ifPresent(checks::add);
        List<String> looked = new ArrayList<>();
        List<DataFinding> findings = new ArrayList<>();
        for (Check check : checks) {
            String what = check.looksAt(examined);
            if (!what.isEmpty()) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                looked.add(what);
                findings.addAll(check.findings(examined));
            }
        }
        findings.sort(Comparator.comparing(finding -> !finding.kind().isSevere()));
        return new DataReport(data.name(), data.rows(), findings, looked, seed);
    }
}
