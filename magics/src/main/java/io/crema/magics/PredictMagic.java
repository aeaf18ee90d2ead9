package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** {@code %predict}: {@link FineTuned#predict(List)}. */
public final class PredictMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named(
                        "predict", "Says which label each text most probably has, into the variable predictions.")
                .rest("TEXT...", "texts in quotes, or a {list} or {column} of them; a run's name may stand first")
                .body("a text on each line")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        List<Object> given = new ArrayList<>(arguments.restObjects("TEXT..."));
        Optional<FineTuned> named = given.isEmpty() ? Optional.empty() : asRun(given.get(0), context);
        named.ifPresent(run -> given.remove(0));
        List<String> texts = new ArrayList<>();
        given.forEach(value -> addTexts(value, texts, arguments));
        arguments
                .body()
                .ifPresent(body -> body.lines().filter(line -> !line.isBlank()).forEach(texts::add));
        if (texts.isEmpty()) {
            arguments.problem("there is no text. Try %predict \"Not bad at all.\"");
        } else if (texts.stream().anyMatch(String::isBlank)) {
            arguments.problem("a text is empty. Every text needs at least one word");
        }
        arguments.check();
        if (notebook.showsJava("var predictions = run.predict(\"" + String.join("\", \"", texts) + "\");")) {
            return null;
        }
        FineTuned run = named.orElseGet(() -> context.variables()
                .get("run")
                .filter(FineTuned.class::isInstance)
                .map(FineTuned.class::cast)
                .orElseThrow(() ->
                        new MagicException(notebook.magic() + ": there is no run yet", "Make one first: %finetune")));
        return notebook.bind(
                "predictions",
                Refusals.of(
                        notebook.magic(),
                        () -> run.watchedBy(Watching.of(context, "Predicting")).predict(texts)));
    }

    private static Optional<FineTuned> asRun(Object first, MagicContext context) {
        Object value =
                first instanceof String name ? context.variables().get(name).orElse(name) : first;
        return value instanceof FineTuned run ? Optional.of(run) : Optional.empty();
    }

    private static void addTexts(Object value, List<String> texts, MagicArguments arguments) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Column<?> column) {
            texts.addAll(List.of(column.asStringColumn().asObjectArray()));
        } else if (value instanceof Iterable<?> many) {
            many.forEach(each -> texts.add(String.valueOf(each)));
        } else {
            arguments.problem("cannot read texts from a " + value.getClass().getSimpleName()
                    + ". Expected a text, a list of them or a Tablesaw column");
        }
    }
}
