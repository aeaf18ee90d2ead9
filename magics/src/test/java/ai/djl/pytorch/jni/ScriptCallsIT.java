package ai.djl.pytorch.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails when DJL changes its native entry, or what the entry's flags mean. */
class ScriptCallsIT {
    @TempDir
    Path folder;

    private final PtNDManager manager = Torch.newManager();
    private final PtNDArray weight = (PtNDArray) manager.create(new float[] {3});
    private final PtNDArray input = (PtNDArray) manager.create(new float[] {1, 2});

    @BeforeEach
    void trainTheWeight() {
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(true);
        weight.setRequiresGradient(true);
    }

    @AfterEach
    void close() {
        JniUtils.setGradMode(false);
        manager.close();
    }

    @Test
    void computesADerivativeOnlyWhenAsked() throws IOException {
        PtSymbolBlock module = module("""
                  def slope(self: __torch__.M,
                    w: List[Tensor],
                    inputs: List[Tensor]) -> Tensor:
                    loss = torch.sum(torch.mul(inputs[0], w[0]))
                    found = torch.autograd.grad([loss], w)
                    return unchecked_cast(Tensor, found[0])
                """);

        try (IValue w = IValue.listFrom(weight);
                IValue in = IValue.listFrom(input)) {
            try (IValue slope = ScriptCalls.run(module, "slope", true, w, in)) {
                assertEquals(3, values(slope)[0]);
            }
            assertThrows(
                    EngineException.class,
                    () -> ScriptCalls.run(module, "slope", false, w, in).close());
        }
    }

    private float[] values(IValue tensor) {
        try (NDArray array = tensor.toTensor(manager)) {
            return array.toFloatArray();
        }
    }

    @Test
    void saysWhichLineOfTheScriptFailed() throws IOException {
        PtSymbolBlock module = scaling();

        try (IValue w = IValue.listFrom(weight);
                IValue nothing = IValue.listFrom(new PtNDArray[0])) {
            EngineException thrown =
                    assertThrows(EngineException.class, () -> ScriptCalls.run(module, "scaled", true, w, nothing));

            assertTrue(String.valueOf(thrown.getMessage()).contains("i0 = inputs[0]"), thrown::getMessage);
        }
    }

    private PtSymbolBlock scaling() throws IOException {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B");
        Tensor scaled = x.times(graph.scope().parameter("scale", 1));
        return module(
                new ScriptWriter(Numerics.USUAL).method("scaled", graph, scaled).text());
    }

    private PtSymbolBlock module(String methods) throws IOException {
        Path file = folder.resolve("module.pt");
        ScriptArchive.of(methods).writeTo(file);
        return JniUtils.loadModule(manager, file, false, new String[0], new String[0], true);
    }
}
