package io.crema.magics;

import io.crema.finetune.FineTuned;
import io.crema.finetune.model.Classifier;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** {@code %export}: {@link Classifier#save}, {@link Classifier#exportTorchScript} and {@link Classifier#adapter}. */
public final class ExportMagic implements Magic {

    /** Writes a model in some form. */
    private interface Form {
        void write(Classifier model, Path target) throws IOException;
    }

    @Override
    public MagicSyntax syntax() {
        return MagicSyntax.named("export", "Writes a trained model in a form that other programs read.")
                .rest("[RUN] TARGET", "the folder or file, and before it what to export; run if nothing is named")
                .option(
                        "--to",
                        "safetensors|peft|torchscript|zip",
                        "safetensors",
                        "a folder for transformers, what LoRA added as a folder for PEFT, a file for torch.jit.load, or the"
                                + " folder for transformers packed")
                .withCommon();
    }

    @Override
    public @Nullable Object run(MagicArguments arguments, MagicContext context) throws Exception {
        Notebook notebook = Notebook.of(arguments, context);
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("safetensors", Classifier::save);
        forms.put("peft", (model, folder) -> model.adapter().write(folder, "SEQ_CLS"));
        forms.put("torchscript", Classifier::exportTorchScript);
        forms.put("zip", ExportMagic::pack);
        Form form = arguments.choice("--to", forms);
        List<Object> given = arguments.restObjects("[RUN] TARGET");
        if (given.isEmpty() || given.size() > 2) {
            arguments.problem("it takes a run and where to write it: %export run reviews.pt --to torchscript");
        }
        arguments.check();
        Path target = Path.of(given.get(given.size() - 1).toString());
        FineTuned run = given.size() == 2
                ? notebook.named(FineTuned.class, given.get(0), "%finetune")
                : notebook.latest(FineTuned.class, "run", "%finetune");
        Refusals.of(notebook.magic(), () -> {
            form.write(run.classifier(), target);
            return target;
        });
        context.print("Wrote " + run.name() + " to " + target + ".\n");
        return null;
    }

    private static void pack(Classifier model, Path target) throws IOException {
        Path folder = Files.createTempDirectory("crema-export");
        try {
            Path saved = folder.resolve("model");
            model.save(saved);
            try (var zip = new ZipOutputStream(Files.newOutputStream(target));
                    Stream<Path> files = Files.list(saved)) {
                for (Path file : files.sorted().toList()) {
                    zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                    Files.delete(file);
                }
            }
            Files.delete(saved);
        } finally {
            Files.deleteIfExists(folder);
        }
    }
}
