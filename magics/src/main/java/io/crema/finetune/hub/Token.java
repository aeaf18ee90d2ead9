package io.crema.finetune.hub;

/** What tells Hugging Face who asks. It prints nothing of itself. */
public record Token(String secret) {

    String header() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
