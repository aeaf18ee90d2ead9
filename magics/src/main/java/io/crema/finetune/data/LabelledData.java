package io.crema.finetune.data;

import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.data.image.Images;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table whose columns have parts: a text that is read, a label that is predicted, groups to report by. Immutable;
 * every method that changes something gives a new value.
 *
 * <p>The label list is fixed when the label column is named: its distinct names, sorted, and a label's index is its
 * place in the list. The list travels with the value through {@link #select}, {@link #limit} and {@link #split}, so no
 * part of a data set can number the labels otherwise. Columns called {@code text} and {@code label} get their part
 * without being named. Rows are counted from 0. Whatever names a column that is not there, or asks for a part that no
 * column has, ends in a {@link DataException} that says which columns there are.
 */
public final class LabelledData {
    private final String name;
    private final SourceTable source;
    private final Roles roles;
    private final List<String> labels;
    private final Augmentation augmentation;

    private LabelledData(String name, SourceTable source, Roles roles, List<String> labels, Augmentation augmentation) {
        this.name = name;
        this.source = source;
        this.roles = roles;
        this.labels = List.copyOf(labels);
        this.augmentation = augmentation;
    }

    /**
     * Reads a file: {@code .csv}, {@code .tsv}, {@code .jsonl} (or {@code .json}), or one of them with {@code .gz} after
     * it; pictures in MNIST's format, whose labels lie beside them; or a folder with a folder of pictures for each label,
     * perhaps inside folders called {@code train}, {@code val} and {@code test}, of which the last is the published test
     * part. Anything else is read as text with columns; separator and header are found by looking. Paths in a column
     * called {@code image} are relative to the file's folder.
     *
     * @throws DataException if there is no such file or it is no table
     */
    public static LabelledData read(Path file) {
        return PictureFiles.read(file)
                .orElseGet(() -> table(file, Header.LOOKED_FOR))
                .withName(TableFile.nameOf(file));
    }

    /**
     * As above, of a file with separated cells, where it is known whether its first line names the columns.
     *
     * @throws DataException if there is no such file or it is no table
     */
    public static LabelledData read(Path file, boolean header) {
        return table(file, header ? Header.THERE : Header.ABSENT).withName(TableFile.nameOf(file));
    }

    private static LabelledData table(Path file, Header header) {
        LabelledData data = of(TableFile.read(file, header));
        String image = data.roles.image();
        return image.isEmpty() ? data : data.image(image, PictureFiles.folderOf(file));
    }

    /**
     * A data set that ships with Crema, with its parts named and its published test part marked.
     *
     * @throws DataException if none is called so
     */
    public static LabelledData named(String name) {
        return BundledData.named(name).read();
    }

    /**
     * Whatever a user may mean by one word: a bundled data set if one is called so, else a file.
     *
     * @throws DataException if it is neither
     */
    public static LabelledData load(String nameOrPath) {
        return BundledData.find(nameOrPath).map(BundledData::read).orElseGet(() -> read(Path.of(nameOrPath)));
    }

    /** A copy of a table, with parts for the columns called {@code text} and {@code label}. */
    public static LabelledData of(Table table) {
        return of(table, SourceTable.NO_PUBLISHED_TEST);
    }

    static LabelledData of(Table table, int publishedTestStart) {
        Table copy = table.copy();
        Roles roles = FeatureColumns.found(copy, Roles.foundIn(copy.columnNames()));
        String name = Objects.requireNonNullElse(copy.name(), "the table");
        List<String> labels = Cells.distinct(copy, roles.label());
        return new LabelledData(name, SourceTable.read(copy, publishedTestStart), roles, labels, Augmentation.NONE);
    }

    /** The same data under another name, which messages and reports use. */
    public LabelledData withName(String newName) {
        Table named = Table.create(newName, source.table().columns());
        return new LabelledData(newName, source.with(named), roles, labels, augmentation);
    }

    /** Names the column that is read. */
    public LabelledData text(String column) {
        return withRoles(roles.withText(Checks.column(this, column)));
    }

    /** Names the column of pictures that are looked at: paths, or rows of an IDX file as {@link Images} reads them. */
    public LabelledData image(String column) {
        return withRoles(roles.withImage(Checks.column(this, column)));
    }

    /** As above, where the paths are relative to a folder, such as that of the file they stand in; they become absolute. */
    public LabelledData image(String column, Path folder) {
        return with(PictureFiles.within(folder, column, Cells.of(source.table(), Checks.column(this, column))))
                .image(column);
    }

    /**
     * Names the columns of numbers and categories that are looked at, in place of a text or a picture.
     *
     * @throws DataException if there is no such column, or none that could be a feature
     */
    public LabelledData features(FeatureColumns columns) {
        return withRoles(roles.withFeatures(columns.in(this)));
    }

    /** Changes pictures at random whenever a model learns from them; what they are judged by stays as it is. */
    public LabelledData augmented(Augmentation other) {
        return new LabelledData(name, source, roles, labels, other);
    }

    /**
     * Names the column that is predicted, and fixes the label list: the column's distinct names, sorted. Where there is
     * neither a text nor a picture, the other columns of numbers and categories become the features.
     */
    public LabelledData label(String column) {
        Roles labelled = roles.withLabel(Checks.column(this, column));
        return changed(source, FeatureColumns.found(source.table(), labelled), Cells.distinct(source.table(), column));
    }

    /**
     * Names the sensitive columns by which results are reported. They are no features unless they are named so after.
     */
    public LabelledData group(String... columns) {
        return withRoles(roles.withGroups(Checks.columns(this, columns)));
    }

    /** Names the column that identifies a row. */
    public LabelledData id(String column) {
        return withRoles(roles.withId(Checks.column(this, column)));
    }

    /**
     * These rows with a column more, or with one replaced; one value for each row. Where other labels come, the label
     * list is fixed anew.
     *
     * @throws DataException if it has another number of values
     */
    public LabelledData with(Column<?> column) {
        Checks.sameRows(this, column);
        Table table = Cells.with(source.table(), column);
        List<String> present = column.name().equals(roles.label()) ? Cells.distinct(table, column.name()) : List.of();
        return changed(source.with(table), roles, labels.containsAll(present) ? labels : present);
    }

    private LabelledData withRoles(Roles changed) {
        return changed(source, changed, labels);
    }

    private LabelledData changed(SourceTable newSource, Roles newRoles, List<String> newLabels) {
        return new LabelledData(name, newSource, newRoles, newLabels, augmentation);
    }

    /**
     * Puts the data on a given label list, usually that of a model that was trained before.
     *
     * @throws DataException if a row has a label that is not in the list, or the list repeats one
     */
    public LabelledData withLabels(List<String> fixed) {
        Checks.labelsWithin(this, fixed);
        return changed(source, roles, fixed);
    }

    /** Leaves out the rows whose example or label is empty, blank or {@code NaN}, or whose picture cannot be read. */
    public LabelledData dropMissing() {
        return select(PictureFiles.readable(this, Checks.present(this)));
    }

    /**
     * At most {@code n} rows, drawn without replacement and kept in their order.
     *
     * @throws DataException if {@code n} is not positive
     */
    public LabelledData limit(int n, long seed) {
        Checks.positiveLimit(this, n);
        return n >= rows() ? this : select(Sampling.choose(rows(), n, seed));
    }

    /**
     * The given rows in the given order, on the same label list.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public LabelledData select(int... rows) {
        return changed(source.select(rows), roles, labels);
    }

    /**
     * This data, once it is known that it can be trained on.
     *
     * @throws DataException if it has no rows, no text or label column, a missing text or label, or rows of one label
     *     only
     */
    public LabelledData checked() {
        Checks.trainable(this);
        return this;
    }

    /**
     * Divides the rows; the parts share this label list.
     *
     * @throws DataException if this cannot be trained on or cannot be divided so
     */
    public SplitData split(Split split) {
        return split.applyTo(checked());
    }

    /** Divides the rows into folds; refuses what {@link #split(Split)} refuses. */
    public FoldedData split(KFold folds) {
        return folds.applyTo(checked());
    }

    /** What the data is called in messages and reports. */
    public String name() {
        return name;
    }

    public Roles roles() {
        return roles;
    }

    public int rows() {
        return source.table().rowCount();
    }

    /** The names of all columns, with a part or without. */
    public List<String> columns() {
        return List.copyOf(source.table().columnNames());
    }

    /** A copy of the table. */
    public Table table() {
        return source.table().copy();
    }

    /** The label names; a label's index is its place here. */
    public List<String> labels() {
        Checks.hasLabel(this);
        return labels;
    }

    /** The label name of a row. */
    public String label(int row) {
        return cell(Checks.hasLabel(this), row);
    }

    /**
     * Each row's label as an index into {@link #labels()}.
     *
     * @throws DataException if no label column is named or a row has no label
     */
    public int[] labelIndices() {
        String column = Checks.hasLabel(this);
        Checks.nothingMissing(this, column, "labels");
        return Cells.indices(source.table(), column, labels);
    }

    /** The text of a row, unchanged. */
    public String text(int row) {
        return cell(Checks.hasText(this), row);
    }

    /** Each row's text, unchanged. */
    public List<String> texts() {
        return List.of(Cells.of(source.table(), Checks.hasText(this)));
    }

    /** Each row's reference to a picture, unchanged. */
    public List<String> images() {
        return List.of(Cells.of(source.table(), Checks.hasImage(this)));
    }

    /** Each row's text, its reference to a picture, or its features as JSON. */
    public List<String> examples() {
        return roles.hasFeatures()
                ? TableRows.texts(source.table(), roles.features())
                : List.of(Cells.of(source.table(), Checks.hasExample(this)));
    }

    /** How pictures are changed at random when a model learns from them. */
    public Augmentation augmentation() {
        return augmentation;
    }

    /** Each row's value in a column; where there is none, {@code (missing)} is a group of its own. */
    public String[] groups(String column) {
        Checks.column(this, column);
        return Arrays.stream(Cells.of(source.table(), column))
                .map(cell -> Cells.isMissing(cell) ? "(missing)" : cell)
                .toArray(String[]::new);
    }

    /** Which rows of the table that was read these are. */
    public int[] sourceRows() {
        return source.sourceRows();
    }

    /** Whether the publisher of the data set some of the rows aside for testing. */
    public boolean hasPublishedTest() {
        return publishedTestRows().length > 0;
    }

    /** The rows that the publisher of the data set aside for testing; empty if there are none. */
    public int[] publishedTestRows() {
        return source.publishedTestRows();
    }

    /** How many rows each label has, and how long the texts are. */
    public DataSummary summary() {
        return DataSummary.of(this);
    }

    /**
     * SHA-256, in hexadecimal, over the roles, the column names, every cell, and the pictures themselves in place of their
     * references: the same data, the same hash.
     */
    public String contentHash() {
        return ContentHash.of(roles, source.table(), augmentation);
    }

    String cell(String column, int row) {
        return Cells.cell(source.table(), column, row);
    }

    boolean isMissing(String column, int row) {
        return Cells.isMissing(cell(column, row));
    }

    /** {@code reviews: 5,000 rows; text: body; label: stars (1, 2, 3, 4, 5)}. */
    @Override
    public String toString() {
        return DataSummary.line(this);
    }
}
