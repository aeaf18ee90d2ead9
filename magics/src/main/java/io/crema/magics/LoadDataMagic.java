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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                .positional("SOURCE", "a csv, tsv or jsonl file, a folder of pictures, a {table}, or small-fine-foods");
        return RoleArguments.declare(syntax)
                .option("--completion", "COL", "", "the column that a language model is to write")
                .option("--prompt", "COL", "", "the column that it is given before; nothing if none is named")
                .option("--limit", "N", "", "at most so many rows, drawn by the seed")
                .flag(
                        "--header",
                        "the first line names the columns, or with --no-header does not; looked for if not said")
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
        if (object.isPresent() && arguments.isGiven("--header")) {
            arguments.problem("--header goes with a file, and a table has names already");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            notebook.show(java(notebook, source, limit, seed));
            return null;
        }
        return notebook.<Object>bind("data", Refusals.of(notebook.magic(), () -> {
            LabelledData read = object.map(value -> ofObject(notebook, value)).orElseGet(() -> load(arguments, source));
            expectColumns(notebook, read);
            arguments.check();
            if (arguments.isGiven("--completion")) {
                return Prompting.of(arguments, read, limit);
            }
            LabelledData named = stripped(arguments, RoleArguments.applied(arguments, read));
            LabelledData whole = arguments.flag("--drop-missing") ? named.dropMissing() : named;
            return limit.isPresent() ? whole.limit(limit.getAsInt(), seed) : whole;
        }));
    }

    private static LabelledData load(MagicArguments arguments, String source) {
        return arguments.isGiven("--header")
                ? LabelledData.read(Path.of(source), arguments.flag("--header"))
                : LabelledData.load(source);
    }

    private static void expectColumns(Notebook notebook, LabelledData data) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String option : List.of("--text", "--image", "--label", "--id", "--prompt", "--completion")) {
            named.put(option, notebook.arguments().optionalText(option).stream().toList());
        }
        Stream.concat(Stream.of("--group"), TableArguments.columnOptions().stream())
                .forEach(option -> named.put(option, notebook.arguments().list(option)));
        named.forEach((option, columns) -> notebook.expectColumns(option, columns, data));
        expectHeader(notebook, named.values().stream().flatMap(List::stream).toList(), data);
    }

    /** Notes a problem if the first row has a name that is looked for, so that it is none. */
    private static void expectHeader(Notebook notebook, List<String> names, LabelledData data) {
        List<String> first = data.rows() == 0
                ? List.of()
                : data.columns().stream().map(column -> data.groups(column)[0]).toList();
        names.stream()
                .filter(name -> first.contains(name) && !data.columns().contains(name))
                .findFirst()
                .ifPresent(name -> notebook.arguments()
                        .problem("the first line was read as a row, and it has \"" + name
                                + "\". If it names the columns, add --header"));
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

    private static LabelledData stripped(MagicArguments arguments, LabelledData data) {
        return arguments.flag("--strip-markup") ? Markup.stripped(data) : data;
    }

    private static JavaCall java(Notebook notebook, String source, OptionalInt limit, long seed) {
        MagicArguments arguments = notebook.arguments();
        Optional<Object> object = arguments.object("SOURCE");
        JavaCall java = object.isPresent()
                ? ofJava(notebook, object.get())
                : loadJava(arguments, source, JavaCall.into(notebook.target("data"), "LabelledData"));
        if (arguments.isGiven("--completion")) {
            return Prompting.java(notebook, java, limit, seed);
        }
        java = RoleArguments.java(arguments, java);
        java = arguments.flag("--strip-markup") ? java.in("Markup.stripped") : java;
        java = arguments.flag("--drop-missing") ? java.then("dropMissing") : java;
        return limit.isPresent() ? java.then("limit", String.valueOf(limit.getAsInt()), JavaCall.literal(seed)) : java;
    }

    private static JavaCall loadJava(MagicArguments arguments, String source, JavaCall data) {
        return arguments.isGiven("--header")
                ? data.then(
                        "read", "Path.of(" + JavaCall.literal(source) + ")", String.valueOf(arguments.flag("--header")))
                : data.then("load", JavaCall.literal(source));
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
