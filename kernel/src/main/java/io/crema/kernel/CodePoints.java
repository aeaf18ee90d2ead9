package io.crema.kernel;

/** Positions in a text: the protocol counts code points, Java counts UTF-16 units. Positions outside are brought in. */
final class CodePoints {
    private CodePoints() {}

    static int toUtf16(String text, int codePoint) {
        int within = Math.max(0, Math.min(codePoint, text.codePointCount(0, text.length())));
        return text.offsetByCodePoints(0, within);
    }

    static int fromUtf16(String text, int offset) {
        return text.codePointCount(0, Math.max(0, Math.min(offset, text.length())));
    }
}
