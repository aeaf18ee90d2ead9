package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.DisplayData;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MagicsTest {
    private final FakeContext context = new FakeContext();

    /** Repeats a word, and forgets to check its arguments. */
    public static final class EchoMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("echo", "Repeats a word.").alias("say").positional("WORD", "the word");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            return arguments.text("WORD");
        }
    }

    /** The example of the package's documentation, word for word. */
    public static final class GreetMagic implements Magic {
        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("greet", "Greets somebody.")
                    .positional("WHO", "whom to greet")
                    .option("--times", "N", "1", "how often");
        }

        @Override
        public Object run(MagicArguments arguments, MagicContext context) {
            String who = arguments.text("WHO");
            int times = arguments.integer("--times", Range.atLeast(1));
            arguments.check();
            return ("Hello " + who + "! ").repeat(times);
        }
    }

    @Test
    void runsTheExampleOfThePackage() throws Exception {
        var magics = new Magics(List.of(new GreetMagic()));

        assertEquals("Hello Ada! Hello Ada! ", magics.run(MagicCall.line("greet", " Ada --times 2"), context));
        assertThrows(MagicException.class, () -> magics.run(MagicCall.line("greet", ""), context));
    }

    @Test
    void runsAMagicByItsNameAndByItsAlias() throws Exception {
        var magics = new Magics(List.of(new EchoMagic()));

        assertEquals("hello", magics.run(MagicCall.line("echo", " hello"), context));
        assertEquals("5 !", magics.run(MagicCall.line("say", " \"{12345} !\""), context));
        assertEquals(List.of("12345"), context.evaluated);
    }

    @Test
    void knowsTheJavaThatACallWillAskFor() {
        var magics = new Magics(List.of(new EchoMagic()));
        magics.discover(getClass().getClassLoader());

        assertEquals(List.of("a", "b + \"}\""), magics.expressions(MagicCall.line("echo", " $a '{x}' {b + \"}\"}")));
        assertEquals(List.of(), magics.expressions(MagicCall.line("sh", " echo $HOME")));
        assertEquals(List.of(), magics.expressions(MagicCall.line("none", " $a")));
    }

    @Test
    void answersAQuestionWithHelpHoweverItIsAsked() throws Exception {
        var magics = new Magics(List.of(new EchoMagic()));

        for (String asked : List.of("?", " ?", " --help", " a --help")) {
            assertNull(magics.run(MagicCall.line("echo", asked), context), asked);

            DisplayData help = context.pages.remove(0);
            assertTrue(help.plainText().startsWith("%echo WORD\n\nRepeats a word."), asked);
        }
    }

    @Test
    void suggestsAMagicForANameThatIsUnknown() {
        var magics = new Magics(List.of(new EchoMagic()));

        var unknown = assertThrows(MagicException.class, () -> magics.run(MagicCall.line("ecko", ""), context));

        assertEquals("no magic \"%ecko\". Did you mean %echo?", unknown.getMessage());
        assertEquals("%lsmagic lists them all", unknown.hint());
    }

    @Test
    void reportsWrongArgumentsAlsoForAMagicThatForgetsTo() {
        var magics = new Magics(List.of(new EchoMagic()));

        assertThrows(MagicException.class, () -> magics.run(MagicCall.line("echo", " a --loud"), context));
    }

    @Test
    void findsMagicsInJarsThatWereAddedLater(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Magic.class.getName()), EchoMagic.class.getName() + "\nno.such.Magic\n");
        var magics = new Magics(List.of());
        magics.discover(getClass().getClassLoader());

        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Magics.Discovery first = magics.discover(loader);
            Magics.Discovery again = magics.discover(loader);

            assertEquals(
                    List.of("echo"),
                    first.found().stream().map(MagicSyntax::name).toList());
            assertEquals(1, first.problems().size());
            assertTrue(first.problems().get(0).contains("no.such.Magic"), first.problems()::toString);
            assertEquals(List.of(), again.found());
        }
    }

    @Test
    void keepsTheFirstOfTwoMagicsFoundUnderOneName() {
        Magic other = new Magic() {
            @Override
            public MagicSyntax syntax() {
                return MagicSyntax.named("lsmagic", "Another one.");
            }

            @Override
            public Object run(MagicArguments arguments, MagicContext magicContext) {
                return "other";
            }
        };
        var magics = new Magics(List.of(other));

        Magics.Discovery discovery = magics.discover(getClass().getClassLoader());

        assertSame(other, magics.find("lsmagic").orElseThrow());
        assertTrue(discovery.problems().stream().anyMatch(each -> each.contains("%lsmagic")));
    }
}
