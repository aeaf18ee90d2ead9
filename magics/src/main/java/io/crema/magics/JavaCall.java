package io.crema.magics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Gives what the variable is made from so far, behind other arguments, to a static method: {@code var data = Markup.stripped(...)}. */
    JavaCall in(String method, String... before) {
        String arguments =
                Stream.concat(Arrays.stream(before), Stream.of(value())).collect(Collectors.joining(", "));
        return new JavaCall(statement.substring(0, start()) + method + "(" + arguments + ")");
    }

    /** What the variable is made from: {@code FineTuning.of(model)}. */
    String value() {
        return statement.substring(start());
    }

    private int start() {
        return statement.indexOf(" = ") + " = ".length();
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
