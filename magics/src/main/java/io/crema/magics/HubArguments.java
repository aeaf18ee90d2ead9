package io.crema.magics;

import io.crema.finetune.hub.DownloadListener;
import io.crema.finetune.hub.Hub;
import io.crema.finetune.hub.HubOptions;
import io.crema.finetune.hub.HubSettings;
import io.crema.finetune.hub.RepositoryName;
import io.crema.finetune.weights.ModelSource;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code %load_model} is told of models that it loads by their names on Hugging Face. */
final class HubArguments {
    private HubArguments() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                        "--revision",
                        "R",
                        "",
                        "of a model on Hugging Face: a branch, a tag, a commit or refs/pr/1; the newest of main if none is"
                                + " named")
                .flag("--offline", "takes a model on Hugging Face from its cache only; HF_HUB_OFFLINE=1 does for all");
    }

    /** The name on Hugging Face that a source is, if it is neither ours nor a folder. */
    static Optional<RepositoryName> name(String source) {
        return RepositoryName.in(source)
                .filter(name -> !TableArguments.modelNames(ModelSource.BUNDLED).contains(source)
                        && !Files.isDirectory(Path.of(source)));
    }

    /** Notes what does not go with a source, or can be no revision. */
    static void expect(MagicArguments arguments, String source) {
        if (arguments.isGiven("--revision") && name(source).isEmpty()) {
            arguments.problem("--revision goes with a name on Hugging Face only, org/name");
        }
    }

    /** How the library is to look for a name. */
    static HubOptions options(Notebook notebook, DownloadListener listener) {
        MagicArguments arguments = notebook.arguments();
        HubOptions options =
                HubOptions.of(HubSettings.of(notebook.context().environment())).listener(listener);
        HubOptions revised =
                arguments.optionalText("--revision").map(options::revision).orElse(options);
        return arguments.flag("--offline") ? revised.offline() : revised;
    }

    /** The Java of the options, where any was given: {@code HubOptions.usual().revision("v1.0").offline()}. */
    static Optional<String> java(MagicArguments arguments) {
        if (!arguments.isGiven("--revision") && !arguments.flag("--offline")) {
            return Optional.empty();
        }
        return Optional.of("HubOptions.usual()"
                + arguments
                        .optionalText("--revision")
                        .map(revision -> ".revision(" + JavaCall.literal(revision) + ")")
                        .orElse("")
                + (arguments.flag("--offline") ? ".offline()" : ""));
    }

    /** The commit that the cache has of a source, as a comment that says how to keep to it; empty if it has none. */
    static String commitJava(Notebook notebook, String source) {
        if (name(source).isEmpty()) {
            return "";
        }
        HubOptions options = options(notebook, DownloadListener.NONE);
        return new Hub(options, List.of())
                .knownCommit(name(source).get())
                .filter(commit -> !options.revision().equals(Optional.of(commit)))
                .map(commit -> "// in the cache at this commit: HubOptions.usual().revision(" + JavaCall.literal(commit)
                        + ")\n")
                .orElse("");
    }

    /** The names of models that need not be downloaded. */
    static List<String> cachedNames(Map<String, String> environment) {
        return HubSettings.cache(environment).map(Hub::namesIn).orElse(List.of());
    }
}
