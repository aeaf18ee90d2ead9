package io.crema.magics;

import io.crema.finetune.Answers;
import io.crema.finetune.FineTuned;
import io.crema.finetune.TunedLanguageModel;
import io.crema.finetune.model.LanguageModel;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code %predict}: {@link FineTuned#predict(List)}, or {@link TunedLanguageModel#predict}. */
public final class PredictMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "predict",
                        "Says which label each text most probably has, or its labels or number if the run learned those, or"
                                + " writes on behind it if the run is a language model's; into the variable"
                                + " predictions.")
                .rest(
                        "TEXT...",
                        "texts in quotes, or a {list} or {column} of them; a row as \"age=35, purpose=car\", or the rows"
                                + " of a {table}, of which a model for texts or pictures reads the column that it"
                                + " learned from; a run's name may stand first")
                .option("--max-new-tokens", "N", "64", "the most tokens that a language model writes")
                .option("--temperature", "X", "", "lower is more certain; 0, always the best token, if nothing is said")
                .option(
                        "--top-k",
                        "N",
                        "",
                        "shows so many labels of each text, most probable first; a language model draws from so many"
                                + " tokens only")
                .option("--top-p", "P", "", "draws from the tokens that together have this probability; 1 for all")
                .body("a text on each line")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Object> given = new ArrayList<>(arguments.restObjects("TEXT..."));
        Optional<Object> named = given.isEmpty() ? Optional.empty() : named(given.get(0), context);
        named.ifPresent(run -> given.remove(0));
        AskedTexts asked = AskedTexts.of(notebook, () -> named.orElseGet(() -> usual(notebook)));
        boolean readable = true;
        for (Object value : given) {
            readable &= asked.add(value);
        }
        List<String> texts = asked.texts();
        arguments
                .body()
                .ifPresent(body -> body.lines().filter(line -> !line.isBlank()).forEach(texts::add));
        if (readable && texts.isEmpty()) {
            arguments.problem("there is no text. Try %predict \"Not bad at all.\"");
        } else if (texts.stream().anyMatch(String::isBlank)) {
            arguments.problem("a text is empty. Every text needs at least one word");
        }
        Writing writing = Writing.of(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            Optional<Object> run = named.or(() -> context.variables().get("run"));
            if (run.filter(TunedLanguageModel.class::isInstance).isPresent()) {
                notebook.show(writing.java(notebook, named.isPresent() ? runJava(arguments) : "run", texts));
                return null;
            }
            JavaCall java = JavaCall.into(
                            notebook.target("predictions"), named.isPresent() ? runJava(arguments) : "run")
                    .then("predict", JavaCall.literals(texts));
            notebook.show(arguments.isGiven("--top-k") ? java.then("top", arguments.text("--top-k")) : java);
            return null;
        }
        Object predicting = named.orElseGet(() -> usual(notebook));
        if (predicting instanceof TunedLanguageModel writer) {
            return notebook.bind("predictions", writing.behind(notebook, writer.model(), texts));
        } else if (predicting instanceof LanguageModel writer) {
            return notebook.bind("predictions", writing.behind(notebook, writer, texts));
        }
        Writing.refuseOptions(arguments);
        Answering model = (Answering) predicting;
        OptionalInt shown = arguments.optionalInteger("--top-k", Range.atLeast(1));
        return notebook.bind("predictions", Refusals.of(notebook.magic(), () -> {
            Answers answers = model.predict(texts, Watching.of(context, "Predicting"));
            return shown.isPresent() ? answers.top(shown.getAsInt()) : answers;
        }));
    }

    /** What stands first, if it is anything that answers or writes. */
    private static Optional<Object> named(Object first, MagicContext context) {
        Object value =
                first instanceof String name ? context.variables().get(name).orElse(name) : first;
        return value instanceof TunedLanguageModel || value instanceof LanguageModel
                ? Optional.of(value)
                : Answering.named(first, context).map(Object.class::cast);
    }

    private static Object usual(Notebook notebook) {
        return notebook.context()
                .variables()
                .get("run")
                .filter(TunedLanguageModel.class::isInstance)
                .orElseGet(() -> Answering.usual(notebook));
    }

    /** How the user wrote the run that stands first. */
    private static String runJava(MagicArguments arguments) {
        return arguments
                .expression("TEXT...")
                .orElseGet(() -> arguments.rest("TEXT...").get(0));
    }
}
