package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Markup;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** {@code %load_data}: {@link LabelledData#load} and what names its columns. */
public final class LoadDataMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named(
                        "load_data", "Reads labelled rows, or prompts and completions, into the variable data.")
                .positional("SOURCE", "a csv, tsv or jsonl file, a folder of pictures, a {table}, or small-fine-foods")
                .option("--text", "COL", "", "the column that is read; text if there is one")
                .option(
                        "--image",
                        "COL",
                        "",
                        "the column of pictures, paths relative to the file; image if there is one")
                .option("--label", "COL", "", "the column that is predicted; label if there is one")
                .option("--group", "C1,C2", "", "the sensitive columns by which results are reported")
                .option("--id", "COL", "", "the column that identifies a row");
        return TableArguments.declareColumns(syntax)
                .option("--completion", "COL", "", "the column that a language model is to write")
                .option("--prompt", "COL", "", "the column that it is given before; nothing if none is named")
                .option("--limit", "N", "", "at most so many rows, drawn by the seed")
                .flag("--drop-missing", "leaves out rows without a text or a label")
                .flag("--strip-markup", "takes HTML's tags and entities out of the texts")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        String source = arguments.text("SOURCE");
        Optional<Object> object = arguments.object("SOURCE");
        OptionalInt limit = arguments.optionalInteger("--limit", Range.atLeast(1));
        long seed = arguments.seed();
        Prompting.expectAlone(arguments);
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, source, limit, seed));
            return null;
        }
        return notebook.<Object>bind("data", Refusals.of(notebook.magic(), () -> {
            LabelledData read =
                    object.map(value -> ofObject(notebook, value)).orElseGet(() -> LabelledData.load(source));
            expectColumns(notebook, read);
            arguments.check();
            if (arguments.isGiven("--completion")) {
                return Prompting.of(arguments, read, limit);
            }
            LabelledData named = stripped(arguments, named(arguments, read));
            LabelledData whole = arguments.flag("--drop-missing") ? named.dropMissing() : named;
            return limit.isPresent() ? whole.limit(limit.getAsInt(), seed) : whole;
        }));
    }

    private static void expectColumns(Notebook notebook, LabelledData data) {
        for (String option : List.of("--text", "--image", "--label", "--id", "--prompt", "--completion")) {
            List<String> columns =
                    notebook.arguments().optionalText(option).stream().toList();
            notebook.expectColumns(option, columns, data);
        }
        Stream.concat(Stream.of("--group"), TableArguments.columnOptions().stream())
                .forEach(option ->
                        notebook.expectColumns(option, notebook.arguments().list(option), data));
    }

    private static LabelledData ofObject(Notebook notebook, Object value) {
        if (value instanceof Table table) {
            return LabelledData.of(table);
        }
        if (value instanceof LabelledData data) {
            return data;
        }
        throw new MagicException(
                notebook.magic() + ": cannot read rows from "
                        + Notebook.withArticle(value.getClass().getSimpleName()),
                "Give it a file's path, a Tablesaw {table}, or the name of a bundled data set");
    }

    private static LabelledData named(MagicArguments arguments, LabelledData data) {
        LabelledData named = data;
        if (arguments.isGiven("--text")) {
            named = named.text(arguments.text("--text"));
        }
        if (arguments.isGiven("--image")) {
            String column = arguments.text("--image");
            Optional<Path> folder = folder(arguments);
            named = folder.isPresent() ? named.image(column, folder.get()) : named.image(column);
        }
        if (arguments.isGiven("--label")) {
            named = named.label(arguments.text("--label"));
        }
        if (arguments.isGiven("--group")) {
            named = named.group(arguments.list("--group").toArray(String[]::new));
        }
        if (arguments.isGiven("--id")) {
            named = named.id(arguments.text("--id"));
        }
        return TableArguments.names(arguments) ? named.features(TableArguments.columns(arguments)) : named;
    }

    private static LabelledData stripped(MagicArguments arguments, LabelledData data) {
        return arguments.flag("--strip-markup") ? Markup.stripped(data) : data;
    }

    /** Where the file lies whose paths are relative to it; none for a table, or a file that lies here. */
    private static Optional<Path> folder(MagicArguments arguments) {
        return arguments.object("SOURCE").isPresent()
                ? Optional.empty()
                : Optional.ofNullable(Path.of(arguments.text("SOURCE")).getParent());
    }

    private static JavaCall java(Notebook notebook, String source, OptionalInt limit, long seed) {
        MagicArguments arguments = notebook.arguments();
        Optional<Object> object = arguments.object("SOURCE");
        JavaCall java = object.isEmpty()
                ? JavaCall.into(notebook.target("data"), "LabelledData").then("load", JavaCall.literal(source))
                : ofJava(notebook, object.get());
        if (arguments.isGiven("--completion")) {
            return Prompting.java(notebook, java, limit, seed);
        }
        for (String role : List.of("text", "image", "label", "group", "id")) {
            if (arguments.isGiven("--" + role)) {
                List<String> columns =
                        role.equals("group") ? arguments.list("--group") : List.of(arguments.text("--" + role));
                java = role.equals("image") && folder(arguments).isPresent()
                        ? java.then(
                                role,
                                JavaCall.literal(columns.get(0)),
                                pathJava(folder(arguments).get()))
                        : java.then(role, JavaCall.literals(columns));
            }
        }
        java = TableArguments.names(arguments) ? java.then("features", TableArguments.columnsJava(arguments)) : java;
        java = arguments.flag("--strip-markup") ? java.in("Markup.stripped") : java;
        java = arguments.flag("--drop-missing") ? java.then("dropMissing") : java;
        return limit.isPresent() ? java.then("limit", String.valueOf(limit.getAsInt()), JavaCall.literal(seed)) : java;
    }

    private static String pathJava(Path path) {
        return "Path.of(" + JavaCall.literal(path.toString()) + ")";
    }

    private static JavaCall ofJava(Notebook notebook, Object object) {
        String expression = notebook.arguments().expression("SOURCE").orElse("table");
        String target = notebook.target("data");
        return object instanceof LabelledData
                ? JavaCall.into(target, expression)
                : JavaCall.into(target, "LabelledData").then("of", expression);
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return argument.equals("SOURCE") ? List.of("small-fine-foods") : List.of();
    }
}
