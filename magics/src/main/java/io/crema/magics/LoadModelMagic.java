package io.crema.magics;

import io.crema.finetune.engine.ComputeDevice;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Pretrained;
import io.crema.finetune.weights.ModelSource;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Range;
import io.crema.kernel.magic.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code %load_model}: {@link Pretrained#of(ModelSource, OptionalInt, ComputeDevice)}, or a {@link LanguageModel}'s. */
public final class LoadModelMagic implements Magic {
    private static final int LENGTH = 128;

    @Override
    public MagicSyntax syntax() {
        MagicSyntax syntax = MagicSyntax.named("load_model", "Loads a pretrained model, into the variable model.")
                .positional(
                        "SRC",
                        "minilm, small-cnn, a folder with config.json and model.safetensors, or a name on Hugging Face,"
                                + " org/name; for tables mlp or logistic, which start from nothing")
                .option(
                        "--task",
                        "classify|tabular|causal-lm",
                        "classify",
                        "what it is for: causal-lm writes texts; mlp and logistic are tabular without being told");
        return TableArguments.declareModel(HubArguments.declare(syntax))
                .option(
                        "--max-length",
                        "N",
                        "",
                        "the most tokens of a text; longer ones are cut. As it was saved, or 128; for causal-lm 512, if"
                                + " it takes as many")
                .option(
                        "--labels",
                        "A,B",
                        "",
                        "what a classifier's outputs are called, in their order; LABEL_0,LABEL_1 is what transformers"
                                + " writes where nobody named them")
                .option(
                        "--device",
                        "auto|cpu|cuda:0",
                        "auto",
                        "where it computes and is trained; auto takes NVIDIA's first where the native engine sees one")
                .flag(
                        "--untrained",
                        "draws new weights by the seed: what the architecture is worth without its training")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        String source = arguments.text("SRC");
        OptionalInt maxLength = arguments.optionalInteger("--max-length", Range.atLeast(3));
        boolean table = TableArguments.isTableModel(source);
        if (!Files.isDirectory(Path.of(source)) && !known().contains(source) && !isWithOrganisation(source)) {
            Suggestion.closest(source, known())
                    .ifPresent(close ->
                            arguments.problem("no model \"" + source + "\". Did you mean %load_model " + close + "?"));
        }
        boolean untrained = arguments.flag("--untrained");
        long seed = arguments.seed();
        boolean writes = arguments.choice("--task", Map.of("classify", false, "tabular", false, "causal-lm", true));
        for (String option : List.of("--untrained", "--labels")) {
            if (writes && arguments.isGiven(option)) {
                arguments.problem(option + " goes with --task classify only");
            }
        }
        if (untrained && arguments.isGiven("--labels")) {
            arguments.problem("--labels goes with what was trained, not with --untrained");
        }
        expectTable(arguments, source, table);
        HubArguments.expect(arguments, source);
        if (arguments.isGiven("--device") && untrained) {
            arguments.problem("--untrained goes with --device cpu only");
        }
        arguments.check();
        if (notebook.wantsJava()) {
            String commit = Refusals.of(notebook.magic(), () -> HubArguments.commitJava(notebook, source));
            notebook.show(
                    table
                            ? TableArguments.modelJava(notebook, source)
                            : commit + java(notebook, source, maxLength, writes));
            return null;
        }
        if (table) {
            return notebook.bind("model", TableArguments.model(arguments, source));
        }
        return notebook.bind("model", Refusals.of(notebook.magic(), () -> {
            ModelSource found = found(notebook, source);
            if (untrained) {
                return Pretrained.untrained(found, maxLength.orElse(LENGTH), seed);
            }
            if (arguments.isGiven("--labels")) {
                found = found.labelled(arguments.list("--labels").toArray(String[]::new));
            }
            ComputeDevice device = ComputeDevice.named(arguments.text("--device"));
            return writes ? LanguageModel.of(found, maxLength, device) : Pretrained.of(found, maxLength, device);
        }));
    }

    private static ModelSource found(Notebook notebook, String source) {
        if (HubArguments.name(source).isEmpty()) {
            return ModelSource.find(source);
        }
        MagicContext context = notebook.context();
        try (var display = notebook.quiet() ? DownloadDisplay.silent(context) : DownloadDisplay.of(context)) {
            return ModelSource.find(source, HubArguments.options(notebook, display));
        }
    }

    /** What is mistyped looks like one of ours; {@code org/name} does not. */
    private static boolean isWithOrganisation(String source) {
        return HubArguments.name(source).filter(name -> !name.isBare()).isPresent();
    }

    private static List<String> known() {
        return TableArguments.modelNames(ModelSource.BUNDLED);
    }

    private static void expectTable(MagicArguments arguments, String source, boolean table) {
        String task = arguments.text("--task");
        if (task.equals("tabular") && !table && !Files.isDirectory(Path.of(source))) {
            arguments.problem("--task tabular goes with mlp, logistic, or a folder");
        }
        if (table && task.equals("causal-lm")) {
            arguments.problem(source + " is a model for tables, and does not go with --task causal-lm");
        }
        if (arguments.isGiven("--hidden") && !source.equals("mlp")) {
            arguments.problem("--hidden goes with mlp only");
        }
        TableArguments.hidden(arguments);
        for (String option : List.of("--max-length", "--untrained", "--device", "--labels")) {
            if (table && arguments.isGiven(option)) {
                arguments.problem(option + " does not go with " + source);
            }
        }
    }

    private static JavaCall java(Notebook notebook, String source, OptionalInt maxLength, boolean writes) {
        JavaCall java = JavaCall.into(notebook.target("model"), writes ? "LanguageModel" : "Pretrained");
        String found = "ModelSource.find(" + JavaCall.literal(source)
                + HubArguments.java(notebook.arguments())
                        .map(options -> ", " + options)
                        .orElse("") + ")";
        if (notebook.arguments().flag("--untrained")) {
            return java.then(
                    "untrained",
                    found,
                    String.valueOf(maxLength.orElse(LENGTH)),
                    JavaCall.literal(notebook.arguments().seed()));
        }
        boolean labelled = notebook.arguments().isGiven("--labels");
        boolean hub = HubArguments.java(notebook.arguments()).isPresent();
        if (notebook.arguments().isGiven("--device") || labelled || (hub && maxLength.isPresent())) {
            String length =
                    maxLength.isPresent() ? "OptionalInt.of(" + maxLength.getAsInt() + ")" : "OptionalInt.empty()";
            String device = JavaCall.literal(notebook.arguments().text("--device"));
            return java.then(
                    "of",
                    labelled ? found + labelledJava(notebook) : found,
                    length,
                    "ComputeDevice.named(" + device + ")");
        }
        String literal = JavaCall.literal(source);
        return maxLength.isPresent()
                ? java.then("load", literal, String.valueOf(maxLength.getAsInt()))
                : java.then(
                        "load",
                        Stream.concat(Stream.of(literal), HubArguments.java(notebook.arguments()).stream())
                                .toArray(String[]::new));
    }

    private static String labelledJava(Notebook notebook) {
        String[] labels = JavaCall.literals(notebook.arguments().list("--labels"));
        return ".labelled(" + String.join(", ", labels) + ")";
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return argument.equals("SRC")
                ? Stream.concat(known().stream(), HubArguments.cachedNames(context.environment()).stream())
                        .toList()
                : List.of();
    }
}
