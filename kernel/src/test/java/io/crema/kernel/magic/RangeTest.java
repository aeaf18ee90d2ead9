package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RangeTest {

    @Test
    void holdsItsEndsOnlyWhereTheyAreIncluded() {
        assertTrue(Range.atLeast(1).contains(1));
        assertFalse(Range.atLeast(1).contains(0.999));
        assertFalse(Range.positive().contains(0));
        assertTrue(Range.between(0, 1).contains(0) && Range.between(0, 1).contains(1));
        assertFalse(
                Range.openBetween(0, 1).contains(0) || Range.openBetween(0, 1).contains(1));
        assertFalse(Range.between(0, 1).aboveLow().contains(0));
        assertFalse(Range.between(0, 1).belowHigh().contains(1));
    }

    @Test
    void takesNoNumberThatIsNone() {
        assertFalse(Range.any().contains(Double.NaN));
        assertFalse(Range.any().contains(Double.POSITIVE_INFINITY));
        assertTrue(Range.any().contains(-1e300));
    }

    @Test
    void describesItselfForAMessage() {
        assertEquals("", Range.any().description());
        assertEquals(" of at least 1", Range.atLeast(1).description());
        assertEquals(" greater than 0", Range.positive().description());
        assertEquals(" of at most 2", new Range(Double.NEGATIVE_INFINITY, false, 2, true).description());
        assertEquals(" between 0 and 0.5", Range.between(0, 0.5).description());
        assertEquals(
                " between 0 and 1, neither of the two", Range.openBetween(0, 1).description());
        assertEquals(
                " greater than 0 and at most 1", Range.between(0, 1).aboveLow().description());
        assertEquals(
                " of at least 0 and less than 1",
                Range.between(0, 1).belowHigh().description());
    }

    @Test
    void refusesToBeEmpty() {
        assertThrows(IllegalArgumentException.class, () -> Range.between(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Range.openBetween(1, 1));
    }
}
