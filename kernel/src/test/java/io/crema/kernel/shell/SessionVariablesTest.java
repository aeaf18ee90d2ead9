package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicException;
import io.crema.kernel.magic.MagicSyntax;
import io.crema.kernel.magic.Magics;
import io.crema.kernel.magic.Variables;
import io.crema.kernel.trace.TracedLanguage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionVariablesTest {
    private static final GrabMagic GRAB = new GrabMagic();
    private static Interpreter java;

    private final TestCell cell = new TestCell();

    @BeforeAll
    static void start() {
        java = JShellInterpreter.start(
                TestCell.options(), new Magics(List.of(GRAB)), new Renderers(List.of()), List.of());
        new TestCell().run(java, "%grab");
    }

    @AfterAll
    static void stop() {
        java.close();
    }

    private static Variables variables() {
        return GRAB.variables.orElseThrow();
    }

    @Test
    void givesTheLiveObject() {
        cell.run(java, "var live = new ArrayList<String>();");

        List<?> live = (List<?>) variables().get("live").orElseThrow();
        cell.run(java, "live.add(\"later\");");

        assertEquals(List.of("later"), live);
        assertEquals(Optional.empty(), variables().get("dead"));
        cell.run(java, "String none = null;");
        assertEquals(Optional.empty(), variables().get("none"));
    }

    @Test
    void setsTheVeryObjectWithItsMostSpecificPublicType() {
        var object = new java.io.StringWriter();

        variables().set("writer", object);
        variables().set("immutable", List.of(1, 2));
        variables().set("path", Path.of("a"));
        variables().set("counts", new int[][] {{1}, {2}});
        variables().set("empty", Collections.emptyMap());

        assertSame(object, variables().get("writer").orElseThrow());
        assertEquals("y", TestCell.text(cell.run(java, "writer.append(\"y\")")));
        assertEquals("2", TestCell.text(cell.run(java, "immutable.size()")));
        assertEquals("a", TestCell.text(cell.run(java, "path.getFileName()")));
        assertEquals("2", TestCell.text(cell.run(java, "counts[1][0]")));
        assertEquals("true", TestCell.text(cell.run(java, "empty.isEmpty()")));
    }

    @Test
    void setsAnObjectOfAClassThatTheUserDeclared() {
        cell.run(java, "record Point(int x) {}\nvar first = new Point(4);");

        variables().set("second", variables().get("first").orElseThrow());

        assertEquals("4", TestCell.text(cell.run(java, "second.x()")));
    }

    @Test
    void namesTheVariablesOfATypeTheLatestFirst() {
        cell.run(java, "var one = new java.util.concurrent.atomic.LongAdder(); int other = 1;");
        cell.run(java, "var two = new java.util.concurrent.atomic.LongAdder();");

        assertEquals(List.of("two", "one"), variables().named(java.util.concurrent.atomic.LongAdder.class));
    }

    @Test
    void countsAVariableWhoseTypeHasBecomeUnusableAsNone() {
        cell.run(java, "record Coin(int cents) {}\nvar coin = new Coin(5); var purse = new StringBuilder();");
        cell.run(java, "record Coin(Missing cents) {}");

        assertEquals(Optional.empty(), variables().get("coin"));
        List<String> named = variables().named(Object.class);
        assertTrue(named.contains("purse") && !named.contains("coin"), named::toString);
        assertTrue(((TracedLanguage) java)
                .variables().stream().noneMatch(each -> each.name().equals("coin")));

        ((SessionVariables) variables()).assign("coin", "found");
        assertEquals("FOUND", TestCell.text(cell.run(java, "coin.toUpperCase()")));
    }

    @Test
    void refusesWhatIsNoName() {
        var refusal = assertThrows(MagicException.class, () -> variables().set("2x", 1));

        assertTrue(String.valueOf(refusal.getMessage()).contains("\"2x\" is no name for a variable"));
    }

    @Test
    void findsATypeThatCanBeWritten() {
        assertEquals("java.util.List", SourceType.of(List.of(1)));
        assertEquals("java.util.TreeMap", SourceType.of(new TreeMap<>(Map.of(1, 2))));
        assertEquals("java.util.ArrayList", SourceType.of(new ArrayList<>()));
        assertEquals("java.util.List", SourceType.of(Collections.unmodifiableList(new ArrayList<>())));
        assertEquals("java.nio.file.Path", SourceType.of(Path.of("a")));
        assertEquals("java.lang.Runnable", SourceType.of((Runnable) () -> {}));
        assertEquals("java.lang.String[]", SourceType.of(new String[0]));
        assertEquals("Object", SourceType.of(null));
    }

    private static final class GrabMagic implements Magic {
        private Optional<Variables> variables = Optional.empty();

        @Override
        public MagicSyntax syntax() {
            return MagicSyntax.named("grab", "Hands the session's variables to the test.");
        }

        @Override
        public @Nullable Object run(MagicArguments arguments, MagicContext context) {
            variables = Optional.of(context.variables());
            return null;
        }
    }
}
