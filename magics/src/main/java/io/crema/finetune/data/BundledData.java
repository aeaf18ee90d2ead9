package io.crema.finetune.data;

import io.crema.finetune.names.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tech.tablesaw.api.Table;

/** The data sets that ship with Crema, each a folder of resources with its {@code SOURCE.txt}. */
enum BundledData {
    /** 5,000 reviews of food, one a product: five stars are {@code great}, the others {@code other}. */
    SMALL_FINE_FOODS("small-fine-foods", "product");

    private final String folder;
    private final String idColumn;

    BundledData(String folder, String idColumn) {
        this.folder = folder;
        this.idColumn = idColumn;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(data -> data.folder).toList();
    }

    static Optional<BundledData> find(String name) {
        return Arrays.stream(values()).filter(data -> data.folder.equals(name)).findFirst();
    }

    static BundledData named(String name) {
        return find(name)
                .orElseThrow(() -> new DataException(
                        "no data set \"%s\" ships with Crema (there are: %s)"
                                .formatted(name, String.join(", ", names())),
                        Nearest.to(name, names())
                                .map("Did you mean \"%s\"?"::formatted)
                                .orElse("Read a file of your own with LabelledData.read(path).")));
    }

    /** Training rows first, then the published test part. */
    LabelledData read() {
        Table train = part("train");
        Table test = part("test");
        int publishedTestStart = train.rowCount();
        return LabelledData.of(train.append(test), publishedTestStart)
                .withName(folder)
                .id(idColumn);
    }

    private Table part(String part) {
        String resource = "%s/%s.tsv.gz".formatted(folder, part);
        InputStream packed = BundledData.class.getResourceAsStream(resource);
        if (packed == null) {
            throw new IllegalStateException("resource missing from the distribution: " + resource);
        }
        try (InputStream unpacked = new GZIPInputStream(packed)) {
            return Delimited.TABS.read(
                    resource, new String(unpacked.readAllBytes(), StandardCharsets.UTF_8), Header.THERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
