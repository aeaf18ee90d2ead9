package io.crema.finetune.model;

import io.crema.finetune.weights.Unfinished;
import io.crema.finetune.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a model's folder so that it is there whole or not at all. */
final class SavedFolder {
    /** The model's card, in which its author writes: it stays. */
    private static final String CARD = "README.md";

    /** What we write, and so may replace. */
    private static final Set<String> OURS = Set.of(
            CARD,
            "config.json",
            "model.safetensors",
            "tokenizer.json",
            "tokenizer_config.json",
            "preprocessor_config.json",
            "modeling_crema.py",
            "__pycache__",
            "model.pt");

    private SavedFolder() {}

    interface Writer {
        void write(Path folder) throws IOException;
    }

    /** @throws WeightsException if the folder has files of another kind, or cannot be written to */
    static void replace(Path folder, Writer writer) {
        Path target = folder.toAbsolutePath().normalize();
        try {
            Path parent = target.getParent();
            if (parent == null) {
                throw new WeightsException(target + " is the root of all folders", "Name another folder");
            }
            Files.createDirectories(parent);
            refuseOthers(target);
            Path unfinished = Files.createDirectory(Unfinished.beside(target));
            try {
                writer.write(unfinished);
                keepCard(target, unfinished);
                delete(target);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw new WeightsException("cannot save the model in " + target + ": " + e.getMessage(), e);
        }
    }

    private static void keepCard(Path target, Path unfinished) throws IOException {
        Path card = target.resolve(CARD);
        if (Files.isRegularFile(card)) {
            Files.copy(card, unfinished.resolve(CARD));
        }
    }

    private static void refuseOthers(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new WeightsException(folder + " is a file, and a model is a folder", "Name another folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !OURS.contains(name))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new WeightsException(
                        "the folder " + folder + " has files that are no model of ours: " + String.join(", ", others),
                        "Name another folder, or a new one in it");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }
}
