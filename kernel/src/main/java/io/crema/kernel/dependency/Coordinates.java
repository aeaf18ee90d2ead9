package io.crema.kernel.dependency;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of an artefact: {@code group:artefact[:packaging[:classifier]]:version}.
 *
 * @param group such as {@code org.apache.commons}
 * @param artefact such as {@code commons-csv}
 * @param packaging {@code jar} where nothing else is said
 * @param classifier an empty string for none
 * @param version a version, a range such as {@code [1.2,2)}, or an empty string for the one that a BOM says
 */
public record Coordinates(String group, String artefact, String packaging, String classifier, String version) {
    private static final Pattern SEPARATOR = Pattern.compile(":");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int FEWEST = 2;
    private static final int MOST = 5;

    /**
     * Reads coordinates; with two parts there is no version.
     *
     * @throws IllegalArgumentException if the text has another shape; the message is for the user
     */
    public static Coordinates parse(String text) {
        List<String> parts = SEPARATOR.splitAsStream(text).toList();
        boolean named =
                parts.stream().limit(FEWEST).allMatch(part -> NAME.matcher(part).matches());
        if (parts.size() < FEWEST || parts.size() > MOST || !named || parts.contains("")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" names no artefact. Expected group:artefact:version, or"
                    + " group:artefact:packaging:classifier:version");
        }
        String version = parts.size() == FEWEST ? "" : parts.get(parts.size() - 1);
        String packaging = parts.size() > 3 ? parts.get(2) : "jar";
        String classifier = parts.size() == MOST ? parts.get(3) : "";
        return new Coordinates(parts.get(0), parts.get(1), packaging, classifier, version);
    }

    /** What stays the same when the version changes: two of one kind cannot both be on a class path. */
    public String kind() {
        return group + ":" + artefact
                + (packaging.equals("jar") && classifier.isEmpty() ? "" : ":" + packaging)
                + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    public Coordinates withVersion(String other) {
        return new Coordinates(group, artefact, packaging, classifier, other);
    }

    @Override
    public String toString() {
        return version.isEmpty() ? kind() : kind() + ":" + version;
    }
}
