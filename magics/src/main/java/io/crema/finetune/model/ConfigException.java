package io.crema.finetune.model;

/** A {@code config.json} that describes no model we can build. The message names the settings. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
