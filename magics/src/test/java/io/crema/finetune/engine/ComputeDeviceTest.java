package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.engine.ComputeDevice.Accelerators;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Linear;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The choice of a device, and the code that is compiled for it. That code has run on processors alone. */
class ComputeDeviceTest {
    private static final Accelerators NONE = new Accelerators("PyTorch 2.7.1", false, 0);
    private static final Accelerators TWO = new Accelerators("PyTorch 2.7.1", true, 2);
    private static final ComputeDevice CUDA = new ComputeDevice("cuda:0");

    @Test
    void takesTheFirstGpuWhereThereIsOne() {
        assertEquals(ComputeDevice.CPU, ComputeDevice.named("auto", NONE));
        assertEquals(ComputeDevice.CPU, ComputeDevice.named("auto", new Accelerators("PyTorch 2.7.1", true, 0)));
        assertEquals(CUDA, ComputeDevice.named("auto", TWO));
        assertEquals(CUDA, ComputeDevice.named("cuda", TWO));
        assertEquals("cuda:1", ComputeDevice.named("cuda:1", TWO).name());
        assertEquals(ComputeDevice.CPU, ComputeDevice.named("cpu", TWO));
    }

    @Test
    void saysWhatLacksAndWhatToType() {
        assertRefused(
                "device cuda:0: the native engine, PyTorch 2.7.1, computes on the processor alone",
                "Let the kernel use a libtorch 2.7.1 for CUDA 12.8 (crema doctor says how), or name --device cpu",
                "cuda:0",
                NONE);
        assertRefused(
                "device cuda:2: the native engine sees 2 devices of NVIDIA's",
                "Name one from cuda:0 to cuda:1, or --device cpu",
                "cuda:2",
                TWO);
        assertRefused(
                "device cuda:0: the native engine sees no device of NVIDIA's",
                "Look whether nvidia-smi shows the device and a driver for CUDA 12.8, or name --device cpu",
                "cuda:0",
                new Accelerators("PyTorch 2.7.1", true, 0));
        assertRefused("there is no device \"gpu\"", "Name auto, cpu or cuda:0", "gpu", TWO);
    }

    private static void assertRefused(String summary, String hint, String asked, Accelerators there) {
        DeviceException refused = assertThrows(DeviceException.class, () -> ComputeDevice.named(asked, there));
        assertEquals(summary, refused.summary());
        assertEquals(hint, refused.hint());
    }

    private static String script(Numerics numerics) {
        Graph graph = new Graph(new Parameters(), true);
        Tensor x = graph.input(Dtype.FLOAT32, "B", 4);
        Tensor loss =
                Linear.of(graph.scope().in("layer"), 4, 1).apply(x).dropout(0.1).sum(1);
        return new ScriptWriter(numerics).method("loss", graph, loss).training().text();
    }

    @ParameterizedTest
    @EnumSource
    void leavesOneDnnToProcessors(Precision precision) {
        assertEquals(new Numerics(precision, Products.BLAS), CUDA.numerics(precision));
        assertFalse(script(CUDA.numerics(precision)).contains("mkldnn"));
        assertTrue(script(new Numerics(Precision.FP32, Products.ONEDNN)).contains("mkldnn"));
    }

    /** A tensor that a script makes lies on the processor unless it says otherwise. */
    @Test
    void makesEveryTensorWhereTheWeightsAre() {
        List<String> making = script(CUDA.numerics(Precision.FP32))
                .lines()
                .filter(Pattern.compile("torch\\.(empty|zeros|ones|full|tensor|arange)\\(")
                        .asPredicate())
                .toList();

        assertFalse(making.isEmpty());
        making.forEach(line -> assertTrue(line.contains("device="), line));
    }
}
