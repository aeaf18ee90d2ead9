package io.crema.finetune.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches a training for what goes wrong silently, and tells it as {@link Finding}s. Passes on all it hears.
 *
 * <p>It would rather miss something than cry wolf: a finding needs an effect that is there for two epochs, or at the
 * end.
 */
public final class Guards implements TrainingListener {
    /** How far the validation loss has to rise above its lowest, as a share of it. */
    private static final double RISE = 0.1;

    /** How far it has to rise to be worth a word although the score has improved. */
    private static final double FAR = 0.5;

    /** So many epochs in a row say that a model is stuck; a large one often begins with one or two such. */
    private static final int COLLAPSE = 3;

    private final TrainingListener next;
    private final Optional<Floor> floor;
    private final List<Finding> before;
    private final List<Finding> findings = new ArrayList<>();
    private final List<EpochReport> epochs = new ArrayList<>();
    private boolean overfits;
    private boolean collapsed;

    /**
     * What is reached without learning.
     *
     * @param how as it stands in a sentence: {@code always saying "good"}
     * @param scores on the validation part
     * @param guesses how many answers a head that knows nothing guesses among; 0 where its first loss is not known
     */
    public record Floor(String how, Scores scores, int guesses) {
        boolean isStrange(double loss) {
            double expected = Math.log(guesses);
            return guesses > 0 && Math.abs(loss - expected) > Math.max(1, expected);
        }
    }

    /**
     * Watches on behalf of another listener.
     *
     * @param floor empty where it is not known what is reached without learning
     */
    public Guards(TrainingListener next, Optional<Floor> floor) {
        this(next, floor, List.of());
    }

    /** As above, with what was found before the training began. */
    public Guards(TrainingListener next, Optional<Floor> floor, List<Finding> before) {
        this.next = next;
        this.floor = floor;
        this.before = List.copyOf(before);
    }

    /** All that was found, in order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void started(TrainingPlan plan) {
        next.started(plan);
        before.forEach(this::finding);
    }

    @Override
    public void resumed(Standing standing) {
        epochs.addAll(standing.history());
        overfits = overfitting() != null;
        next.resumed(standing);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
        next.finding(finding);
    }

    @Override
    public void step(StepReport step) {
        next.step(step);
        if (step.step() == 1) {
            floor.filter(expected -> expected.isStrange(step.loss()))
                    .ifPresent(expected -> finding(new Finding.StrangeFirstLoss(step.loss(), expected.guesses())));
        }
    }

    @Override
    public void epoch(EpochReport epoch) {
        next.epoch(epoch);
        epochs.add(epoch);
        if (!collapsed && epochs.size() >= COLLAPSE && latest(COLLAPSE).allMatch(Guards::collapsed)) {
            collapsed = true;
            finding(new Finding.Collapsed(epoch.epoch(), epoch.scores().onlyAnswer()));
        }
        Finding found = overfits ? null : overfitting();
        if (found != null) {
            overfits = true;
            finding(found);
        }
    }

    private Stream<EpochReport> latest(int count) {
        return epochs.subList(epochs.size() - count, epochs.size()).stream();
    }

    private static boolean collapsed(EpochReport epoch) {
        return !epoch.scores().onlyAnswer().isEmpty();
    }

    /**
     * Two epochs in a row in which the validation loss rose while the training loss fell, well above the lowest; and since
     * the lowest the training loss fell as a whole, and no epoch scored better, or the loss is far above.
     */
    private @Nullable Finding overfitting() {
        int last = epochs.size() - 1;
        if (last < 2 || !parted(last) || !parted(last - 1)) {
            return null;
        }
        EpochReport lowest = epochs.stream()
                .min(Comparator.comparingDouble(EpochReport::validationLoss))
                .orElseThrow();
        EpochReport now = epochs.get(last);
        double risen = now.validationLoss() / lowest.validationLoss() - 1;
        if (risen <= RISE || now.trainLoss() >= lowest.trainLoss()) {
            return null;
        }
        if (!improvedSince(lowest)) {
            return new Finding.Overfits(lowest, now);
        }
        return risen > FAR ? new Finding.TooSure(lowest, now) : null;
    }

    private boolean improvedSince(EpochReport lowest) {
        double gain = lowest.scores().monitored().gain();
        return epochs.stream()
                .skip(lowest.epoch())
                .anyMatch(epoch -> epoch.scores().monitored().gain() > gain);
    }

    private boolean parted(int at) {
        EpochReport before = epochs.get(at - 1);
        EpochReport epoch = epochs.get(at);
        return epoch.validationLoss() > before.validationLoss() && epoch.trainLoss() < before.trainLoss();
    }

    @Override
    public void ended(TrainingLoop.Outcome outcome) {
        if (outcome.reason().isOfItself() && outcome.bestEpoch() > 0) {
            judge(epochs.get(outcome.bestEpoch() - 1));
        }
        next.ended(outcome);
    }

    private void judge(EpochReport best) {
        if (collapsed(best) && !collapsed) {
            finding(new Finding.Collapsed(best.epoch(), best.scores().onlyAnswer()));
        } else if (!collapsed(best)) {
            floor.ifPresent(without -> {
                Scores.Score known = without.scores().monitored();
                Scores.Score reached = best.scores().named(known.name());
                if (reached.gain() <= known.gain()) {
                    finding(new Finding.NothingLearned(reached, known, without.how()));
                }
            });
        }
    }
}
