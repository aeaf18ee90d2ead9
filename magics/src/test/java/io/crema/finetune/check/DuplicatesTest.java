package io.crema.finetune.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.KFold;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.SplitData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class DuplicatesTest {
    private static final String REVIEW = "I bought this tea for my mother, and she has asked for more of it ever since";

    private static LabelledData data(String... texts) {
        return LabelledData.of(Table.create(
                StringColumn.create("text", texts),
                StringColumn.create(
                        "label", IntStream.range(0, texts.length).mapToObj(row -> row % 2 == 0 ? "good" : "bad"))));
    }

    @Test
    void findsTextsThatAreEqualOrNearlySo() {
        Duplicates duplicates = Duplicates.in(data(
                REVIEW,
                "something else",
                "  " + REVIEW.toUpperCase(Locale.ROOT) + " ",
                REVIEW + "!",
                "Something  else",
                "third"));

        assertEquals(
                List.of(new Duplicates.Group(List.of(0, 2, 3), false), new Duplicates.Group(List.of(1, 4), true)),
                duplicates.groups());
        assertEquals(3, duplicates.superfluous());
    }

    @Test
    void leavesEmptyTextsAlone() {
        assertEquals(List.of(), Duplicates.in(data("", " ", "a text")).groups());
    }

    /** Every pair is compared here, which is what the hashing saves. */
    @Test
    void findsThePairsThatComparingAllWouldFind() {
        var random = new SplittableRandom(11);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            String fresh =
                    random.ints(40, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
            String before = texts.isEmpty() ? "" : texts.get(random.nextInt(texts.size()));
            texts.add(
                    row % 3 == 2 ? before.substring(random.nextInt(8)) + fresh.substring(0, random.nextInt(8)) : fresh);
        }
        int[][] shingles = texts.stream().map(Shingles::of).toArray(int[][]::new);
        var all = new Components(texts.size());
        for (int one = 0; one < shingles.length; one++) {
            for (int other = 0; other < one; other++) {
                if (Shingles.similarity(shingles[one], shingles[other]) >= NearDuplicates.THRESHOLD) {
                    all.link(one, other);
                }
            }
        }

        var hashed = new Components(texts.size());
        NearDuplicates.link(texts, hashed);

        int[] expected = IntStream.range(0, 300).map(all::first).toArray();
        long linked =
                IntStream.range(0, 300).filter(row -> expected[row] != row).count();
        assertTrue(linked > 20, linked + " rows are like another");
        long missed = IntStream.range(0, 300)
                .filter(row -> hashed.first(row) != expected[row])
                .count();
        assertTrue(missed <= 1, missed + " of " + linked + " missed");
    }

    @Test
    void estimatesSimilarityAsJaccardDefinesIt() {
        int[] one = Shingles.of("abcdefgh"); // abcde bcdef cdefg defgh
        int[] other = Shingles.of("abcdefgx"); // abcde bcdef cdefg defgx

        assertEquals(3.0 / 5, Shingles.similarity(one, other), 1e-12);
        assertEquals(1, Shingles.similarity(Shingles.of("ab"), Shingles.of("ab")), 1e-12);
    }

    @Test
    void keepsWhatSaysTheSameInOnePart() {
        var random = new SplittableRandom(2);
        String[] texts = new String[120];
        Arrays.setAll(
                texts, row -> row % 3 > 0 ? texts[row - 1] : Long.toString(random.nextLong(), 36) + random.nextLong());
        LabelledData marked = Duplicates.in(data(texts)).marked();

        for (SplitData fold :
                marked.split(KFold.of(4).groupBy(Duplicates.COLUMN)).folds()) {
            Set<String> seen = new HashSet<>(fold.train().texts());
            seen.addAll(fold.validation().texts());
            assertTrue(fold.test().texts().stream().noneMatch(seen::contains), "a text on both sides");
        }
    }

    @Test
    void joinsGroupsThatHangTogetherByAnotherColumn() {
        LabelledData people = data("one text", "another text", "one text", "a third text")
                .with(StringColumn.create("author", "ann", "bob", "bob", "eve"));

        String[] groups = Duplicates.in(people).marked("author").groups(Duplicates.COLUMN);

        assertEquals(groups[0], groups[1], "both hang on the third row");
        assertEquals(groups[0], groups[2]);
        assertFalse(groups[0].equals(groups[3]));
    }

    @Test
    void dropsAllButTheFirstAndWhatThePublishedTestHas() {
        LabelledData foods = LabelledData.named("small-fine-foods");

        LabelledData dropped = Duplicates.in(foods).dropped();

        assertEquals(1_000, dropped.publishedTestRows().length, "the published test stays as it is");
        Set<Integer> test = Arrays.stream(dropped.publishedTestRows()).boxed().collect(Collectors.toSet());
        List<Duplicates.Group> left = Duplicates.in(dropped).groups();
        assertTrue(left.stream().allMatch(group -> test.containsAll(group.rows())), left.toString());
        assertTrue(dropped.rows() < foods.rows());
    }
}
