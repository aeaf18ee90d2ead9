package io.crema.kernel.shell;

import io.crema.kernel.interpreter.Completion.Candidate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that a cell declares, of which JShell knows nothing until the cell runs. */
final class CellNames {
    private static final String NAME = "([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*)";
    private static final String TYPE_NAME =
            "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*" + "(?:<[^;{}()=]*>)?(?:\\[])*";
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+" + NAME);
    private static final Pattern METHOD =
            Pattern.compile("(" + TYPE_NAME + ")\\s+" + NAME + "\\s*(\\([^(){};]*\\))\\s*(?:throws[^{;]*)?\\{");
    private static final Pattern VARIABLE = Pattern.compile("(" + TYPE_NAME + ")\\s+" + NAME + "\\s*(?:=(?!=)|[;:,)])");
    private static final Set<String> NO_TYPES =
            Set.of("record", "new", "return", "throw", "else", "package", "import", "case");

    private CellNames() {}

    /** Those that begin so, each with its signature. */
    static List<Candidate> startingWith(String begun, String code) {
        String java = JavaText.withoutText(code);
        var found = new LinkedHashSet<Candidate>();
        VARIABLE.matcher(java)
                .results()
                .filter(match -> !NO_TYPES.contains(match.group(1)))
                .forEach(match -> found.add(new Candidate(match.group(2), "variable", match.group(1))));
        METHOD.matcher(java)
                .results()
                .filter(match -> !NO_TYPES.contains(match.group(1)))
                .forEach(match -> found.add(new Candidate(
                        match.group(2) + (match.group(3).equals("()") ? "()" : "("),
                        "method",
                        match.group(1) + " " + match.group(2) + match.group(3))));
        TYPE.matcher(java).results().forEach(match -> found.add(new Candidate(match.group(1), "class", match.group())));
        return found.stream()
                .filter(candidate -> candidate.text().startsWith(begun))
                .toList();
    }
}
