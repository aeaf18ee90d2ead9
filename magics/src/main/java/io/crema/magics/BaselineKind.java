package io.crema.magics;

import io.crema.finetune.EmbeddingLogisticRegression;
import io.crema.finetune.EmbeddingNeighbours;
import io.crema.finetune.Embeddings;
import io.crema.finetune.PixelLogisticRegression;
import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.MajorityClass;
import io.crema.finetune.baseline.StratifiedRandom;
import io.crema.finetune.baseline.TableLogisticRegression;
import io.crema.finetune.baseline.TfIdfLogisticRegression;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A baseline by what a user calls it, the same for {@code %baseline} and {@code %evaluate}. */
enum BaselineKind {
    MAJORITY("new MajorityClass()") {
        @Override
        Baseline made(Asked asked) {
            return new MajorityClass();
        }
    },
    RANDOM("new StratifiedRandom(SEED)") {
        @Override
        Baseline made(Asked asked) {
            return new StratifiedRandom(asked.seed());
        }
    },
    EMBEDDING("new EmbeddingLogisticRegression(MODEL, Progress.NONE)") {
        @Override
        Baseline made(Asked asked) {
            return new EmbeddingLogisticRegression(asked.embeddings().orElseThrow());
        }
    },
    KNN("new EmbeddingNeighbours(MODEL, 5, Progress.NONE)") {
        @Override
        Baseline made(Asked asked) {
            return new EmbeddingNeighbours(asked.embeddings().orElseThrow(), 5);
        }
    },
    TFIDF("TfIdfLogisticRegression.strong()") {
        @Override
        Baseline made(Asked asked) {
            return TfIdfLogisticRegression.strong();
        }
    },
    PIXELS("new PixelLogisticRegression()") {
        @Override
        Baseline made(Asked asked) {
            return new PixelLogisticRegression();
        }
    },
    LOGISTIC("new TableLogisticRegression()") {
        @Override
        Baseline made(Asked asked) {
            return new TableLogisticRegression();
        }
    };

    private final String java;

    BaselineKind(String java) {
        this.java = java;
    }

    /**
     * What baselines are made of.
     *
     * @param embeddings of the model that there is, shared by all that look at them
     */
    record Asked(Optional<Embeddings> embeddings, long seed) {
        static Asked of(Optional<Pretrained> model, long seed, Progress progress) {
            return new Asked(model.map(known -> new Embeddings(known, progress)), seed);
        }
    }

    abstract Baseline made(Asked asked);

    private boolean needsModel() {
        return java.contains("MODEL");
    }

    /** What the user types: {@code tfidf}. */
    String typed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Those that fit the data: words are counted in texts, pixels taken from pictures, columns from tables, and
     * embeddings of what the model takes.
     */
    static List<BaselineKind> usual(Optional<Roles> data, Optional<Pretrained> model) {
        if (data.filter(Roles::hasFeatures).isPresent()) {
            return List.of(MAJORITY, RANDOM, LOGISTIC);
        }
        BaselineKind simplest = data.filter(BaselineKind::hasPictures).isPresent() ? PIXELS : TFIDF;
        return model.isPresent() && data.isPresent() && !fits(model.get(), data.get())
                ? List.of(MAJORITY, RANDOM, simplest)
                : List.of(MAJORITY, RANDOM, EMBEDDING, KNN, simplest);
    }

    /** Which kinds a model does not fit the data for, and why. */
    static Optional<String> leftOut(Pretrained model, LabelledData data) {
        return data.roles().hasFeatures() || fits(model, data.roles())
                ? Optional.empty()
                : Optional.of("Without the kinds embedding and knn: " + model.name() + " reads "
                        + model.preprocessor().kind() + ", and " + data.name() + " has others.\n");
    }

    private static boolean hasPictures(Roles data) {
        return !data.image().isEmpty();
    }

    private static boolean fits(Pretrained model, Roles data) {
        return model.preprocessor().reads(data);
    }

    /** {@code majority, random, ...}: all there are. */
    static String known() {
        return Arrays.stream(values()).map(BaselineKind::typed).collect(Collectors.joining(", "));
    }

    /** Those that an option names; a problem for each name that there is not, and if there are none. */
    static List<BaselineKind> of(MagicArguments arguments, String option) {
        List<String> typed = arguments.list(option);
        List<String> names = Arrays.stream(values()).map(BaselineKind::typed).toList();
        for (String name : typed) {
            if (!names.contains(name)) {
                arguments.problem(option + " takes " + known() + ", not \"" + name + "\""
                        + Suggestion.closest(name, names)
                                .map(close -> ". Did you mean " + close + "?")
                                .orElse(""));
            }
        }
        if (typed.isEmpty()) {
            arguments.problem(option + " names none of " + known());
        }
        return Arrays.stream(values())
                .filter(kind -> typed.contains(kind.typed()))
                .toList();
    }

    /** Notes a problem if one of them needs a model. */
    static void refuseWithoutModel(MagicArguments arguments, List<BaselineKind> kinds, Optional<Roles> data) {
        String source = data.filter(BaselineKind::hasPictures).isPresent() ? "small-cnn" : "minilm";
        kinds.stream()
                .filter(BaselineKind::needsModel)
                .findFirst()
                .ifPresent(kind -> arguments.problem(
                        "the kind " + kind.typed() + " needs a model. Load one first: %load_model " + source));
    }

    static Baseline[] made(List<BaselineKind> kinds, Asked asked) {
        return kinds.stream().map(kind -> kind.made(asked)).toArray(Baseline[]::new);
    }

    /** The same as Java, with commas between them. */
    static String java(List<BaselineKind> kinds, String model, long seed) {
        return kinds.stream()
                .map(kind -> kind.java.replace("MODEL", model).replace("SEED", JavaCall.literal(seed)))
                .collect(Collectors.joining(", "));
    }
}
