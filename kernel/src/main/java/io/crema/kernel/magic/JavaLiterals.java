package io.crema.kernel.magic;

/** Where Java's strings, text blocks and characters end. */
final class JavaLiterals {
    private JavaLiterals() {}

    /** The offset behind the literal whose opening quote stands at the offset; one left open ends with its line. */
    static int end(String java, int open) {
        if (java.startsWith("\"\"\"", open)) {
            return textBlockEnd(java, open + 3);
        }
        char quote = java.charAt(open);
        for (int at = open + 1; at < java.length(); at++) {
            char c = java.charAt(at);
            if (c == '\n') {
                return at;
            }
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            }
        }
        return java.length();
    }

    private static int textBlockEnd(String java, int from) {
        for (int at = from; at < java.length(); at++) {
            if (java.startsWith("\"\"\"", at)) {
                return at + 3;
            }
            if (java.charAt(at) == '\\') {
                at++;
            }
        }
        return java.length();
    }
}
