package io.crema.kernel.dependency;

import java.util.List;
import java.util.stream.Collectors;

/** Writes POMs: the language in which everything is asked for. */
public final class PomText {
    private PomText() {}

    /**
     * A POM that asks for artefacts.
     *
     * @param artefacts what is wanted; one without a version takes it from a BOM
     * @param boms the BOMs, whose versions hold for everything
     */
    public static String of(List<Coordinates> artefacts, List<Coordinates> boms) {
        String managed = boms.stream()
                .map(bom -> dependency(bom, "<type>pom</type><scope>import</scope>"))
                .collect(Collectors.joining());
        String wanted = artefacts.stream()
                .map(each ->
                        dependency(each, element("type", each.packaging()) + element("classifier", each.classifier())))
                .collect(Collectors.joining());
        return project("<dependencyManagement><dependencies>" + managed
                + "</dependencies></dependencyManagement><dependencies>" + wanted + "</dependencies>");
    }

    /** A POM that asks for one artefact, and for nothing that it needs. */
    public static String ofAlone(Coordinates artefact) {
        String nothingElse =
                "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>";
        return project("<dependencies>"
                + dependency(
                        artefact,
                        element("type", artefact.packaging())
                                + element("classifier", artefact.classifier())
                                + nothingElse)
                + "</dependencies>");
    }

    /**
     * A POM around what a cell holds: a whole {@code <project>}, which stays as it is, or {@code <dependency>}, {@code
     * <repository>} and whatever else may stand in a POM, in any order.
     *
     * @throws IllegalArgumentException if the text is no XML; the message is for the user
     */
    public static String around(String text) {
        return LooseElements.within(project(""), text);
    }

    private static String dependency(Coordinates coordinates, String further) {
        return "<dependency>" + element("groupId", coordinates.group()) + element("artifactId", coordinates.artefact())
                + element("version", coordinates.version()) + further + "</dependency>";
    }

    private static String element(String name, String value) {
        return value.isEmpty() ? "" : "<" + name + ">" + escaped(value) + "</" + name + ">";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String project(String content) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId><artifactId>notebook</artifactId>"
                + "<version>1</version><packaging>pom</packaging>" + content + "</project>";
    }
}
