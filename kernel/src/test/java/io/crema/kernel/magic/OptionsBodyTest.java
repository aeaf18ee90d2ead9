package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsBodyTest {
    private static final MagicSyntax FINETUNE = MagicSyntax.named("finetune", "Fine-tunes a model.")
            .optional("MODEL", "the model")
            .option("--epochs", "N", "3", "passes over the data")
            .option("--early-stop", "SCORE:N", "", "when to end")
            .option("--lr", "X", "", "the rate")
            .option("--target", "A,B", "", "the layers")
            .flag("--background", "on a thread of its own")
            .optionsBody("epochs: 5")
            .withCommon();

    private static MagicArguments read(String firstLine, String body) {
        return MagicArguments.of(FINETUNE, MagicCall.cell("finetune", firstLine, body), java -> {
            throw new AssertionError("nothing to evaluate, but got " + java);
        });
    }

    private static void assertRefuses(String firstLine, String body, String summary) {
        assertEquals(
                summary,
                assertThrows(MagicException.class, read(firstLine, body)::check).getMessage());
    }

    @Test
    void readsEachOptionAsIfItWereTypedBehindTheMagic() {
        MagicArguments arguments = read(" mine --lr 1e-3", """
                # how long
                epochs: 5
                early-stop: macro_f1:3
                target: [query, value]
                out: "second"
                background: true
                quiet: false
                """);

        arguments.check();
        assertEquals("mine", arguments.text("MODEL"));
        assertEquals(.001, arguments.number("--lr", Range.positive()));
        assertEquals(5, arguments.integer("--epochs", Range.atLeast(1)));
        assertEquals("macro_f1:3", arguments.text("--early-stop"));
        assertEquals(List.of("query", "value"), arguments.list("--target"));
        assertEquals("query,value", arguments.text("--target"));
        assertEquals("second", arguments.text("--out"));
        assertTrue(arguments.flag("--background"));
        assertFalse(arguments.flag("--quiet"));
        assertTrue(arguments.isGiven("--quiet"));
        assertFalse(arguments.isGiven("--seed"));
        assertEquals(42, arguments.seed());
    }

    /** YAML 1.1 reads these as a truth and as a number: the magic reads its options itself. */
    @Test
    void takesValuesAsTheyStand() {
        MagicArguments arguments = read("", "target: no\nearly-stop: 0x10\nlr: 1e-3\n");

        arguments.check();
        assertEquals("no", arguments.text("--target"));
        assertEquals("0x10", arguments.text("--early-stop"));
        assertEquals(.001, arguments.number("--lr", Range.positive()));
    }

    @Test
    void keepsAnItemOfAListThatHasACommaInOnePiece() {
        assertEquals(List.of("a,b", "c"), read("", "target:\n- 'a,b'\n- c\n").list("--target"));
    }

    @Test
    void reportsEveryBadLineAtOnceByItsNumberInTheCell() {
        assertRefuses(" --lr 1e-3", """
                epoch: 5
                --background: true
                model: mine
                lr: 2e-5
                target: {a: b}
                early-stop:
                background: maybe
                quiet: true
                quiet: false
                whatever: 1""", """
                %%finetune: 9 arguments need mending
                  line 2: no option "epoch". Did you mean epochs?
                  line 3: no option "--background". Did you mean background?
                  line 4: "model" stands behind the magic: %%finetune MODEL
                  line 5: lr is given twice, first as --lr
                  line 6: target takes a value or a list, and not keys of its own
                  line 7: early-stop needs a value: early-stop: SCORE:N
                  line 8: background takes true or false, not "maybe"
                  line 10: quiet is given twice, first on line 9
                  line 11: no option "whatever\"""");
    }

    @Test
    void namesTheLineOfAValueThatTheMagicCannotRead() {
        MagicArguments arguments = read(" --show-java \\\n --quiet", "\nepochs: many\n");
        arguments.integer("--epochs", Range.atLeast(1));

        assertEquals(
                "%%finetune: line 4: epochs takes a whole number of at least 1, not \"many\"",
                assertThrows(MagicException.class, arguments::check).getMessage());
    }

    @Test
    void saysWhereACellIsNoYamlAndWhatWasExpected() {
        assertRefuses(
                "",
                "epochs: 5\nlr 1e-3\n",
                "%%finetune: line 3: could not find expected ':'. Expected a line for each option, like epochs: 5");
        assertRefuses(
                "",
                "epochs: 5\ntarget: [query, value\n",
                "%%finetune: line 3: expected ',' or ']', but got <stream end>. Expected a line for each option, like"
                        + " epochs: 5");
        assertRefuses("", "epochs 5", "%%finetune: line 2: expected a line for each option, like epochs: 5");
        assertRefuses("", "- epochs", "%%finetune: line 2: expected a line for each option, like epochs: 5");
        assertRefuses(
                "",
                "? [a, b]\n: 5",
                "%%finetune: line 2: a key is one word. Expected a line for each option, like epochs: 5");
        MagicArguments unreadable = read("", "epochs: \u0000");
        String message = String.valueOf(
                assertThrows(MagicException.class, unreadable::check).getMessage());
        assertTrue(message.startsWith("%%finetune: the cell is no YAML: "), message);
    }

    @Test
    void takesACellWithNothingInIt() {
        MagicArguments arguments = read("", "\n# nothing\n");

        arguments.check();
        assertFalse(arguments.isGiven("--epochs"));
    }

    @Test
    void showsTheCellInItsHelp() {
        String help = FINETUNE.help();

        assertTrue(help.contains("\n%%finetune ...\n"), help);
        assertTrue(
                help.endsWith(
                        "the cell below %%finetune  the same options as YAML, a line each and without dashes: epochs: 5"),
                help);
    }
}
