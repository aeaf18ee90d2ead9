package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.expression.Parameters.Parameter;
import io.crema.finetune.expression.TensorShape;
import org.junit.jupiter.api.Test;

class InitializationTest {

    @Test
    void drawsKernelsAsWideAsTheirInputsAsk() {
        Parameter kernel = new Parameter("convolution.weight", TensorShape.of(64, 32, 3, 3), true);

        float[] values = Initialization.he(1).of(kernel).toArray();

        assertEquals(0, mean(values), 0.001);
        assertEquals(Math.sqrt(2.0 / (32 * 9)), deviation(values), 0.001);
    }

    @Test
    void drawsAHeadAsWideAsItsModelSays() {
        Parameter matrix = new Parameter("classifier.weight", TensorShape.of(100, 100), true);

        float[] values = Initialization.normal(0.02, 1).of(matrix).toArray();

        assertEquals(0.02, deviation(values), 0.001);
    }

    @Test
    void letsNormsAndBiasesChangeNothing() {
        var initialization = Initialization.he(1);

        assertArrayEquals(new float[] {1, 1}, vector(initialization, "normalization.weight", true));
        assertArrayEquals(new float[] {1, 1}, vector(initialization, "normalization.running_var", false));
        assertArrayEquals(new float[] {0, 0}, vector(initialization, "normalization.running_mean", false));
        assertArrayEquals(new float[] {0, 0}, vector(initialization, "layers.0.bias", true));
    }

    private static float[] vector(Initialization initialization, String name, boolean learned) {
        return initialization
                .of(new Parameter(name, TensorShape.of(2), learned))
                .toArray();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
