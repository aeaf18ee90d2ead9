package io.crema.magics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The Java that does what a magic does, which {@code --show-java} prints. Immutable. */
record JavaCall(String statement) {

    /** Begins with what a variable is made from: {@code var run = FineTuning.of(model)}. */
    static JavaCall into(String variable, String expression) {
        return new JavaCall("var " + variable + " = " + expression);
    }

    /** Goes on with a method, its arguments being Java. */
    JavaCall then(String method, String... arguments) {
        return new JavaCall(
                statement + "." + method + Arrays.stream(arguments).collect(Collectors.joining(", ", "(", ")")));
    }

    /** Gives what the variable is made from so far to a static method: {@code var data = Markup.stripped(...)}. */
    JavaCall in(String method) {
        int value = statement.indexOf(" = ") + " = ".length();
        return new JavaCall(statement.substring(0, value) + method + "(" + statement.substring(value) + ")");
    }

    /** A text as Java writes it. */
    static String literal(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return "\"" + escaped + "\"";
    }

    static String[] literals(List<String> texts) {
        return texts.stream().map(JavaCall::literal).toArray(String[]::new);
    }

    /** A seed as Java writes it. */
    static String literal(long number) {
        return number == (int) number ? Long.toString(number) : number + "L";
    }

    @Override
    public String toString() {
        return statement + ";";
    }
}
