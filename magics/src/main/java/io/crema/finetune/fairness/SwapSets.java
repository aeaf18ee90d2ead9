package io.crema.finetune.fairness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The templates and terms that come with Crema: text resources, tab-separated, {@code #} starts a comment line. */
final class SwapSets {
    private SwapSets() {}

    /** The sentences of a template resource, without their topics. */
    static List<String> templates(String resource) {
        return rows(resource).stream().map(row -> row.get(1)).toList();
    }

    static List<List<String>> rows(String resource) {
        try (InputStream stream = SwapSets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
