package io.crema.finetune;

import java.util.List;

/**
 * The numbers that a model says of texts.
 *
 * @param quantity what they are, the name of the column that was learned
 * @param rows one for each text, in the order asked
 * @param remarks what people should know of how the texts were read, a sentence each
 */
public record TextNumbers(String quantity, List<Row> rows, List<String> remarks) implements Answers {
    public TextNumbers {
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** One text and its number, in the unit of the data. */
    public record Row(String text, double number) {}
}
