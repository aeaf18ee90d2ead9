package io.crema.magics;

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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code %load_model}: {@link Pretrained#load(String, int)}. */
public final class LoadModelMagic implements Magic {
    private static final int LENGTH = 128;

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("load_model", "Loads a pretrained model, into the variable model.")
                .positional("SRC", "minilm, or a folder with config.json, model.safetensors and tokenizer.json")
                .option("--max-length", "N", "", "the most tokens of a text; as it was saved, or 128")
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
        if (!Files.isDirectory(Path.of(source)) && !ModelSource.BUNDLED.contains(source)) {
            Suggestion.closest(source, ModelSource.BUNDLED)
                    .ifPresent(close ->
                            arguments.problem("no model \"" + source + "\". Did you mean %load_model " + close + "?"));
        }
        boolean untrained = arguments.flag("--untrained");
        long seed = arguments.seed();
        arguments.check();
        if (notebook.wantsJava()) {
            JavaCall java = JavaCall.into(notebook.target("model"), "Pretrained");
            notebook.show(
                    untrained
                            ? java.then(
                                    "untrained",
                                    "ModelSource.find(" + JavaCall.literal(source) + ")",
                                    String.valueOf(maxLength.orElse(LENGTH)),
                                    JavaCall.literal(seed))
                            : maxLength.isPresent()
                                    ? java.then("load", JavaCall.literal(source), String.valueOf(maxLength.getAsInt()))
                                    : java.then("load", JavaCall.literal(source)));
            return null;
        }
        return notebook.bind("model", Refusals.of(notebook.magic(), () -> {
            if (untrained) {
                return Pretrained.untrained(ModelSource.find(source), maxLength.orElse(LENGTH), seed);
            }
            return maxLength.isPresent() ? Pretrained.load(source, maxLength.getAsInt()) : Pretrained.load(source);
        }));
    }

    @Override
    public List<String> complete(String argument, String typed, MagicContext context) {
        return argument.equals("SRC") ? ModelSource.BUNDLED : List.of();
    }
}
