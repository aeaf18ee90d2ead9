package io.crema.finetune.data;

import io.crema.finetune.data.image.IdxFile;
import io.crema.finetune.data.image.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Pictures with labels as they lie on disk: in a folder for each label, or in MNIST's pairs of files. */
final class PictureFiles {
    private static final List<String> SUFFIXES =
            List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp");
    private static final Set<String> TRAINING_FOLDER = Set.of("train");
    private static final Set<String> TEST_FOLDER = Set.of("test");
    private static final Set<String> VALIDATION_FOLDERS = Set.of("val", "valid", "validation");

    private final List<String> references = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    private PictureFiles() {}

    /** Data with the columns {@code image} and {@code label}; empty if there are no pictures at that place. */
    static Optional<LabelledData> read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            return Files.isRegularFile(path) && IdxFile.isCalledSo(path) ? Optional.of(idx(path)) : Optional.empty();
        } catch (IOException e) {
            throw DataException.unreadable(path, e);
        } catch (UncheckedIOException e) {
            throw DataException.unreadable(path, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * A folder for each label; or the same twice, in folders called {@code train} and {@code test}. One called {@code
     * val} is the test part where there is no other; else its rows are divided with those of {@code train}.
     */
    private static Optional<LabelledData> folder(Path folder) throws IOException {
        List<Path> inside = foldersIn(folder);
        List<Path> train = called(inside, TRAINING_FOLDER);
        List<Path> validation = called(inside, VALIDATION_FOLDERS);
        List<Path> test = called(inside, TEST_FOLDER);
        var files = new PictureFiles();
        int testStart = SourceTable.NO_PUBLISHED_TEST;
        if (train.isEmpty() || (validation.isEmpty() && test.isEmpty())) {
            files.addLabels(inside);
        } else {
            files.addParts(train);
            files.addParts(test.isEmpty() ? List.of() : validation);
            testStart = files.references.size();
            files.addParts(test.isEmpty() ? validation : test);
        }
        return files.references.isEmpty() ? Optional.empty() : Optional.of(files.data(testStart));
    }

    private void addParts(List<Path> parts) throws IOException {
        for (Path part : parts) {
            addLabels(foldersIn(part));
        }
    }

    private static List<Path> called(List<Path> folders, Set<String> names) {
        return folders.stream()
                .filter(each -> names.contains(each.getFileName().toString().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void addLabels(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                files.filter(PictureFiles::isPicture).sorted().forEach(file -> {
                    references.add(file.toString());
                    labels.add(folder.getFileName().toString());
                });
            }
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && SUFFIXES.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static LabelledData idx(Path path) throws IOException {
        IdxFile pictures = opened(path);
        if (!pictures.holdsPictures()) {
            throw new DataException(
                    path + " holds no pictures", "Name the file of pictures: its labels are found beside it.");
        }
        Path beside = IdxFile.labelsBeside(path)
                .orElseThrow(() -> new DataException(
                        "there are no labels beside " + path,
                        "Put them there as %s."
                                .formatted(path.getFileName().toString().replace("images-idx3", "labels-idx1"))));
        IdxFile labels = opened(beside);
        if (!labels.holdsLabels() || labels.size() != pictures.size()) {
            throw new DataException(
                    "%s has %d labels, but %s has %d pictures"
                            .formatted(beside, labels.size(), path.getFileName(), pictures.size()),
                    "Take the two files of the same part.");
        }
        var files = new PictureFiles();
        int[] numbers = labels.labels();
        for (int row = 0; row < numbers.length; row++) {
            files.references.add(Images.reference(path, row));
            files.labels.add(Integer.toString(numbers[row]));
        }
        return files.data(SourceTable.NO_PUBLISHED_TEST);
    }

    private static IdxFile opened(Path path) {
        try {
            return IdxFile.read(path);
        } catch (IOException e) {
            throw new DataException(String.valueOf(e.getMessage()), "Copy it again from where it came from.", e);
        }
    }

    private LabelledData data(int testStart) {
        Table table = Table.create(
                "pictures", StringColumn.create("image", references), StringColumn.create("label", labels));
        return LabelledData.of(table, testStart);
    }

    /** Where a file lies. */
    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** Whether there are pictures in a folder itself, where no folder tells their labels. */
    static boolean areIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(PictureFiles::isPicture);
        } catch (IOException e) {
            throw DataException.unreadable(folder, e);
        }
    }

    /** Paths relative to a folder, as absolute ones; those that are so already, or missing, stay as they are. */
    static StringColumn within(Path folder, String column, String[] paths) {
        Path base = folder.toAbsolutePath();
        String[] resolved = Arrays.stream(paths)
                .map(path -> Cells.isMissing(path) ? path : base.resolve(path).toString())
                .toArray(String[]::new);
        return StringColumn.create(column, resolved);
    }

    /** Those of some rows whose picture can be read; all of them where no pictures are looked at. */
    static int[] readable(LabelledData data, int[] rows) {
        if (data.roles().image().isEmpty()) {
            return rows;
        }
        List<String> references = data.images();
        Images images = Images.of(Arrays.stream(rows).mapToObj(references::get).toList());
        Set<Integer> broken =
                images.broken().stream().map(picture -> rows[picture.row()]).collect(Collectors.toSet());
        return Arrays.stream(rows).filter(row -> !broken.contains(row)).toArray();
    }
}
