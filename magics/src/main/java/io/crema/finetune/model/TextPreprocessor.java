package io.crema.finetune.model;

import io.crema.finetune.data.Tokenizer;
import java.util.List;
import java.util.OptionalInt;

/** Cuts texts into tokens. */
public record TextPreprocessor(Tokenizer tokenizer, TextBackbone backbone) implements Preprocessor {

    @Override
    public Inputs inputs(List<String> examples) {
        return new TextInputs(tokenizer.encode(examples), backbone);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.texts(this);
    }

    @Override
    public String limit() {
        return "texts up to " + tokenizer.maxLength() + " tokens";
    }

    @Override
    public OptionalInt maxLength() {
        return OptionalInt.of(tokenizer.maxLength());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
