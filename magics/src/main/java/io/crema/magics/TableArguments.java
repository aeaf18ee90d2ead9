package io.crema.magics;

import io.crema.finetune.data.FeatureColumns;
import io.crema.finetune.model.TableModel;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What magics are told of tables: which columns are features, and which model learns from them. */
final class TableArguments {
    private static final List<String> COLUMNS = List.of("--features", "--numeric", "--categorical", "--exclude");

    private TableArguments() {}

    static MagicSyntax declareColumns(MagicSyntax syntax) {
        return syntax.option(
                        "--features",
                        "C1,C2",
                        "",
                        "the columns of numbers and categories that a model for tables sees; where there is neither a"
                                + " text nor a picture, all others that are of use")
                .option("--numeric", "C1,C2", "", "features that are numbers; what is none counts as missing")
                .option("--categorical", "C1,C2", "", "features that are categories, though they may look like numbers")
                .option("--exclude", "C1,C2", "", "columns that are no features");
    }

    /** The options that name columns. */
    static List<String> columnOptions() {
        return COLUMNS;
    }

    /** Whether any of them was given. */
    static boolean names(MagicArguments arguments) {
        return COLUMNS.stream().anyMatch(arguments::isGiven);
    }

    static FeatureColumns columns(MagicArguments arguments) {
        return FeatureColumns.of(named(arguments, "--features"))
                .numeric(named(arguments, "--numeric"))
                .categorical(named(arguments, "--categorical"))
                .without(named(arguments, "--exclude"));
    }

    private static String[] named(MagicArguments arguments, String option) {
        return arguments.list(option).toArray(String[]::new);
    }

    /** {@code FeatureColumns.of("age").categorical("year")}. */
    static String columnsJava(MagicArguments arguments) {
        String java =
                "FeatureColumns." + (arguments.isGiven("--features") ? call(arguments, "of", "--features") : "all()");
        for (String option : COLUMNS.subList(1, COLUMNS.size())) {
            if (arguments.isGiven(option)) {
                String method = option.equals("--exclude") ? "without" : option.substring(2);
                java += "." + call(arguments, method, option);
            }
        }
        return java;
    }

    private static String call(MagicArguments arguments, String method, String option) {
        return method + "(" + String.join(", ", JavaCall.literals(arguments.list(option))) + ")";
    }

    static MagicSyntax declareModel(MagicSyntax syntax) {
        return syntax.option("--hidden", "N1,N2", "", "the units of mlp's hidden layers; 64,32 if nothing is said");
    }

    /** The model that was asked for by name. */
    static TableModel model(MagicArguments arguments, String name) {
        return arguments.isGiven("--hidden") ? TableModel.mlp(hidden(arguments)) : TableModel.named(name);
    }

    /** Notes what is wrong with the sizes of layers. */
    static int[] hidden(MagicArguments arguments) {
        List<String> sizes = arguments.list("--hidden");
        if (!sizes.stream().allMatch(size -> size.matches("[1-9]\\d{0,4}"))) {
            arguments.problem("--hidden takes whole numbers of at least 1, such as 64,32, not \""
                    + arguments.text("--hidden") + "\"");
            return new int[0];
        }
        return sizes.stream().mapToInt(Integer::parseInt).toArray();
    }

    static JavaCall modelJava(Notebook notebook, String name) {
        String[] sizes = Arrays.stream(hidden(notebook.arguments()))
                .mapToObj(String::valueOf)
                .toArray(String[]::new);
        return JavaCall.into(notebook.target("model"), "TableModel").then(name, sizes);
    }

    /** Whether a model's name is that of one for tables. */
    static boolean isTableModel(String name) {
        return TableModel.NAMES.contains(name);
    }

    /** The names of a session's models, those for tables last. */
    static List<String> modelNames(List<String> others) {
        return Stream.concat(others.stream(), TableModel.NAMES.stream()).toList();
    }
}
