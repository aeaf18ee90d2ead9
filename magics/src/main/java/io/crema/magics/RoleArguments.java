package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.image.IdxFile;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which column of data plays which part: as options, as the data that come of them, and as Java. */
final class RoleArguments {
    private static final List<String> ROLES = List.of("text", "image", "label", "group", "id");

    private RoleArguments() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return TableArguments.declareColumns(
                syntax.option("--text", "COL", "", "the column that is read; text if there is one")
                        .option(
                                "--image",
                                "COL",
                                "",
                                "the column of pictures, paths relative to the file; image if there is one")
                        .option("--label", "COL", "", "the column that is predicted; label if there is one")
                        .option("--group", "C1,C2", "", "the sensitive columns by which results are reported")
                        .option("--id", "COL", "", "the column that identifies a row"));
    }

    /** The data with the parts that were named. */
    static LabelledData applied(MagicArguments arguments, LabelledData data) {
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

    /** Where the file lies whose paths are relative to it; none where there are no such paths, or it lies here. */
    private static Optional<Path> folder(MagicArguments arguments) {
        if (arguments.object("SOURCE").isPresent()) {
            return Optional.empty();
        }
        Path source = Path.of(arguments.text("SOURCE"));
        return Files.isDirectory(source) || IdxFile.isCalledSo(source)
                ? Optional.empty()
                : Optional.ofNullable(source.getParent());
    }

    static JavaCall java(MagicArguments arguments, JavaCall data) {
        JavaCall java = data;
        for (String role : ROLES) {
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
        return TableArguments.names(arguments) ? java.then("features", TableArguments.columnsJava(arguments)) : java;
    }

    private static String pathJava(Path path) {
        return "Path.of(" + JavaCall.literal(path.toString()) + ")";
    }
}
