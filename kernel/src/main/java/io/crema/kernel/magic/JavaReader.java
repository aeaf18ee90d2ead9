package io.crema.kernel.magic;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks over Java one lexical element at a time and knows, wherever it stands, what a magic must know: whether a
 * statement could begin here. Strings, text blocks, characters and comments are stepped over whole.
 */
final class JavaReader {
    private static final char NOTHING = ';';

    private final String text;
    private final Deque<Character> brackets = new ArrayDeque<>();
    private int at;
    private char last = NOTHING;
    private int lastAt;
    private int statementStart = -1;
    private int lineStart = -1;
    private boolean onlyBlanksOnLine = true;

    JavaReader(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    int at() {
        return at;
    }

    char current() {
        return text.charAt(at);
    }

    /** Whether nothing but blanks and comments stands before this on its line. */
    boolean isAtLineStart() {
        return onlyBlanksOnLine;
    }

    boolean isTopLevel() {
        return brackets.isEmpty();
    }

    /** Whether statements can stand here: neither in round nor in square brackets. */
    boolean isAmongStatements() {
        return brackets.isEmpty() || brackets.peek() == '{';
    }

    /** Whether whatever stands before is finished: a new statement begins here. */
    boolean isAtStatementStart() {
        return last == ';' || last == '{' || last == '}';
    }

    /** Whether what stands before could be a whole expression, its semicolon left out. */
    boolean isBehindOperand() {
        boolean counted = (last == '+' || last == '-') && beforeLast() == last;
        return counted || Character.isJavaIdentifierPart(last) || ")]\"'".indexOf(last) >= 0;
    }

    /** Whether a plain {@code =} stands before, which in Java no {@code %} can follow. */
    boolean isBehindEquals() {
        return last == '=' && "=!<>+-*/%&|^".indexOf(beforeLast()) < 0;
    }

    private char beforeLast() {
        return lastAt == 0 ? NOTHING : text.charAt(lastAt - 1);
    }

    /** Where the last character stands that is neither blank nor comment. */
    int lastAt() {
        return lastAt;
    }

    /** Where the unfinished statement began, or where this is when none has. */
    int statementStart() {
        return statementStart < 0 ? at : statementStart;
    }

    /** Where the first element of this line stands. */
    int lineStart() {
        return lineStart < 0 ? at : lineStart;
    }

    /** Goes on behind a magic, which ends whatever statement it stood in. */
    void jump(int offset) {
        at = offset;
        finishStatement();
    }

    /** Steps over one lexical element. */
    void advance() {
        char c = current();
        if (c == '\n' || c == '\r') {
            at++;
            onlyBlanksOnLine = true;
            lineStart = -1;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            at = lineEnd(at);
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            at = close < 0 ? text.length() : close + 2;
        } else {
            readSignificant(c);
        }
    }

    private void readSignificant(char c) {
        onlyBlanksOnLine = false;
        statementStart = statementStart < 0 ? at : statementStart;
        lineStart = lineStart < 0 ? at : lineStart;
        last = c;
        lastAt = at;
        if (c == '"' || c == '\'') {
            at = JavaLiterals.end(text, at);
            return;
        }
        at++;
        switch (c) {
            case '(', '[', '{' -> brackets.push(c);
            case ')', ']', '}' -> brackets.poll();
            default -> {}
        }
        if (isAtStatementStart() && isAmongStatements()) {
            finishStatement();
        }
    }

    private void finishStatement() {
        last = NOTHING;
        statementStart = -1;
        lineStart = -1;
    }

    private int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }
}
