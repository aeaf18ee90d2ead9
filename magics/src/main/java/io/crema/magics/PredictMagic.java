package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<Answering> named = given.isEmpty() ? Optional.empty() : Answering.named(given.get(0), context);
        named.ifPresent(run -> given.remove(0));
        List<String> texts = new ArrayList<>();
        boolean readable = true;
        for (Object value : given) {
            readable &= addTexts(value, texts, arguments);
        }
        arguments
                .body()
                .ifPresent(body -> body.lines().filter(line -> !line.isBlank()).forEach(texts::add));
        if (readable && texts.isEmpty()) {
            arguments.problem("there is no text. Try %predict \"Not bad at all.\"");
        } else if (texts.stream().anyMatch(String::isBlank)) {
            arguments.problem("a text is empty. Every text needs at least one word");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(JavaCall.into(notebook.target("predictions"), named.isPresent() ? runJava(arguments) : "run")
                    .then("predict", JavaCall.literals(texts)));
            return null;
        }
        Answering model = named.isPresent() ? named.get() : Answering.usual(notebook);
        return notebook.bind(
                "predictions",
                Refusals.of(notebook.magic(), () -> model.predict(texts, Watching.of(context, "Predicting"))));
    }

    /** How the user wrote the run that stands first. */
    private static String runJava(MagicArguments arguments) {
        return arguments
                .expression("TEXT...")
                .orElseGet(() -> arguments.rest("TEXT...").get(0));
    }

    /** Whether the value holds texts, of which there may be none. */
    private static boolean addTexts(Object value, List<String> texts, MagicArguments arguments) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Column<?> column) {
            texts.addAll(List.of(column.asStringColumn().asObjectArray()));
        } else if (value instanceof Iterable<?> many) {
            many.forEach(each -> texts.add(Objects.toString(each, "")));
        } else if (value instanceof Object[] many) {
            Stream.of(many).forEach(each -> texts.add(Objects.toString(each, "")));
        } else {
            arguments.problem("cannot read texts from "
                    + Notebook.withArticle(value.getClass().getSimpleName())
                    + ". Expected a text, a list of them or a Tablesaw column");
            return false;
        }
        return true;
    }
}
