package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenizerTest {

    /** A word stands between bars, and the Java in it between «». */
    private static Stream<Arguments> words() {
        return Stream.of(
                arguments("", ""),
                arguments("  \t ", ""),
                arguments(" a  b\tc ", "|a|b|c|"),
                arguments("'a b' \"c d\"", "|a b|c d|"),
                arguments("a'b c'd\"e f\"", "|ab cde f|"),
                arguments("'' \"\"", "|||"),
                arguments("'$a {b}' ", "|$a {b}|"),
                arguments("\"$a {b}\"", "|«a» «b»|"),
                arguments("$a {b}", "|«a»|«b»|"),
                arguments("x$a-{b + 1}y", "|x«a»-«b + 1»y|"),
                arguments("$a$b", "|«a»«b»|"),
                arguments("$größe_2.csv", "|«größe_2».csv|"),
                arguments("$$a {{b}", "|$a|{b}|"),
                arguments("\"$$5 {{x}\"", "|$5 {x}|"),
                arguments("$5 a$ $", "|$5|a$|$|"),
                arguments("{}", "|{}|"),
                arguments("{ }", "|{ }|"),
                arguments("{map(x -> { return x; })}", "|«map(x -> { return x; })»|"),
                arguments("{\"a } b\" + '}' + '{'}", "|«\"a } b\" + '}' + '{'»|"),
                arguments("{\"\\\"}\"}", "|«\"\\\"}\"»|"),
                arguments("\"{get(\"a b\")} c\"", "|«get(\"a b\")» c|"),
                arguments("{new int[] {1, 2}}", "|«new int[] {1, 2}»|"),
                arguments("a\\ b \\$c \\{d \\'", "|a b|$c|{d|'|"),
                arguments("\"a\\\"b\\\\c\\$d\\{e\\n\"", "|a\"b\\c$d{e\\n|"),
                arguments("a\\\n b", "|a|b|"),
                arguments("a \\\r\n  b", "|a|b|"),
                arguments("\"a\\\nb\"", "|ab|"),
                arguments("a b;", "|a|b|"),
                arguments("a b ; ", "|a|b|"),
                arguments("a 'b;'", "|a|b;|"),
                arguments("a;b", "|a;b|"),
                arguments("a}b", "|a}b|"),
                arguments("😀 \"日本 語\"", "|😀|日本 語|"),
                arguments("--lr={x} --label=\"a b\"", "|--lr=«x»|--label=a b|"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("words")
    void cutsWordsAsTheShellDoes(String text, String expected) {
        var problems = new Problems("%x");

        List<Token> tokens = new Tokenizer(text, problems).tokens();

        assertEquals(expected, shown(tokens));
        assertEquals(List.of(), problems.texts());
    }

    private static Stream<Arguments> openEnds() {
        return Stream.of(
                arguments("a 'b c", "a ' is never closed: 'b c. For the character itself type \\'"),
                arguments("a \"b c", "a \" is never closed: \"b c. For the character itself type \\\""),
                arguments("a {b(\"}\")", "a { is never closed: {b(\"}\"). For the character itself type {{"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("openEnds")
    void namesWhatIsNeverClosed(String text, String problem) {
        var problems = new Problems("%x");

        new Tokenizer(text, problems).tokens();

        assertEquals(List.of(problem), problems.texts());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("words")
    void remembersWhereAWordStands(String text, String expected) {
        for (Token token : new Tokenizer(text, new Problems("%x")).tokens()) {
            String alone = text.substring(token.start(), token.end());

            assertEquals(shown(List.of(token)), shown(new Tokenizer(alone, new Problems("%x")).tokens()));
        }
    }

    private static String shown(List<Token> tokens) {
        return tokens.isEmpty()
                ? ""
                : tokens.stream().map(TokenizerTest::shown).collect(Collectors.joining("|", "|", "|"));
    }

    private static String shown(Token token) {
        return token.pieces().stream()
                .map(piece -> piece instanceof Token.Java java ? "«" + java.java() + "»" : ((Token.Text) piece).text())
                .collect(Collectors.joining());
    }
}
