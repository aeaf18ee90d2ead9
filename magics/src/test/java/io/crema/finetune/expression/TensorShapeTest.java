package io.crema.finetune.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorShapeTest {

    @Test
    void takesNumbersAsLengthsAndStringsAsNames() {
        assertEquals(new Dim.Fixed(384), Dim.of(384));
        assertEquals(new Dim.Fixed(384), Dim.of(384L));
        assertEquals(new Dim.Named("T"), Dim.of("T"));
        assertEquals(new Dim.Named("T"), Dim.of(new Dim.Named("T")));
        assertThrows(IllegalArgumentException.class, () -> Dim.of(1.5));
        assertThrows(IllegalArgumentException.class, () -> Dim.of(-1));
    }

    @Test
    void showsItselfAsPeopleWriteShapes() {
        assertEquals("(B, T, 384)", TensorShape.of("B", "T", 384).toString());
        assertEquals("()", TensorShape.of().toString());
    }

    @Test
    void countsNegativeAxesFromTheEnd() {
        TensorShape shape = TensorShape.of("B", 2, 3);

        assertEquals(Dim.of(3), shape.dim(-1));
        assertEquals(Dim.of("B"), shape.dim(-3));
        assertThrows(ShapeException.class, () -> shape.dim(3));
        assertThrows(ShapeException.class, () -> shape.dim(-4));
    }

    @Test
    void broadcastsByTheRuleOfNumPy() {
        assertEquals(TensorShape.of("B", "T", 8), broadcast(TensorShape.of("B", "T", 8), TensorShape.of(8)));
        assertEquals(TensorShape.of("B", "T", 8), broadcast(TensorShape.of("T", 1), TensorShape.of("B", 1, 8)));
        assertEquals(TensorShape.of(), broadcast(TensorShape.of(), TensorShape.of()));
        assertThrows(ShapeException.class, () -> broadcast(TensorShape.of("B"), TensorShape.of("T")));
        assertThrows(ShapeException.class, () -> broadcast(TensorShape.of("B", 8), TensorShape.of("B", 9)));
    }

    private static TensorShape broadcast(TensorShape a, TensorShape b) {
        return TensorShape.broadcast("add", a, b);
    }

    @Test
    void comparesElementsOfShapesWithNamedAxes() {
        assertTrue(TensorShape.of("B", "T", 12).hasAsManyElementsAs(TensorShape.of("T", 3, "B", 4)));
        assertFalse(TensorShape.of("B", 12).hasAsManyElementsAs(TensorShape.of("T", 12)));
        assertFalse(TensorShape.of("B", 12).hasAsManyElementsAs(TensorShape.of("B", 11)));
        assertFalse(TensorShape.of("B", "B").hasAsManyElementsAs(TensorShape.of("B")));
    }

    @Test
    void countsElementsOnlyWhenEveryAxisIsKnown() {
        assertEquals(24, TensorShape.of(2, 3, 4).elements());
        assertEquals(1, TensorShape.of().elements());
        assertArrayEquals(new long[] {2, 3}, TensorShape.of(2, 3).lengths());
        assertThrows(ShapeException.class, () -> TensorShape.of("B", 3).elements());
    }
}
