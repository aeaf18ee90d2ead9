package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.card.ModelCard;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.metrics.Evaluated;
import io.crema.finetune.model.Classifier;
import io.crema.kernel.magic.MagicContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session asked of its runs, for their cards: of each the latest evaluation on the same rows, and the latest bias
 * report. It keeps no run alive. For several threads.
 */
final class Asked {
    private final Map<Classifier, Answers> answers = new WeakHashMap<>();

    /** Of one run. */
    private static final class Answers {
        private final Map<String, Evaluated> evaluations = new LinkedHashMap<>();
        private @Nullable BiasAssessment bias;
    }

    /** What the session asked. */
    static Asked of(MagicContext context) {
        return context.shared(Asked.class, Asked::new);
    }

    /** Keeps an answer, and gives it back. */
    synchronized Evaluated note(FineTuned run, Evaluated evaluation) {
        of(run).evaluations.put(evaluation.rowsName(), evaluation);
        return evaluation;
    }

    /** As above. */
    synchronized BiasAssessment note(FineTuned run, BiasAssessment bias) {
        of(run).bias = bias;
        return bias;
    }

    private Answers of(FineTuned run) {
        return answers.computeIfAbsent(run.classifier(), classifier -> new Answers());
    }

    /** The run's card with all that was asked of it. */
    synchronized ModelCard card(FineTuned run) {
        ModelCard card = run.modelCard();
        for (Evaluated evaluation : of(run).evaluations.values()) {
            card = card.with(evaluation);
        }
        BiasAssessment bias = of(run).bias;
        return bias == null ? card : card.with(bias);
    }
}
