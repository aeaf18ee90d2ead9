package io.crema.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotebookTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsWhatStandsBelowEachCell() throws IOException {
        var notebook = read("""
                {"cells": [
                  {"cell_type": "markdown", "source": ["# One\\n", "two"]},
                  {"cell_type": "code", "source": "show()", "outputs": [
                    {"output_type": "stream", "name": "stdout", "text": ["a\\n", "b\\n"]},
                    {"output_type": "display_data", "data": {"text/plain": ["a chart"], "image/png": "iVBORw0"}},
                    {"output_type": "display_data", "data": {"text/plain": "", "text/html": []}},
                    {"output_type": "execute_result", "data": {"application/json": {"x": 1}}}]}]}
                """);

        assertEquals("# One\ntwo", notebook.cells().get(0).source());
        assertEquals(List.of(), notebook.cells().get(0).outputs());
        assertEquals(
                List.of("stdout a\nb\n", "image/png a picture", "text/plain a chart", "application/json {\"x\":1}"),
                notebook.cells().get(1).outputs());
        assertEquals(List.of(), notebook.errors());
    }

    @Test
    void findsTheErrorThatACellEndedWith() throws IOException {
        var notebook = read("""
                {"cells": [{"cell_type": "code", "source": "fail()", "outputs": [
                  {"output_type": "error", "ename": "IllegalStateException", "evalue": "on purpose"}]}]}
                """);

        assertEquals(List.of("error IllegalStateException: on purpose"), notebook.errors());
    }

    private Notebook read(String json) throws IOException {
        return Notebook.read(Files.writeString(folder.resolve("test.ipynb"), json));
    }

    @Test
    void knowsTheCellsWhoseNumbersVary() throws IOException {
        var notebook = read("""
                {"cells": [
                  {"cell_type": "code", "source": "train()", "metadata": {"tags": ["varies"]}, "outputs": [
                    {"output_type": "display_data", "data": {"text/plain": "0.8", "text/html": "0.8"}}]},
                  {"cell_type": "code", "source": "1 + 1", "metadata": {}, "outputs": []}]}
                """);

        assertEquals(
                List.of(true, false),
                notebook.cells().stream().map(Notebook.NotebookCell::varies).toList());
        assertEquals(List.of("text/html", "text/plain"), notebook.cells().get(0).forms());
    }
}
