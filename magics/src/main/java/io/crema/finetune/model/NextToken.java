package io.crema.finetune.model;

/** The token that follows those before it, as models that write learn it. */
public record NextToken() implements Goal {

    @Override
    public String name() {
        return "next-token";
    }

    @Override
    public String monitored() {
        return "perplexity";
    }
}
