package io.crema.finetune.model;

import java.util.List;

/** The token that follows those before it, as models that write learn it. */
public record NextToken() implements Goal {

    @Override
    public String name() {
        return "next-token";
    }

    @Override
    public List<String> scores() {
        return List.of("perplexity");
    }
}
