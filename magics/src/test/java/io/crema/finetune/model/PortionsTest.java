package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.torchscript.Precision;
import org.junit.jupiter.api.Test;

/** Of a graph that keeps 1 MiB for every token, in float32. */
class PortionsTest {
    private static final int NUMBERS = 1 << 18;

    private static Portions portions(Precision precision, boolean statistics) {
        Parameters parameters = new Parameters();
        Graph graph = new Graph(parameters, true);
        graph.input(Dtype.FLOAT32, "B", "T", NUMBERS).relu();
        if (statistics) {
            graph.scope().buffer("running_mean", 3);
        }
        return Portions.of(graph, parameters, precision);
    }

    @Test
    void areEvenAndAsLargeAsEnoughMemoryAllows() {
        Portions portions = portions(Precision.FP32, false);

        assertEquals(16, portions.of(16, 16, 0)); // 256 MiB
        assertEquals(9, portions.of(17, 16, 0)); // 9 and 8
        assertEquals(4, portions.of(16, 64, 0));
    }

    @Test
    void areAtLeastOneRow() {
        assertEquals(1, portions(Precision.FP32, false).of(16, 1000, 0));
    }

    @Test
    void areLargerWhereMoreWeightsMove() {
        long moving = 32 << 20; // 128 MiB of gradients, so 512 MiB in all

        assertEquals(8, portions(Precision.FP32, false).of(16, 64, moving));
    }

    @Test
    void areLargerInBfloat16() {
        assertEquals(6, portions(Precision.BF16, false).of(16, 56, 0)); // 42 MiB a row
        assertEquals(4, portions(Precision.FP32, false).of(16, 56, 0));
    }

    @Test
    void areWholeWhereStatisticsAreTakenOverAllRows() {
        assertEquals(16, portions(Precision.FP32, true).of(16, 1000, 0));
    }
}
