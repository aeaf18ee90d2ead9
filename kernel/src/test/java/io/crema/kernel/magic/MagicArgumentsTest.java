package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MagicArgumentsTest {
    private static final MagicSyntax FINETUNE = MagicSyntax.named("finetune", "Fine-tunes a model.")
            .optional("MODEL", "the model")
            .optional("DATA", "the data")
            .option("--epochs", "N", "3", "passes over the data")
            .option("--strategy", "auto|head|full", "auto", "what is trained")
            .option("--offset", "X", "", "a number")
            .option("--budget", "TIME", "", "when to stop")
            .option("--labels", "A,B", "", "the labels")
            .flag("--resume", "goes on where a run stopped")
            .withCommon();

    private static MagicArguments finetune(String arguments) {
        return read(FINETUNE, arguments);
    }

    private static MagicArguments read(MagicSyntax syntax, String arguments) {
        return MagicArguments.of(syntax, MagicCall.line(syntax.name(), " " + arguments), java -> {
            throw new AssertionError("nothing to evaluate, but got " + java);
        });
    }

    private static Map<String, Integer> strategies() {
        var strategies = new LinkedHashMap<String, Integer>();
        strategies.put("auto", 0);
        strategies.put("head", 1);
        strategies.put("full", 2);
        return strategies;
    }

    @Test
    void refusesATargetThatIsNoVariableBeforeAnyWork() {
        for (String name : List.of("my-run", "2nd", "class", "_")) {
            MagicException thrown = assertThrows(
                    MagicException.class, () -> finetune("-o " + name).check());

            assertEquals(
                    "%finetune: -o takes the name of a Java variable, such as result1, not \"" + name + "\"",
                    thrown.getMessage());
        }
        finetune("-o run2").check();
        read(MagicSyntax.named("card", "Writes.").option("--out", "FILE", "", "a file"), "--out my-card.md")
                .check();
    }

    @Test
    void readsDefaultsWhereNothingIsGiven() {
        MagicArguments arguments = finetune("");

        assertEquals(3, arguments.integer("--epochs", Range.atLeast(1)));
        assertEquals(0, arguments.choice("--strategy", strategies()));
        assertEquals(Optional.empty(), arguments.optionalText("MODEL"));
        assertEquals(OptionalDouble.empty(), arguments.optionalNumber("--offset", Range.any()));
        assertEquals(List.of(), arguments.list("--labels"));
        assertEquals(42, arguments.seed());
        assertFalse(arguments.flag("--resume"));
        assertFalse(arguments.isGiven("--epochs"));
        arguments.check();
    }

    @Test
    void readsEveryWayToWriteAnArgument() {
        MagicArguments arguments = finetune(
                "minilm --epochs=5 -o run --offset -3 reviews --labels 'a, b ,c' --resume --no-quiet --budget 1h30m");

        assertEquals("minilm", arguments.text("MODEL"));
        assertEquals("reviews", arguments.text("DATA"));
        assertEquals(OptionalInt.of(5), arguments.optionalInteger("--epochs", Range.atLeast(1)));
        assertEquals("run", arguments.text("--out"));
        assertEquals(-3, arguments.number("--offset", Range.any()));
        assertEquals(List.of("a", "b", "c"), arguments.list("--labels"));
        assertEquals(Duration.ofMinutes(90), arguments.duration("--budget"));
        assertTrue(arguments.flag("--resume"));
        assertFalse(arguments.flag("--quiet"));
        assertTrue(arguments.isGiven("--quiet"));
        arguments.check();
    }

    @Test
    void reportsEveryBadArgumentAtOnce() {
        MagicArguments arguments =
                finetune("a b c --epoch 3 --strategy hed --budget soon --seed x --resume=1 --offset");
        arguments.choice("--strategy", strategies());
        arguments.optionalDuration("--budget");
        arguments.seed();
        arguments.optionalNumber("--offset", Range.any());
        arguments.problem("the moon is full");

        var report = assertThrows(MagicException.class, arguments::check);

        assertEquals("""
                %finetune: 7 arguments need mending
                  no option "--epoch". Did you mean --epochs?
                  --resume takes no value
                  --offset needs a value: --offset X
                  --strategy takes one of auto, head, full, not "hed". Did you mean head?
                  --budget takes a length of time such as 90s, 10m or 1h30m, not "soon"
                  --seed takes a whole number, not "x"
                  the moon is full""", report.getMessage());
        assertEquals("%finetune? shows them all", report.hint());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "--epochs many => --epochs takes a whole number of at least 1, not \"many\"",
                "--epochs 0 => --epochs takes a whole number of at least 1, not \"0\"",
                "--epochs 1.5 => --epochs takes a whole number of at least 1, not \"1.5\"",
                "--epochs 3000000000 => --epochs takes a whole number of at most 2147483647, not \"3000000000\"",
                "--epochs --resume => --epochs needs a value: --epochs N",
                "--epochs= => --epochs needs a value: --epochs N",
                "--epochs 1 --epochs 2 => --epochs is given twice",
                "--zzz => no option \"--zzz\"",
                "-x => no option \"-x\". Did you mean -o?",
                "--no-resum => no option \"--no-resum\". Did you mean --no-resume?",
                "a b c => no place for \"c\": it takes MODEL and DATA",
                "a b epochs=4 => no place for \"epochs=4\". Did you mean --epochs 4?",
                "--quiet=yes => --quiet takes no value"
            })
    void saysWhatHappenedAndWhatWasExpected(String typed, String problem) {
        MagicArguments arguments = finetune(typed);
        arguments.integer("--epochs", Range.atLeast(1));

        var report = assertThrows(MagicException.class, arguments::check);

        assertEquals("%finetune: " + problem, report.getMessage());
        assertEquals("%finetune? shows what it takes", report.hint());
    }

    @Test
    void givesNumbersToArgumentsAndWordsWithDashesToOptions() {
        MagicSyntax syntax = MagicSyntax.named("x", "X.").rest("WORDS", "words");

        assertEquals(
                List.of("-3", "-.5", "-1e-5", "-"),
                read(syntax, "-3 -.5 -1e-5 -").rest("WORDS"));
        assertEquals(List.of("--a", "-b"), read(syntax, "-- --a -b").rest("WORDS"));
        assertEquals(List.of("--a", "-b"), read(syntax, "'--a' \"-b\"").rest("WORDS"));
        assertThrows(MagicException.class, read(syntax, "-b")::check);
    }

    @Test
    void leavesOutOptionalArgumentsBeforeRequiredOnes() {
        MagicSyntax predict =
                MagicSyntax.named("predict", "P.").optional("RUN", "r").positional("TEXT", "the text");

        assertEquals("hello", read(predict, "hello").text("TEXT"));
        assertFalse(read(predict, "hello").isGiven("RUN"));
        assertEquals("run", read(predict, "run hello").text("RUN"));
        var missing = assertThrows(MagicException.class, read(predict, "")::check);
        assertEquals("%predict: TEXT is missing: the text", missing.getMessage());
    }

    @Test
    void asksForAnOptionThatIsReadAsIfItMustBeThere() {
        MagicArguments arguments = finetune("");
        arguments.text("--labels");
        arguments.text("MODEL");

        var report = assertThrows(MagicException.class, arguments::check);

        assertEquals("""
                %finetune: 2 arguments need mending
                  --labels A,B is missing: the labels
                  MODEL is missing: the model""", report.getMessage());
    }

    @Test
    void takesRangesOnlyWhereTheyAreDeclared() {
        MagicSyntax sweep =
                MagicSyntax.named("sweep", "S.").optional("MODEL", "m").ranges("what to search");

        MagicArguments arguments = read(sweep, "bert lr=log:1e-5..1e-3 batch=8,16");

        assertEquals("bert", arguments.text("MODEL"));
        assertEquals(List.of("lr", "batch"), List.copyOf(arguments.ranges().keySet()));
        assertEquals("log:1e-5..1e-3", arguments.ranges().get("lr"));
        assertEquals("a=b", finetune("a=b").text("MODEL"));
        assertThrows(MagicException.class, read(sweep, "lr=1 lr=2")::check);
    }

    @Test
    void leavesAVerbatimLineAsItIs() {
        MagicSyntax sh = MagicSyntax.named("sh", "S.").verbatim("COMMAND", "c");

        assertEquals(
                "echo \"$HOME\" {a,b} --x 'y;",
                read(sh, "echo \"$HOME\" {a,b} --x 'y;").text("COMMAND"));
    }

    @Test
    void refusesACellWhereItTakesNone() {
        var call = MagicCall.cell("finetune", "", "x: 1");
        MagicArguments arguments = MagicArguments.of(FINETUNE, call, java -> java);

        var report = assertThrows(MagicException.class, arguments::check);

        assertEquals("%%finetune: it takes no cell. Write %finetune on a line of its own", report.getMessage());
    }

    @Test
    void tellsAnAuthorOfANameThatIsNotDeclared() {
        assertThrows(IllegalArgumentException.class, () -> finetune("").text("--nope"));
        assertThrows(IllegalArgumentException.class, () -> finetune("").flag("--epochs"));
    }

    @Test
    void passesTheObjectOfAWordThatIsOneExpression() {
        Object table = List.of("a", "b");
        MagicArguments arguments = MagicArguments.of(
                FINETUNE,
                MagicCall.line("finetune", " {table} x{table} --labels $table --epochs={5}"),
                java -> java.equals("table") ? table : Integer.valueOf(java));

        assertSame(table, arguments.object("MODEL").orElseThrow());
        assertEquals(Optional.empty(), arguments.object("DATA"));
        assertEquals("x[a, b]", arguments.text("DATA"));
        assertEquals(List.of("a", "b"), arguments.list("--labels"));
        assertEquals(5, arguments.integer("--epochs", Range.atLeast(1)));
        arguments.check();
    }

    @Test
    void reportsAnExpressionThatCannotBeEvaluated() {
        MagicArguments arguments = MagicArguments.of(FINETUNE, MagicCall.line("finetune", " $lable"), java -> {
            throw new IllegalStateException("cannot find symbol: " + java);
        });

        var report = assertThrows(MagicException.class, arguments::check);

        assertEquals(
                "%finetune: cannot evaluate $lable: cannot find symbol: lable. For the character itself type $$",
                report.getMessage());
        assertEquals(1, report.getSuppressed().length);
    }
}
