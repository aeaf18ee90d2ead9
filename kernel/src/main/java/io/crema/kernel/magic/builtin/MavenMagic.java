package io.crema.kernel.magic.builtin;

import io.crema.kernel.dependency.Coordinates;
import io.crema.kernel.dependency.PomText;
import io.crema.kernel.dependency.Repository;
import io.crema.kernel.dependency.Request;
import io.crema.kernel.dependency.SessionLibraries;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings libraries from Maven repositories into the session, with all that they need. */
public final class MavenMagic implements Magic {
    private static final String FROM = "--from";
    private static final String BOM = "--bom";
    private static final String WANTED = "GROUP:ARTEFACT:VERSION...";

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("maven", "Adds libraries from Maven repositories, with all that they need.")
                .alias("addMavenDependency")
                .alias("addMavenDependencies")
                .rest(WANTED, "what to add; several are resolved together")
                .option(FROM, "REPO", "", "looks there first: the id of a %mavenRepo, or an address")
                .option(BOM, "G:A:V", "", "a BOM (or several, with commas) that says the versions left out")
                .flag("--offline", "uses only what was downloaded before")
                .flag("--any-checksum", "takes files whose checksum is wrong or missing");
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws IOException {
        var call = new LibraryCall(arguments.call().spelled(), context);
        List<Coordinates> wanted = coordinates(arguments.rest(WANTED), arguments);
        List<Coordinates> boms = coordinates(arguments.list(BOM), arguments);
        List<Repository> repositories = repositories(arguments, call);
        boolean offline = arguments.flag("--offline");
        boolean anyChecksum = arguments.flag("--any-checksum");
        if (wanted.isEmpty()) {
            arguments.problem("what to add is missing. Expected group:artefact:version");
        }
        for (Coordinates each : wanted) {
            if (each.version().isEmpty() && boms.isEmpty()) {
                arguments.problem(each + " has no version. Expected " + each + ":VERSION");
            }
        }
        arguments.check();
        call.bring(
                PomText.of(wanted, boms), pom -> Request.of(pom, repositories).with(offline, anyChecksum));
        return null;
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        SessionLibraries libraries = new LibraryCall("%maven", context).libraries();
        return switch (argument) {
            case FROM -> libraries.repositories().stream().map(Repository::id).toList();
            case WANTED, BOM -> libraries.completions(typed);
            default -> List.of();
        };
    }

    private static List<Coordinates> coordinates(List<String> texts, MagicArguments arguments) {
        var all = new ArrayList<Coordinates>();
        for (String text : texts) {
            try {
                all.add(Coordinates.parse(text));
            } catch (IllegalArgumentException e) {
                arguments.problem(String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    /** Those of the session, the one that the call names before all others. */
    private static List<Repository> repositories(MagicArguments arguments, LibraryCall call) {
        List<Repository> known = call.libraries().repositories();
        var all = new ArrayList<Repository>();
        for (String from : arguments.list(FROM)) {
            named(from, known, arguments, all);
        }
        known.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    private static void named(String from, List<Repository> known, MagicArguments arguments, List<Repository> all) {
        known.stream().filter(each -> each.id().equals(from)).forEach(all::add);
        if (known.stream().anyMatch(each -> each.id().equals(from))) {
            return;
        }
        try {
            all.add(Repository.at(from));
        } catch (IllegalArgumentException e) {
            List<String> ids = known.stream().map(Repository::id).toList();
            arguments.problem(FROM + ": no repository \"" + from + "\"." + Suggestion.didYouMean(from, ids)
                    + " Expected an address, or the id of a %mavenRepo");
        }
    }
}
