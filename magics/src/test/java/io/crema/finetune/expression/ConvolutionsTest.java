package io.crema.finetune.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {
    private final Parameters parameters = new Parameters();
    private final Graph graph = new Graph(parameters, true);
    private final Scope scope = graph.scope();
    private final Tensor pictures = graph.input(Dtype.FLOAT32, "B", 3, 32, 31);

    @Test
    void convolvesWhereTheWindowFits() {
        Tensor kernel = scope.parameter("kernel", 8, 3, 7, 7);

        assertEquals(
                TensorShape.of("B", 8, 26, 25),
                Convolutions.conv2d(pictures, kernel, 1, 0).shape());
        assertEquals(
                TensorShape.of("B", 8, 16, 16),
                Convolutions.conv2d(pictures, kernel, 2, 3).shape());
        assertEquals(
                TensorShape.of("B", 8, 16, 16),
                Convolutions.conv2d(pictures, kernel, scope.parameter("bias", 8), 2, 3)
                        .shape());
    }

    @Test
    void refusesAKernelForOtherPictures() {
        Tensor gray = scope.parameter("gray", 8, 1, 3, 3);
        Tensor oblong = scope.parameter("oblong", 8, 3, 3, 5);
        Tensor large = scope.parameter("large", 8, 3, 33, 33);
        Tensor kernel = scope.parameter("kernel", 8, 3, 3, 3);

        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures, gray, 1, 1));
        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures, oblong, 1, 1));
        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures, large, 1, 0));
        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures, kernel, 0, 1));
        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures, kernel, 1, -1));
        assertThrows(ShapeException.class, () -> Convolutions.conv2d(pictures.sum(1), kernel, 1, 1));
        assertThrows(
                ShapeException.class, () -> Convolutions.conv2d(pictures, kernel, scope.parameter("bias", 3), 1, 1));
    }

    @Test
    void refusesPicturesOfUnknownHeight() {
        Tensor open = graph.input(Dtype.FLOAT32, "B", 3, "H", "W");
        Tensor kernel = scope.parameter("kernel", 8, 3, 3, 3);

        ShapeException thrown = assertThrows(ShapeException.class, () -> Convolutions.conv2d(open, kernel, 1, 1));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith("conv2d needs a known height and width, not (B, 3, H, W)"), message);
    }

    @Test
    void poolsPictures() {
        assertEquals(
                TensorShape.of("B", 3, 16, 16),
                Convolutions.maxPool2d(pictures, 3, 2, 1).shape());
        assertEquals(
                TensorShape.of("B", 3, 16, 15),
                Convolutions.maxPool2d(pictures, 2, 2, 0).shape());
        assertEquals(
                TensorShape.of("B", 3, 1, 2),
                Convolutions.adaptiveAvgPool2d(pictures, 1, 2).shape());
        assertThrows(ShapeException.class, () -> Convolutions.maxPool2d(pictures, 2, 2, 2));
        assertThrows(ShapeException.class, () -> Convolutions.maxPool2d(pictures, 40, 1, 0));
        assertThrows(ShapeException.class, () -> Convolutions.maxPool2d(pictures.sum(0), 2, 2, 0));
        assertThrows(ShapeException.class, () -> Convolutions.adaptiveAvgPool2d(pictures, 0, 1));
    }

    @Test
    void ordersPicturesInMemoryAndLeavesTheirShape() {
        assertEquals(pictures.shape(), Convolutions.channelsLast(pictures).shape());
        assertEquals(pictures.shape(), Convolutions.channelsFirst(pictures).shape());
        assertThrows(ShapeException.class, () -> Convolutions.channelsLast(pictures.sum(0)));
    }

    @Test
    void normalisesByTheBatchOnlyWhileTrainingWithStatisticsThatMove() {
        Tensor predicted = new Graph(parameters, false).input(Dtype.FLOAT32, "B", 3, 8, 8);

        assertTrue(byTheBatch(pictures, 0.1));
        assertFalse(byTheBatch(pictures, 0));
        assertFalse(byTheBatch(predicted, 0.1));
    }

    private static boolean byTheBatch(Tensor x, double momentum) {
        Scope norm = x.graph().scope();
        Tensor weight = norm.parameter("weight", 3);
        Tensor bias = norm.parameter("bias", 3);
        var running = new Convolutions.Running(norm.buffer("mean", 3), norm.buffer("variance", 3), momentum);

        Tensor result = Convolutions.batchNorm(x, weight, bias, running, 1e-5);

        assertEquals(x.shape(), result.shape());
        List<Node> nodes = x.graph().nodes();
        return nodes.get(nodes.size() - 1).arguments().get(5).equals(new Argument.Flag(true));
    }

    @Test
    void refusesStatisticsOfAnotherNumberOfChannels() {
        Tensor three = scope.parameter("three", 3);
        Tensor four = scope.parameter("four", 4);
        var running = new Convolutions.Running(three, four, 0.1);

        assertThrows(ShapeException.class, () -> Convolutions.batchNorm(pictures, three, three, running, 1e-5));
        assertThrows(IllegalArgumentException.class, () -> new Convolutions.Running(three, three, 1.5));
    }

    @Test
    void keepsBuffersAmongTheParametersAndTellsThemApart() {
        scope.parameter("weight", 3);
        scope.in("norm").buffer("running_mean", 3);

        assertEquals(
                List.of(
                        new Parameters.Parameter("weight", TensorShape.of(3), true),
                        new Parameters.Parameter("norm.running_mean", TensorShape.of(3), false)),
                parameters.all());
    }

    @Test
    void joinsTensorsThatDifferAlongOneAxis() {
        Tensor one = graph.input(Dtype.FLOAT32, "B", 1, 8);
        Tensor many = graph.input(Dtype.FLOAT32, "B", 16, 8);
        Tensor open = graph.input(Dtype.FLOAT32, "B", "T", 8);

        assertEquals(TensorShape.of("B", 17, 8), Concatenation.of(1, one, many).shape());
        assertThrows(ShapeException.class, () -> Concatenation.of(2, one, many));
        assertThrows(ShapeException.class, () -> Concatenation.of(1, one, open));
        assertThrows(ShapeException.class, () -> Concatenation.of(1, one, many.sum(2)));
    }
}
