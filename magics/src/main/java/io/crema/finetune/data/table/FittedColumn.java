package io.crema.finetune.data.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How the cells of a column become numbers, as the training rows told. */
sealed interface FittedColumn permits FittedNumber, FittedCategory {

    /** The column's name. */
    String column();

    /** What its numbers are called, in their order. */
    List<String> names();

    /**
     * Writes the numbers of a cell.
     *
     * @param cell its text, empty where there is none
     * @param from the place of the first in the row
     * @throws IllegalArgumentException if the cell is none of this kind
     */
    void encode(String cell, float[] row, int from);

    /** Whether the training rows had nothing like this cell. */
    boolean isUnseen(String cell);

    /** Adds all that it takes to be made again. */
    void writeTo(ObjectNode tree);

    /** What was written. */
    static FittedColumn read(JsonNode tree) {
        return tree.path("kind").asText().equals("categorical") ? FittedCategory.read(tree) : FittedNumber.read(tree);
    }
}
