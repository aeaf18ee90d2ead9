package io.crema.magics;

import io.crema.finetune.Baselines;
import io.crema.finetune.EmbeddingLogisticRegression;
import io.crema.finetune.PixelLogisticRegression;
import io.crema.finetune.baseline.Baseline;
import io.crema.finetune.baseline.MajorityClass;
import io.crema.finetune.baseline.TableLogisticRegression;
import io.crema.finetune.baseline.TfIdfLogisticRegression;
import io.crema.finetune.data.Roles;
import io.crema.finetune.data.SplitData;
import io.crema.finetune.model.Pretrained;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code %baseline}: {@link Baselines#compare}. */
public final class BaselineMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "baseline",
                        "Says what simple models reach on the validation rows, into the variable baseline: the bar that"
                                + " fine-tuning has to clear.")
                .optional("DATA", "divided data; data if nothing is named")
                .option(
                        "--kinds",
                        "K1,K2",
                        "",
                        "which: majority, embedding, tfidf, pixels, logistic; all that fit if nothing is named")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<String> kinds = arguments.isGiven("--kinds") ? arguments.list("--kinds") : usual(notebook);
        Map<String, Supplier<Baseline>> known = known(context);
        for (String kind : kinds) {
            if (!known.containsKey(kind)) {
                arguments.problem("--kinds takes " + String.join(", ", known.keySet()) + ", not \"" + kind + "\""
                        + Suggestion.closest(kind, known.keySet())
                                .map(close -> ". Did you mean " + close + "?")
                                .orElse(""));
            }
        }
        if (kinds.isEmpty()) {
            arguments.problem("--kinds names none of " + String.join(", ", known.keySet()));
        }
        if (kinds.contains("embedding") && model(context).isEmpty()) {
            arguments.problem("the kind embedding needs a model. Load one first: %load_model minilm");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, kinds));
            return null;
        }
        SplitData data = notebook.value(SplitData.class, "DATA", "data", "%split");
        List<Baseline> baselines = new ArrayList<>();
        kinds.forEach(kind -> Optional.ofNullable(known.get(kind)).ifPresent(each -> baselines.add(each.get())));
        return notebook.bind(
                "baseline",
                Refusals.of(
                        notebook.magic(),
                        () -> Baselines.compare(
                                data.train(),
                                data.validation(),
                                "validation split of " + data.validation().name(),
                                baselines,
                                arguments.seed())));
    }

    /** What fits the data that is there: words are counted in texts, pixels taken from pictures, columns from tables. */
    private static List<String> usual(Notebook notebook) {
        Optional<Roles> roles = notebook.arguments()
                .object("DATA")
                .or(() -> notebook.context().variables().get(notebook.dataJava()))
                .flatMap(Rows::of)
                .map(rows -> rows.whole().roles());
        if (roles.filter(Roles::hasFeatures).isPresent()) {
            return List.of("majority", "logistic");
        }
        boolean pictures = roles.filter(each -> !each.image().isEmpty()).isPresent();
        return List.of("majority", "embedding", pictures ? "pixels" : "tfidf");
    }

    private static JavaCall java(Notebook notebook, List<String> kinds) {
        Map<String, String> known = Map.of(
                "majority", "new MajorityClass()",
                "embedding", "new EmbeddingLogisticRegression(model, Progress.NONE)",
                "tfidf", "TfIdfLogisticRegression.strong()",
                "pixels", "new PixelLogisticRegression()",
                "logistic", "new TableLogisticRegression()");
        String data = notebook.java(SplitData.class, "DATA", "data");
        return JavaCall.into(notebook.target("baseline"), "Baselines")
                .then(
                        "compare",
                        data + ".train()",
                        data + ".validation()",
                        "\"validation split of \" + " + data + ".validation().name()",
                        kinds.stream().map(known::get).collect(Collectors.joining(", ", "List.of(", ")")),
                        JavaCall.literal(notebook.arguments().seed()));
    }

    private static Map<String, Supplier<Baseline>> known(MagicContext context) {
        Map<String, Supplier<Baseline>> known = new LinkedHashMap<>();
        known.put("majority", MajorityClass::new);
        known.put(
                "embedding",
                () -> new EmbeddingLogisticRegression(model(context).orElseThrow(), Watching.of(context, "Embedding")));
        known.put("tfidf", TfIdfLogisticRegression::strong);
        known.put("pixels", PixelLogisticRegression::new);
        known.put("logistic", TableLogisticRegression::new);
        return known;
    }

    private static Optional<Pretrained> model(MagicContext context) {
        return context.variables()
                .get("model")
                .filter(Pretrained.class::isInstance)
                .map(Pretrained.class::cast);
    }
}
