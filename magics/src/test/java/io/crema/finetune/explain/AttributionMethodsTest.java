package io.crema.finetune.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The methods on scores that are formulas, whose answers are known. */
class AttributionMethodsTest {

    @Test
    void dividesWhatTwoPartsDoTogetherBetweenThem() {
        Attribution exact = new ShapleyValues(2, 1)
                .attribute(new Game(3, kept -> (kept.get(0) && kept.get(1) ? 6 : 0) + (kept.get(2) ? 1 : 0)));

        assertEquals(3, exact.parts().get(0), 1e-12);
        assertEquals(3, exact.parts().get(1), 1e-12);
        assertEquals(1, exact.parts().get(2), 1e-12);
        assertEquals(List.of(), exact.standardErrors());
    }

    @Test
    void addsUpToTheWholeChangeExactlyAndSampled() {
        for (int parts : new int[] {1, 10, 11, 14}) {
            Attribution shapley = new ShapleyValues(20, 7).attribute(Game.ofPairs(parts));

            assertEquals(shapley.change(), shapley.sum(), 1e-6, parts + " parts");
        }
    }

    /** By the closed form for 12 parts: each its index, the pair's bonus halved, the first part's in twelfths. */
    @Test
    void comesNearerToTheExactValuesTheMoreOrdersAreDrawn() {
        Game game = Game.ofPairs(12);

        double few = worstError(new ShapleyValues(10, 3).attribute(game));
        double many = worstError(new ShapleyValues(4000, 3).attribute(game));

        assertTrue(many < 0.1, "worst error " + many);
        assertTrue(many < few, many + " with more orders, " + few + " with few");
    }

    @Test
    void saysHowFarSampledValuesMayBeOff() {
        Attribution sampled = new ShapleyValues(400, 3).attribute(Game.ofPairs(12));

        long within = 0;
        for (int part = 0; part < 12; part++) {
            double off = Math.abs(sampled.parts().get(part) - expected(part));
            within += off <= 3 * sampled.standardErrors().get(part) + 1e-9 ? 1 : 0;
        }
        assertTrue(within >= 11, within + " of 12 within three standard errors");
    }

    private static double worstError(Attribution attribution) {
        double worst = 0;
        for (int part = 0; part < attribution.parts().size(); part++) {
            worst = Math.max(worst, Math.abs(attribution.parts().get(part) - expected(part)));
        }
        return worst;
    }

    private static double expected(int part) {
        return part + (part < 2 ? 3 : 0) + 0.5 / 12;
    }

    @Test
    void drawsTheSameOrdersFromTheSameSeed() {
        Game game = Game.ofPairs(12);

        Attribution one = new ShapleyValues(5, 3).attribute(game);

        assertEquals(one.parts(), new ShapleyValues(5, 3).attribute(game).parts());
        assertNotEquals(one.parts(), new ShapleyValues(5, 4).attribute(game).parts());
    }

    @Test
    void occludesOnePartAtATime() {
        Attribution occlusion = new Occlusion().attribute(Game.ofPairs(3));

        assertEquals(List.of(6.0, 7.0, 2.0), occlusion.parts());
    }

    @Test
    void doublesItsStepsUntilTheSumIsWithinOnePercent() {
        Game game = Game.ofPairs(4);

        Attribution few = IntegratedGradients.exactly(2).attribute(game);
        Attribution enough = IntegratedGradients.from(2).attribute(game);

        assertTrue(few.relativeError() > 0.05, "two steps miss by " + few.relativeError());
        assertTrue(enough.relativeError() <= 0.01, "doubled, by " + enough.relativeError());
        assertEquals("integrated gradients, midpoint rule, 8 steps", enough.how());
    }

    @Test
    void stopsDoublingAtTheMost() {
        Attribution attribution = new IntegratedGradients(1, 2).attribute(Game.ofPairs(4));

        assertEquals("integrated gradients, midpoint rule, 2 steps", attribution.how());
        assertTrue(attribution.relativeError() > 0.01);
    }

    @Test
    void refusesNoStepsAndTooFewOrders() {
        assertThrows(IllegalArgumentException.class, () -> IntegratedGradients.from(0));
        assertThrows(IllegalArgumentException.class, () -> new ShapleyValues(1, 1));
    }
}
