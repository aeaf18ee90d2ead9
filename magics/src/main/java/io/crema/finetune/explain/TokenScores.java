package io.crema.finetune.explain;

import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Network;
import io.crema.finetune.model.Objective;
import io.crema.finetune.model.Progress;

/** A language model: explained is the score of the token that comes next. */
record TokenScores(LanguageModel model) implements Explainable {

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Preparation preparation() {
        return new PromptPreparation(model);
    }

    @Override
    public ExplainedModel open(Progress progress) {
        Network network = Network.explained(model);
        var source = new ExplainedModel.Source(
                network, model.weightsOf(network), Objective.singleLabel()::meaning, weight -> false, 0);
        return ExplainedModel.of(source, progress);
    }

    /** The token that a text is. */
    @Override
    public int place(String answer) {
        int[] ids = model.tokenizer().part(answer);
        if (ids.length != 1) {
            throw new IllegalArgumentException("explained is one token that comes next, and \"" + answer + "\" is "
                    + (ids.length == 0 ? "none" : ids.length + ". The first is " + spelled(ids[0])));
        }
        return ids[0];
    }

    @Override
    public String answer(int place) {
        return spelled(place) + " as the next token";
    }

    private String spelled(int id) {
        String text = model.tokenizer().text(id);
        return text.isEmpty() ? "token " + id : "\"" + text + "\"";
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    @Override
    public void requireHead() {
        throw new IllegalArgumentException("faithfulness is measured by giving the model other heads, and " + name()
                + " is a language model, which has none of its own");
    }
}
