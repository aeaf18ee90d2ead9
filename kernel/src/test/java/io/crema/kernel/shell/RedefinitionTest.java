package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedefinitionTest {
    private Interpreter java;
    private final TestCell cell = new TestCell();

    @BeforeEach
    void start() {
        java = JShellInterpreter.start(TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of());
        cell.run(java, "class Pet { }\nPet pet = new Pet();\nObject other = new Pet();\nint unrelated = 1;");
    }

    @AfterEach
    void stop() {
        java.close();
    }

    @Test
    void tellsWhichVariablesAreEmptyAndWhichHoldAnOldInstance() {
        cell.run(java, "class Pet { String name; }");

        assertEquals(
                List.of("warning: Pet is declared anew; pet is empty now; other holds an instance of the old Pet."
                        + " Run the cell that makes it again\n"),
                cell.warnings);
    }

    @Test
    void isSilentAboutTheSameDeclarationOnceMore() {
        cell.run(java, "class Pet { }");

        assertEquals(List.of(), cell.warnings);
    }

    @Test
    void isSilentWhereNobodyHasAnInstance() {
        cell.run(java, "class Plant { }");
        cell.run(java, "class Plant { int height; }");

        assertTrue(cell.warnings.isEmpty(), cell.warnings.toString());
    }
}
