package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a magic's arguments into words by the quoting rules of the POSIX shell (Shell Command Language, 2.2), with {@code
 * $name} and <code>{java expression}</code> in the place of the shell's expansions.
 *
 * <p>Double quotes interpolate and single quotes do not. {@code $$} is a dollar sign and <code>{{</code> an opening
 * brace. A backslash takes the meaning from the next character, but within double quotes only from a quote, a backslash,
 * a dollar sign or an opening brace; before a line break it is a blank. A semicolon at the very end is Java's habit and
 * is left out.
 */
final class Tokenizer {
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token.Piece> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;
    private int wordStart = -1;
    private boolean bareStart;

    Tokenizer(String text, Problems problems) {
        this.text = withoutLastSemicolon(text);
        this.problems = problems;
    }

    /** The words; a quote or a brace left open is noted as a problem and ends with the text. */
    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || isContinuation()) {
                finishWord();
                at += c == '\\' ? 2 : 1;
            } else {
                beginWord(c);
                readBare(c);
            }
        }
        finishWord();
        return List.copyOf(tokens);
    }

    private void readBare(char c) {
        switch (c) {
            case '\'' -> readSingleQuoted();
            case '"' -> readDoubleQuoted();
            case '\\' -> {
                plain.append(at + 1 < text.length() ? text.charAt(at + 1) : '\\');
                at += 2;
            }
            default -> readInterpolated(c);
        }
    }

    private void readSingleQuoted() {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) {
            problems.add("a ' is never closed: " + text.substring(at) + ". For the character itself type \\'");
            close = text.length();
        }
        plain.append(text, at + 1, close);
        at = close + 1;
    }

    private void readDoubleQuoted() {
        int open = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (isContinuation()) {
                at += text.startsWith("\r\n", at + 1) ? 3 : 2;
            } else if (c == '\\' && at + 1 < text.length() && "\"\\${".indexOf(text.charAt(at + 1)) >= 0) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else {
                readInterpolated(c);
            }
        }
        if (at >= text.length()) {
            problems.add("a \" is never closed: " + text.substring(open) + ". For the character itself type \\\"");
        }
        at++;
    }

    private void readInterpolated(char c) {
        if (c == '$') {
            readDollar();
        } else if (c == '{' && text.startsWith("{{", at)) {
            plain.append('{');
            at += 2;
        } else if (c == '{') {
            readBraces();
        } else {
            plain.append(c);
            at++;
        }
    }

    private void readDollar() {
        int end = at + 1;
        if (text.startsWith("$$", at)) {
            plain.append('$');
            at += 2;
            return;
        }
        if (end < text.length() && isNameStart(text.charAt(end))) {
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            addJava(text.substring(at + 1, end), end);
            return;
        }
        plain.append('$');
        at++;
    }

    private void readBraces() {
        int close = closingBrace();
        if (close < 0) {
            problems.add("a { is never closed: " + text.substring(at) + ". For the character itself type {{");
            plain.append(text, at, text.length());
            at = text.length();
            return;
        }
        String java = text.substring(at + 1, close).strip();
        if (java.isEmpty()) {
            plain.append(text, at, close + 1);
            at = close + 1;
        } else {
            addJava(java, close + 1);
        }
    }

    private int closingBrace() {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = JavaLiterals.end(text, i);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private void addJava(String java, int end) {
        finishPlain();
        pieces.add(new Token.Java(java, text.substring(at, end)));
        at = end;
    }

    private void beginWord(char c) {
        if (wordStart < 0) {
            wordStart = at;
            bareStart = c != '"' && c != '\'' && c != '\\';
        }
    }

    private void finishWord() {
        if (wordStart < 0) {
            return;
        }
        finishPlain();
        if (pieces.isEmpty()) {
            pieces.add(new Token.Text(""));
        }
        tokens.add(new Token(pieces, bareStart, wordStart, Math.min(at, text.length())));
        pieces.clear();
        wordStart = -1;
    }

    private void finishPlain() {
        if (plain.length() > 0) {
            pieces.add(new Token.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private boolean isContinuation() {
        return text.charAt(at) == '\\' && (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1));
    }

    /** The shell's names, not Java's: {@code $a$b} is two of them. */
    private static boolean isNameStart(char c) {
        return c != '$' && Character.isJavaIdentifierStart(c);
    }

    private static boolean isNamePart(char c) {
        return c != '$' && Character.isJavaIdentifierPart(c);
    }

    private static String withoutLastSemicolon(String text) {
        String stripped = text.stripTrailing();
        boolean ends = stripped.endsWith(";") && !stripped.endsWith("\\;");
        return ends ? stripped.substring(0, stripped.length() - 1) : text;
    }
}
