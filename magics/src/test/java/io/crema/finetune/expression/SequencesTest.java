package io.crema.finetune.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SequencesTest {
    private final Graph graph = new Graph(new Parameters(), false);
    private final Tensor x = graph.input(Dtype.FLOAT32, "B", "T", 8);
    private final Tensor ids = graph.input(Dtype.INT64, "B", "T");
    private final Tensor heads = graph.input(Dtype.FLOAT32, "B", 4, "T", 6);
    private final Tensor groups = graph.input(Dtype.FLOAT32, "B", 2, "S", 6);

    @Test
    void mapsTheLastAxisThroughAMatrix() {
        Tensor weight = graph.scope().parameter("weight", 3, 8);

        assertEquals(TensorShape.of("B", "T", 3), Sequences.linear(x, weight).shape());
        assertThrows(ShapeException.class, () -> Sequences.linear(heads, weight));
    }

    @Test
    void normalisesByAWeightOfTheLastAxis() {
        assertEquals(
                x.shape(),
                Sequences.rmsNorm(x, graph.scope().parameter("norm", 8), 1e-6).shape());
        assertThrows(
                ShapeException.class, () -> Sequences.rmsNorm(x, graph.scope().parameter("other", 7), 1e-6));
    }

    @Test
    void turnsAsManyPairsAsAHeadHas() {
        Tensor angles = Sequences.angles(ids, 1, .1, .01);

        assertEquals(TensorShape.of("B", 1, "T", 3), angles.shape());
        assertEquals(heads.shape(), Sequences.rotated(heads, angles, angles).shape());
        Tensor fewer = Sequences.angles(ids, 1, .1);
        assertThrows(ShapeException.class, () -> Sequences.rotated(heads, fewer, fewer));
        assertThrows(ShapeException.class, () -> Sequences.angles(x, 1));
    }

    @Test
    void seesTokensOfARowOnly() {
        assertEquals(TensorShape.of("B", 1, "T", "T"), Sequences.visible(ids).shape());
        assertEquals(Dtype.BOOL, Sequences.visible(ids).dtype());
        assertThrows(ShapeException.class, () -> Sequences.visible(x));
    }

    @Test
    void attendsOverOtherLengthsButAsManyHeads() {
        Tensor all = Sequences.repeatedHeads(groups, 2);

        assertEquals(TensorShape.of("B", 4, "S", 6), all.shape());
        assertEquals(heads.shape(), Sequences.attend(heads, all, all).shape());
        assertThrows(ShapeException.class, () -> Sequences.attend(heads, groups, groups));
        assertThrows(ShapeException.class, () -> Sequences.attend(heads, all, all, Sequences.visible(ids)));
    }

    @Test
    void storesOneTokenAtATime() {
        Tensor token = graph.input(Dtype.FLOAT32, "B", 2, 1, 6);

        assertEquals(groups.shape(), Sequences.stored(groups, token).shape());
        assertThrows(ShapeException.class, () -> Sequences.stored(token, groups));
    }

    @Test
    void takesRowsOutOfAllTokens() {
        Tensor places = graph.input(Dtype.INT64, "N");

        Tensor unrolled = Sequences.unrolled(x);

        assertEquals(TensorShape.of("B·T", 8), unrolled.shape());
        assertEquals(TensorShape.of("N", 8), Sequences.rows(unrolled, places).shape());
        assertEquals(TensorShape.of("B", 8), Sequences.last(x).shape());
        assertThrows(ShapeException.class, () -> Sequences.rows(unrolled, ids));
        assertThrows(ShapeException.class, () -> Sequences.unrolled(heads));
    }
}
