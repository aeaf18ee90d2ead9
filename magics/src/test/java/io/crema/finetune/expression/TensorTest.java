package io.crema.finetune.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    private final Parameters parameters = new Parameters();
    private final Graph graph = new Graph(parameters, true);
    private final Tensor x = graph.input(Dtype.FLOAT32, "B", "T", 8);
    private final Tensor ids = graph.input(Dtype.INT64, "B", "T");

    @Test
    void givesAnElementwiseResultTheBroadcastShape() {
        Tensor bias = graph.scope().parameter("bias", 8);

        assertEquals(TensorShape.of("B", "T", 8), bias.plus(x).shape());
        assertThrows(ShapeException.class, () -> x.times(graph.scope().parameter("other", 7)));
    }

    @Test
    void refusesToCombineDifferentTypesOfNumber() {
        Tensor mask = ids.unsqueeze(-1);

        assertThrows(ShapeException.class, () -> x.times(mask));
        assertEquals(Dtype.FLOAT32, x.times(mask.to(Dtype.FLOAT32)).dtype());
    }

    @Test
    void mapsTheLastAxisThroughALinearLayer() {
        Tensor weight = graph.scope().parameter("weight", 3, 8);
        Tensor bias = graph.scope().parameter("bias", 3);

        assertEquals(TensorShape.of("B", "T", 3), x.linear(weight, bias).shape());
        assertThrows(ShapeException.class, () -> x.linear(bias, bias));
        assertThrows(ShapeException.class, () -> x.linear(weight, weight));
        assertThrows(ShapeException.class, () -> x.select(2, 0).linear(weight, bias));
    }

    @Test
    void multipliesMatricesWhoseInnerAxesAreAlike() {
        assertEquals(
                TensorShape.of("B", "T", "T"), x.matmul(x.transpose(-2, -1)).shape());
        assertThrows(ShapeException.class, () -> x.matmul(x));
        assertThrows(ShapeException.class, () -> x.matmul(graph.scope().parameter("w", 8, 8)));
    }

    @Test
    void looksUpRowsByWholeNumbersOnly() {
        Tensor table = graph.scope().parameter("table", 100, 8);

        assertEquals(TensorShape.of("B", "T", 8), table.embedding(ids).shape());
        assertThrows(ShapeException.class, () -> table.embedding(x));
        assertThrows(ShapeException.class, () -> x.embedding(ids));
    }

    @Test
    void attendsWithAMaskThatFitsTheScores() {
        Tensor heads = x.view("B", "T", 2, 4).transpose(1, 2); // (B, 2, T, 4)
        Tensor mask = ids.to(Dtype.BOOL).unsqueeze(1).unsqueeze(1); // (B, 1, 1, T)

        assertEquals(
                TensorShape.of("B", 2, "T", 4),
                Sequences.attend(heads, heads, heads, mask).shape());
        assertThrows(ShapeException.class, () -> Sequences.attend(heads, heads, heads, ids));
        assertThrows(ShapeException.class, () -> Sequences.attend(heads, heads, heads, mask.to(Dtype.INT64)));
        assertThrows(ShapeException.class, () -> Sequences.attend(heads, x, heads, mask));
        assertThrows(ShapeException.class, () -> Sequences.attend(x, x, x, mask));
    }

    @Test
    void changesShapesOnlyToAsManyElements() {
        assertEquals(TensorShape.of("T", "B", 2, 4), x.reshape("T", "B", 2, 4).shape());
        assertThrows(ShapeException.class, () -> x.view("B", "T", 9));
        assertThrows(ShapeException.class, () -> x.view("B", 8));
    }

    @Test
    void takesSlicesInsideAnAxisOnly() {
        Tensor table = graph.scope().parameter("positions", 40, 8);

        assertEquals(TensorShape.of(8), table.select(0, 39).shape());
        assertEquals(TensorShape.of("T", 8), table.first(0, "T").shape());
        assertEquals(TensorShape.of(40, 8), table.first(0, 40).shape());
        assertThrows(ShapeException.class, () -> table.select(0, 40));
        assertThrows(ShapeException.class, () -> table.select(0, -1));
        assertThrows(ShapeException.class, () -> table.first(0, 41));
        assertEquals(TensorShape.of("T", 8), table.narrow(0, 2, "T").shape());
        assertEquals(TensorShape.of(38, 8), table.narrow(0, 2, 38).shape());
        assertThrows(ShapeException.class, () -> table.narrow(0, 3, 38));
        assertThrows(ShapeException.class, () -> table.narrow(0, 41, "T"));
        assertThrows(ShapeException.class, () -> table.narrow(0, -1, "T"));
        assertThrows(ShapeException.class, () -> table.select(2, 0));
    }

    @Test
    void putsANewAxisWhereItIsAskedFor() {
        assertEquals(TensorShape.of("B", "T", 1), ids.unsqueeze(-1).shape());
        assertEquals(TensorShape.of(1, "B", "T"), ids.unsqueeze(0).shape());
        assertThrows(ShapeException.class, () -> ids.unsqueeze(3));
        assertThrows(ShapeException.class, () -> ids.unsqueeze(-4));
    }

    @Test
    void repeatsAxesOfLengthOneOnly() {
        Tensor token = graph.scope().parameter("token", 1, 1, 8);

        assertEquals(TensorShape.of("B", 1, 8), token.expand("B", 1, 8).shape());
        assertThrows(ShapeException.class, () -> token.expand("B", 1, 9));
        assertThrows(ShapeException.class, () -> token.expand("B", "T", 1, 8));
        assertThrows(ShapeException.class, () -> x.expand("B", 1, 8));
    }

    @Test
    void measuresALossOfLogitsAndLabels() {
        Tensor labels = graph.input(Dtype.INT64, "B");
        Tensor logits = x.select(1, 0); // (B, 8)

        assertEquals(TensorShape.of(), Losses.crossEntropy(logits, labels).shape());
        assertThrows(ShapeException.class, () -> Losses.crossEntropy(x, labels));
        assertThrows(ShapeException.class, () -> Losses.crossEntropy(logits, ids));
    }

    @Test
    void dropsOnlyWhileTraining() {
        Tensor still = new Graph(parameters, false).input(Dtype.FLOAT32, "B");

        assertSame(still, still.dropout(0.5));
        assertSame(x, x.dropout(0));
        x.dropout(0.25);
        assertEquals("self.dropout_mask", graph.nodes().get(0).operator());
        assertThrows(IllegalArgumentException.class, () -> x.dropout(1));
        assertThrows(IllegalArgumentException.class, () -> x.dropout(Double.NaN));
    }

    @Test
    void scalesUpWhatDropoutKeepsAndAlwaysKeepsSome() {
        assertEquals(8192, new Dropout(0.25).threshold());
        assertEquals(4 / 3.0, new Dropout(0.25).scale(), 1e-12);
        assertEquals(32768, new Dropout(Math.nextDown(1.0)).scale());
    }

    @Test
    void tiesAParameterThatIsDeclaredTwice() {
        Tensor first = graph.scope().in("a").parameter("weight", 2, 3);
        Tensor again = new Graph(parameters, false).scope().in("a").parameter("weight", 2, 3);

        assertEquals(first.origin(), again.origin());
        assertEquals(
                List.of("a.weight"),
                parameters.all().stream().map(Parameters.Parameter::name).toList());
        assertThrows(ShapeException.class, () -> graph.scope().in("a").parameter("weight", 3, 2));
        assertThrows(ShapeException.class, () -> graph.scope().parameter("open", "B", 2));
    }
}
