package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.PromptData;
import io.crema.finetune.data.PromptSplit;
import io.crema.finetune.data.SplitData;
import io.crema.kernel.magic.MagicArguments;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A part of divided data, as {@code --split} names it. */
enum Part {
    VALIDATION,
    TEST,
    TRAIN;

    /** The one that the option {@code --split} names. */
    static Part asked(MagicArguments arguments) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Part part : values()) {
            parts.put(part.toString(), part);
        }
        return arguments.choice("--split", parts);
    }

    LabelledData of(SplitData data) {
        return switch (this) {
            case VALIDATION -> data.validation();
            case TEST -> data.test();
            case TRAIN -> data.train();
        };
    }

    PromptData of(PromptSplit data) {
        return switch (this) {
            case VALIDATION -> data.validation();
            case TEST -> data.test();
            case TRAIN -> data.train();
        };
    }

    /** The Java of this part of divided data. */
    String java(String data) {
        return data + "." + this + "()";
    }

    /** {@code test}: what the user types, and what the method is called. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
