package io.crema.finetune.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRowTest {
    private static final List<String> KNOWN = List.of("age", "purpose", "status");
    private static final Columns COLUMNS = new Columns(List.of("age"), List.of("purpose", "status"));

    @Test
    void readsWhatItWrites() {
        Map<String, String> cells = Map.of("age", "35.0", "purpose", "radio, \"tv\"", "status", "NA");

        String text = TableRow.text(COLUMNS, cells::get);

        assertEquals("{\"age\":35,\"purpose\":\"radio, \\\"tv\\\"\",\"status\":null}", text);
        assertEquals(Map.of("age", "35", "purpose", "radio, \"tv\"", "status", ""), TableRow.read(text, KNOWN));
    }

    @Test
    void saysNothingWhereAColumnOfNumbersHasNone() {
        String text = TableRow.text(
                new Columns(List.of("age", "income"), List.of()), Map.of("age", "old", "income", "1,250.5")::get);

        assertEquals("{\"age\":null,\"income\":1250.5}", text);
    }

    @Test
    void readsNamesAndValuesAsPeopleTypeThem() {
        Map<String, String> cells = TableRow.read("age=35, status=0<=X<200, purpose = \"car, new\"", KNOWN);

        assertEquals(Map.of("age", "35", "status", "0<=X<200", "purpose", "car, new"), cells);
    }

    @Test
    void takesARowThatLacksColumnsAndOneThatHasMore() {
        assertEquals(Map.of("age", "35"), TableRow.read("age=35", KNOWN));
        assertEquals(
                Map.of("age", "35", "purpose", "car", "status", "", "label", "good"),
                TableRow.read("{\"age\":35,\"purpose\":\"car\",\"status\":null,\"label\":\"good\"}", KNOWN));
    }

    @Test
    void refusesARowThatHasOtherColumnsInPlaceOfSome() {
        assertEquals(
                "the row ag=35, purpose=car has \"ag\" but not all of the model's columns. It lacks age, status",
                refusal("ag=35, purpose=car"));
    }

    @Test
    void refusesWhatIsNoRow() {
        assertEquals(
                "\"Not bad at all.\" is no row of a table. Expected names and values, age=..., purpose=..., or a JSON"
                        + " object",
                refusal("Not bad at all."));
        assertEquals(
                "\"age\" of the row {\"age\": [35], \"purpose\": \"car\"} is no number and no text",
                refusal("{\"age\": [35], \"purpose\": \"car\"}"));
        assertEquals("the row {} names none of the model's columns. It lacks age, purpose, status", refusal("{}"));
    }

    private static String refusal(String row) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> TableRow.read(row, KNOWN))
                .getMessage());
    }
}
