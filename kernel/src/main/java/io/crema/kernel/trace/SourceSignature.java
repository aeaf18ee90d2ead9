package io.crema.kernel.trace;

import java.util.Optional;

/**
 * A type as a class file spells it, made one that can be written in Java. Type variables become what they surely are: an
 * {@code Object}, or {@code ?} as an argument.
 */
public final class SourceSignature {
    private final String signature;
    private int at;

    private SourceSignature(String signature) {
        this.signature = signature;
    }

    /** The type in Java; empty for one that has no name there, such as a class declared in a method. */
    public static Optional<String> toJava(String signature) {
        String type = new SourceSignature(signature).type("Object");
        return type.matches(".*\\$\\d.*") ? Optional.empty() : Optional.of(type.replace('$', '.'));
    }

    private String type(String variable) {
        return switch (next()) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            case '[' -> type("Object") + "[]";
            case 'T' -> {
                until(";");
                at++;
                yield variable;
            }
            default -> classType();
        };
    }

    private String classType() {
        var type = new StringBuilder();
        while (true) {
            type.append(until("<;.").replace('/', '.'));
            char end = next();
            if (end == '<') {
                type.append(arguments());
                end = next();
            }
            if (end == ';') {
                return type.toString();
            }
            type.append('.');
        }
    }

    private String arguments() {
        var arguments = new StringBuilder("<");
        while (signature.charAt(at) != '>') {
            arguments.append(arguments.length() == 1 ? "" : ", ").append(argument());
        }
        at++;
        return arguments.append('>').toString();
    }

    private String argument() {
        char bound = signature.charAt(at);
        if (bound == '*') {
            at++;
            return "?";
        }
        if (bound != '+' && bound != '-') {
            return type("?");
        }
        at++;
        String type = type("?");
        return type.equals("?") ? "?" : (bound == '+' ? "? extends " : "? super ") + type;
    }

    private char next() {
        return signature.charAt(at++);
    }

    private String until(String ends) {
        int start = at;
        while (ends.indexOf(signature.charAt(at)) < 0) {
            at++;
        }
        return signature.substring(start, at);
    }
}
