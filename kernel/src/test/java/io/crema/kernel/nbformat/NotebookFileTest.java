package io.crema.kernel.nbformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookFileTest {

    @Test
    void readsTheCodeWhetherItIsATextOrLines() {
        NotebookFile notebook = NotebookFile.parse("""
                {"cells": [
                  {"cell_type": "code", "source": "int a = 1;"},
                  {"cell_type": "markdown", "source": "# Title"},
                  {"cell_type": "code", "source": ["int b = 2;\\n", "a + b"]}],
                 "metadata": {"kernelspec": {"language": "Java"}}, "nbformat": 4}
                """);

        assertEquals(List.of("int a = 1;", "int b = 2;\na + b"), notebook.code());
        assertEquals("java", notebook.language());
    }

    @Test
    void readsTheOldFormat() {
        NotebookFile notebook = NotebookFile.parse("""
                {"worksheets": [{"cells": [{"cell_type": "code", "input": ["1"]}]}], "metadata": {}, "nbformat": 3}
                """);

        assertEquals(List.of("1"), notebook.code());
        assertEquals("", notebook.language());
    }

    @Test
    void saysWhyItIsNoNotebook() {
        var noJson = assertThrows(IllegalArgumentException.class, () -> NotebookFile.parse("int a = 1;"));
        var noCells = assertThrows(IllegalArgumentException.class, () -> NotebookFile.parse("{}"));

        assertTrue(noJson.toString().contains("it is no notebook: "), noJson.getMessage());
        assertTrue(noCells.toString().contains("\"cells\""), noCells.getMessage());
    }
}
