package io.crema.magics;

import io.crema.finetune.data.image.Augmentation;
import io.crema.kernel.magic.MagicArguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The random changes of pictures that {@code --augment} takes, each as strong as is usual. */
enum PictureChange {
    FLIP("withFlip()") {
        @Override
        Augmentation on(Augmentation before) {
            return before.withFlip();
        }
    },
    CROP("withCrop(.6)") {
        @Override
        Augmentation on(Augmentation before) {
            return before.withCrop(.6);
        }
    },
    SHIFT("withShift(.1)") {
        @Override
        Augmentation on(Augmentation before) {
            return before.withShift(.1);
        }
    },
    JITTER("withJitter(.2)") {
        @Override
        Augmentation on(Augmentation before) {
            return before.withJitter(.2);
        }
    },
    MIXUP("withMixup(.2)") {
        @Override
        Augmentation on(Augmentation before) {
            return before.withMixup(.2);
        }
    };

    private final String java;

    PictureChange(String java) {
        this.java = java;
    }

    abstract Augmentation on(Augmentation before);

    private String typed() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<PictureChange> typed(String name) {
        return Arrays.stream(values()).filter(each -> each.typed().equals(name)).findFirst();
    }

    /** The changes that an option names; a name that is none becomes a problem. */
    static List<PictureChange> named(MagicArguments arguments, String option) {
        List<String> names = arguments.list(option);
        for (String name : names) {
            if (typed(name).isEmpty()) {
                String known = Arrays.stream(values()).map(PictureChange::typed).collect(Collectors.joining(", "));
                arguments.problem(option + " takes " + known + ", not \"" + name + "\"");
            }
        }
        return names.stream().flatMap(name -> typed(name).stream()).toList();
    }

    static Augmentation all(List<PictureChange> changes) {
        Augmentation augmentation = Augmentation.NONE;
        for (PictureChange each : changes) {
            augmentation = each.on(augmentation);
        }
        return augmentation;
    }

    /** What follows the data in Java. */
    static String java(List<PictureChange> changes) {
        String calls = changes.stream().map(each -> "." + each.java).collect(Collectors.joining());
        return calls.isEmpty() ? "" : ".augmented(Augmentation.NONE" + calls + ")";
    }
}
