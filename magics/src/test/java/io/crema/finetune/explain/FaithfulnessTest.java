package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaithfulnessTest {
    private static final List<Double> TRUE_ORDER =
            Stream.iterate(9.0, each -> each - 1).limit(10).toList();
    private static final List<Double> REVERSED =
            Stream.iterate(0.0, each -> each + 1).limit(10).toList();

    /** Ten parts of which only the first matters: it takes the probability from 0.1 to 0.9. */
    private static Faithfulness of(List<Double> attribution) {
        return Faithfulness.of(
                attribution,
                kept -> kept.stream().mapToDouble(set -> set.get(0) ? .9 : .1).toArray(),
                seed -> TRUE_ORDER,
                5);
    }

    /** Gone at 10, 20, ... 100 % of eleven steps; left at none of them but 0 %. */
    @Test
    void takesTheMeanFallOverElevenSteps() {
        Faithfulness found = of(TRUE_ORDER);

        assertEquals(.8 * 10 / 11, found.comprehensiveness().value(), 1e-12);
        assertEquals(.8 * 1 / 11, found.sufficiency().value(), 1e-12);
    }

    @Test
    void isWorseThanChanceInTheWrongOrder() {
        Faithfulness found = of(REVERSED);

        assertEquals(.8 * 1 / 11, found.comprehensiveness().value(), 1e-12);
        assertTrue(found.comprehensiveness().value() < found.comprehensiveness().random());
    }

    @Test
    void placesRandomOrdersBetweenTheTwo() {
        Faithfulness.Area area = of(TRUE_ORDER).comprehensiveness();

        assertEquals(50, area.orders());
        assertEquals(.8 * 5.5 / 11, area.random(), 0.1);
        assertTrue(area.lower() < area.random() && area.random() < area.upper());
    }

    @Test
    void comparesWithTheAttributionsUnderRandomHeads() {
        assertEquals(1, of(TRUE_ORDER).heads().signed(), 1e-12);
        assertEquals(-1, of(REVERSED).heads().signed(), 1e-12);
    }

    @Test
    void givesTiesTheirMeanRank() {
        assertEquals(0.9486832980505138, RankCorrelation.of(List.of(1., 2., 2., 3.), List.of(1., 2., 3., 4.)), 1e-12);
    }
}
