package io.crema.finetune;

import io.crema.finetune.model.Classifier;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The forms in which a trained model leaves for other programs. */
public enum ExportForm {
    /** A folder in the Hugging Face layout, adapters merged. */
    SAFETENSORS {
        @Override
        void write(Classifier model, Path target) {
            model.save(target);
        }

        @Override
        void write(LanguageModel model, Path target) {
            model.save(target);
        }
    },
    /** What LoRA added, as a folder for PEFT. */
    PEFT {
        @Override
        void write(Classifier model, Path target) {
            model.adapter().write(target, "SEQ_CLS");
        }

        @Override
        void write(LanguageModel model, Path target) {
            model.adapter().write(target, "CAUSAL_LM");
        }
    },
    /** A file that {@code torch.jit.load} runs without any class of it. */
    TORCHSCRIPT {
        @Override
        void write(Classifier model, Path target) {
            model.exportTorchScript(target);
        }

        @Override
        void write(LanguageModel model, Path target) {
            throw new IllegalArgumentException(
                    "a language model writes token by token, which a TorchScript file cannot be asked for. Export it as"
                            + " safetensors");
        }
    },
    /** The folder in the Hugging Face layout as one file. */
    ZIP {
        @Override
        void write(Classifier model, Path target) {
            pack(model::save, target);
        }

        @Override
        void write(LanguageModel model, Path target) {
            pack(model::save, target);
        }
    };

    /**
     * Writes a model.
     *
     * @throws IllegalArgumentException if the model has no such form
     * @throws WeightsException if it cannot be written there
     */
    abstract void write(Classifier model, Path target);

    /**
     * Writes a model that writes.
     *
     * @throws IllegalArgumentException if the model has no such form
     * @throws WeightsException if it cannot be written there
     */
    abstract void write(LanguageModel model, Path target);

    private static void pack(Consumer<Path> saving, Path target) {
        try {
            Path beside = target.toAbsolutePath().getParent();
            Files.createDirectories(beside);
            Path work = Files.createTempDirectory(beside, "export");
            try {
                Path folder = work.resolve("model");
                saving.accept(folder);
                Path zip = work.resolve("zip");
                pack(folder, zip);
                Files.move(zip, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new WeightsException("cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    private static void pack(Path folder, Path zip) throws IOException {
        try (var packed = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                packed.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
