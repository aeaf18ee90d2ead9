package io.crema.finetune.fairness;

/** Decisions cannot be assessed as asked, and whoever asked can mend it. The message is the summary and the hint. */
public final class BiasException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String summary;
    private final Remedy remedy;

    /** What mends it. */
    public enum Remedy {
        /** To name a column with more groups. */
        MORE_GROUPS("Choose another sensitive feature, or rows of more groups"),
        /** To name a column with fewer groups, or to cut numbers into few. */
        FEWER_GROUPS("Choose another sensitive feature, or cut numbers into groups: age:25:60"),
        /** To give the probabilities that decisions were made from. */
        GIVE_SCORES("Give the predictions with their probabilities"),
        /** To divide the data so that each part has rows, and to report on the test part. */
        DIVIDE("Divide the data so that each part has rows, and report on the test part"),
        /** To divide the data so that each part has each group, or to put small groups together. */
        FILL_GROUPS("Divide the data so that each part has rows of each group, or put small groups together"),
        /** To see to the model first. */
        SEE_TO_MODEL("See to the model first: balanced class weights may help"),
        /** To name a run, which can be asked and trained again. */
        NAME_RUN("Assess a run, which can be asked and trained again"),
        /** To train in a way in which rows can have weights. */
        ANOTHER_STRATEGY("Train with another strategy, and assess that run"),
        /** To leave out the swaps. */
        GROUPS_ALONE("Assess it by groups alone"),
        /** To give more sentences, or other words to swap. */
        MORE_SENTENCES("Give more texts that hold the words, or sentences of your own"),
        /** To part the errors of a model that chooses no label by a column. */
        SLICES("Its errors by group are slices of an evaluation, EvaluationOptions.usual().slices(column)");

        private final String hint;

        Remedy(String hint) {
            this.hint = hint;
        }
    }

    /** @param summary what happened and what was expected, without a full stop */
    public BiasException(String summary, Remedy remedy) {
        super(summary + ". " + remedy.hint);
        this.summary = summary;
        this.remedy = remedy;
    }

    /** What happened and what was expected. */
    public String summary() {
        return summary;
    }

    /** What to do next, in the words of this library, without a full stop. */
    public String hint() {
        return remedy.hint;
    }

    /** What to do next, for whoever has other words for that than this library's methods. */
    public Remedy remedy() {
        return remedy;
    }
}
