package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** {@code %load_data}: {@link LabelledData#load} and what names its columns. */
public final class LoadDataMagic implements Magic {

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("load_data", "Reads labelled rows, into the variable data.")
                .positional("SOURCE", "a csv, tsv or jsonl file, a {table}, or small-fine-foods")
                .option("--text", "COL", "", "the column that is read; text if there is one")
                .option("--label", "COL", "", "the column that is predicted; label if there is one")
                .option("--group", "C1,C2", "", "the sensitive columns by which results are reported")
                .option("--id", "COL", "", "the column that identifies a row")
                .option("--limit", "N", "", "at most so many rows, drawn by the seed")
                .flag("--drop-missing", "leaves out rows without a text or a label")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        String source = arguments.text("SOURCE");
        Optional<Object> object = arguments.object("SOURCE");
        OptionalInt limit = arguments.optionalInteger("--limit", Range.atLeast(1));
        long seed = arguments.seed();
        arguments.check();
        if (notebook.showsJava(java(arguments, source, object.isPresent(), limit, seed))) {
            return null;
        }
        return notebook.bind("data", Refusals.of(notebook.magic(), () -> {
            LabelledData read =
                    object.map(value -> ofObject(notebook, value)).orElseGet(() -> LabelledData.load(source));
            LabelledData named = named(arguments, read);
            LabelledData whole = arguments.flag("--drop-missing") ? named.dropMissing() : named;
            return limit.isPresent() ? whole.limit(limit.getAsInt(), seed) : whole;
        }));
    }

    private static LabelledData ofObject(Notebook notebook, Object value) {
        if (value instanceof Table table) {
            return LabelledData.of(table);
        }
        if (value instanceof LabelledData data) {
            return data;
        }
        throw new MagicException(
                notebook.magic() + ": cannot read rows from a "
                        + value.getClass().getSimpleName(),
                "Give it a file's path, a Tablesaw {table}, or the name of a bundled data set");
    }

    private static LabelledData named(MagicArguments arguments, LabelledData data) {
        LabelledData named = data;
        if (arguments.isGiven("--text")) {
            named = named.text(arguments.text("--text"));
        }
        if (arguments.isGiven("--label")) {
            named = named.label(arguments.text("--label"));
        }
        if (arguments.isGiven("--group")) {
            named = named.group(arguments.list("--group").toArray(String[]::new));
        }
        return arguments.isGiven("--id") ? named.id(arguments.text("--id")) : named;
    }

    private static String java(
            MagicArguments arguments, String source, boolean isObject, OptionalInt limit, long seed) {
        var java = new StringBuilder("var data = LabelledData.")
                .append(isObject ? "of(table)" : "load(\"" + source + "\")");
        arguments.optionalText("--text").ifPresent(column -> java.append(".text(\"" + column + "\")"));
        arguments.optionalText("--label").ifPresent(column -> java.append(".label(\"" + column + "\")"));
        if (arguments.isGiven("--group")) {
            java.append(".group(\"" + String.join("\", \"", arguments.list("--group")) + "\")");
        }
        arguments.optionalText("--id").ifPresent(column -> java.append(".id(\"" + column + "\")"));
        java.append(arguments.flag("--drop-missing") ? ".dropMissing()" : "");
        limit.ifPresent(rows -> java.append(".limit(" + rows + ", " + seed + ")"));
        return java.append(';').toString();
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return argument.equals("SOURCE") ? List.of("small-fine-foods") : List.of();
    }
}
