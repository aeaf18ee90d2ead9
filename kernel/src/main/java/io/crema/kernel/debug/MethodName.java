package io.crema.kernel.debug;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person calls a method of a class file. */
final class MethodName {
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private MethodName() {}

    static String of(String method) {
        Matcher lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            return "lambda in " + of(lambda.group(1));
        }
        return switch (method) {
            case "<init>" -> "constructor";
            case "<clinit>" -> "static initializer";
            default -> method.startsWith("do_it$") ? "cell" : method;
        };
    }
}
