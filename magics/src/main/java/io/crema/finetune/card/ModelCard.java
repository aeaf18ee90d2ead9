package io.crema.finetune.card;

import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.metrics.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model's card. The same run and the same measurements give the same card.
 *
 * @param evaluations what was measured, the first first
 * @param assessments what was found of how it treats groups of people
 */
public record ModelCard(
        CardSubject subject,
        CardData data,
        CardTraining training,
        List<Evaluated> evaluations,
        List<BiasAssessment> assessments) {

    public ModelCard {
        evaluations = List.copyOf(evaluations);
        assessments = List.copyOf(assessments);
    }

    /** A card of what was recorded alone. */
    public static ModelCard of(CardSubject subject, CardData data, CardTraining training) {
        return new ModelCard(subject, data, training, List.of(), List.of());
    }

    /** This with what an evaluation of the same run found; one of the same rows before is replaced. */
    public ModelCard with(Evaluated evaluation) {
        Stream<Evaluated> others =
                evaluations.stream().filter(each -> !each.rowsName().equals(evaluation.rowsName()));
        return new ModelCard(
                subject,
                data,
                training,
                Stream.concat(others, Stream.of(evaluation)).toList(),
                assessments);
    }

    /** This with what was found of how the same run treats groups. */
    public ModelCard with(BiasAssessment assessment) {
        return new ModelCard(
                subject,
                data,
                training,
                evaluations,
                Stream.concat(assessments.stream(), Stream.of(assessment)).toList());
    }

    /** The card as Hugging Face reads it: {@link #metadata} in front of {@link #body}. */
    public String markdown() {
        return "---\n" + metadata() + "---\n\n" + body();
    }

    /** The YAML in front. */
    public String metadata() {
        return new CardMetadata(this).yaml();
    }

    /** The Markdown for people. */
    public String body() {
        return new CardBody(this).markdown();
    }

    /**
     * Writes it into a file that is not there yet.
     *
     * @throws IllegalArgumentException if the file is there, or cannot be written
     */
    public void write(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " is there already, perhaps with words of its author. Name another file, or overwrite it");
        }
        write(file, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Writes it into a file, whatever was there.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public void overwrite(Path file) {
        write(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void write(Path file, OpenOption... options) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            OpenOption[] writing = Stream.concat(Stream.of(StandardOpenOption.WRITE), Stream.of(options))
                    .toArray(OpenOption[]::new);
            Files.writeString(file, markdown(), writing);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot write " + file + ": name a file in a folder that may be written to", e);
        }
    }

    @Override
    public String toString() {
        return markdown();
    }
}
