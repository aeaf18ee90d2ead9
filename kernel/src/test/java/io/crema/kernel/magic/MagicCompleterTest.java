package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MagicCompleterTest {
    private final FakeContext context = new FakeContext();
    private final MagicCompleter completer =
            new MagicCompleter(new Magics(List.of(new TrainMagic(), new MagicsTest.EchoMagic())));

    private static final class TrainMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("train", "Trains.")
                    .positional("MODEL", "the model")
                    .option("--strategy", "auto|head|full|X", "auto", "how")
                    .option("--label", "COL", "", "the column")
                    .flag("--lazy", "later")
                    .optionsBody("label: stars");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext magicContext) {
            return arguments.text("MODEL");
        }

        @Override
        public List<String> complete(String argument, String typed, MagicContext magicContext) {
            return argument.equals("MODEL")
                    ? List.of("minilm", "mini model")
                    : argument.equals("--label") ? List.of("stars", "state") : List.of();
        }
    }

    /** The cursor is the bar, and a tilde ends a line; what is replaced is told from what is kept by putting the candidate in. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "%| => %echo %say %train",
                "%tr| => %train",
                "%%e| => %%echo",
                "var r = %t| => `var r = %train`",
                "%train | => `%train minilm` `%train 'mini model'`",
                "%train minil| => `%train minilm`",
                "%train 'mini |' => `%train 'mini model`",
                "%train m --| => `%train m --strategy` `%train m --label` `%train m --lazy`",
                "%train m --la| => `%train m --label` `%train m --lazy`",
                "%train m | => `%train m --strategy` `%train m --label` `%train m --lazy`",
                "%train m --strategy | => `%train m --strategy auto` `%train m --strategy head` `%train m --strategy full`",
                "%train m --strategy=h| => `%train m --strategy=head`",
                "%train m --label stars,sta| => `%train m --label stars,stars` `%train m --label stars,state`",
                "%%train m~la| => `%%train m~label: ` `%%train m~lazy: `",
                "%%train~label: x~la| => `%%train~label: x~lazy: `",
                "%%train~strategy: | => `%%train~strategy: auto` `%%train~strategy: head` `%%train~strategy: full`",
                "%%train~lazy: t| => `%%train~lazy: true`",
                "%%train~label: [stars, sta| => `%%train~label: [stars, stars` `%%train~label: [stars, state`",
                "%train --label x | => `%train --label x minilm` `%train --label x 'mini model'`"
            })
    void completes(String typed, String expected) {
        assertEquals(expected.replace("`", ""), completed(typed));
    }

    private String completed(String typed) {
        String cell = typed.substring(0, typed.indexOf('|')).replace('~', '\n');
        MagicCompletion completion =
                completer.complete(cell, cell.length(), context).orElseThrow();
        return String.join(
                " ",
                completion.candidates().stream()
                        .map(candidate -> cell.substring(0, completion.start()) + candidate.text())
                        .map(completed -> completed.replace('\n', '~'))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo.ba", "int a = 7 % b", "\"%tr", "// %tr", "5\n%x", "%%echo\nbo"})
    void leavesJavaAndBodiesAlone(String typed) {
        assertEquals(Optional.empty(), completer.complete(typed, typed.length(), context));
    }

    @Test
    void completesInTheMiddleOfACellAndKeepsWhatFollows() {
        String cell = "int a;\n%train m --la more\nint b;";
        int cursor = cell.indexOf(" more");

        MagicCompletion completion = completer.complete(cell, cursor, context).orElseThrow();

        assertEquals(cell.indexOf("--la"), completion.start());
        assertEquals(cursor, completion.end());
    }

    @Test
    void findsTheMagicAtACursor() {
        String cell = "int a;\n%train m --la\nint b;";

        assertEquals(
                "train",
                completer.syntaxAt(cell, cell.indexOf("ain")).orElseThrow().name());
        assertTrue(completer.syntaxAt(cell, 2).isEmpty());
        assertTrue(completer.syntaxAt(cell, cell.length()).isEmpty());
    }
}
