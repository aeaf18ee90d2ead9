package io.crema.finetune.explain;

import io.crema.finetune.data.image.Pixels;
import java.util.List;
import java.util.stream.IntStream;

/** An example, and what the parts of it are that an explanation speaks of. */
public sealed interface Explained {

    /** What the parts are, in their order. */
    List<String> parts();

    /** What they are called together: {@code words}. */
    String kind();

    /** Asks for what depends on the kind of example. */
    <T> T accept(Visitor<T> visitor);

    /** An answer for each kind of example. */
    interface Visitor<T> {
        T text(OfText text);

        T picture(OfPicture picture);

        T row(OfRow row);
    }

    /**
     * A text by words.
     *
     * @param gaps what stands in front of each word, and at the end what stands behind the last
     * @param special the tokens that belong to no word
     * @param cut how many tokens were cut off because the text was too long
     */
    record OfText(List<String> parts, List<String> gaps, List<String> special, int cut) implements Explained {
        public OfText {
            parts = List.copyOf(parts);
            gaps = List.copyOf(gaps);
            special = List.copyOf(special);
        }

        @Override
        public String kind() {
            return "words";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * A picture by patches, row by row from the top left.
     *
     * @param picture as the model sees it
     * @param patches how many there are along each side
     */
    record OfPicture(String reference, Pixels picture, int patches) implements Explained {
        @Override
        public List<String> parts() {
            return IntStream.range(0, patches * patches)
                    .mapToObj(i -> "row " + (i / patches + 1) + ", column " + (i % patches + 1))
                    .toList();
        }

        @Override
        public String kind() {
            return "patches";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.picture(this);
        }
    }

    /**
     * A row of a table by columns.
     *
     * @param values what it says in each
     * @param remarks what is odd about it, a sentence each
     */
    record OfRow(List<String> parts, List<String> values, List<String> remarks) implements Explained {
        public OfRow {
            parts = List.copyOf(parts);
            values = List.copyOf(values);
            remarks = List.copyOf(remarks);
        }

        @Override
        public String kind() {
            return "columns";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.row(this);
        }
    }
}
