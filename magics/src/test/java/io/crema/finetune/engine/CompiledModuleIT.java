package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledModuleIT {

    @Test
    void saysWhatLibtorchCannotCompile() {
        ScriptArchive wrong = ScriptArchive.of("  def f(self: __torch__.M) -> Tensor:\n    return torch.nothing(1)\n");

        EngineException thrown =
                assertThrows(EngineException.class, () -> new CompiledModule(wrong, List.of()).close());

        assertTrue(String.valueOf(thrown.getMessage()).contains("nothing"), thrown::getMessage);
    }

    /** The gradient of a weighted sum is its input. */
    @Test
    void clipsByTheGlobalNormOfAllGradients() {
        Graph graph = new Graph(new Parameters(), true);
        Tensor x = graph.input(Dtype.FLOAT32, 4);
        Tensor loss = graph.scope().parameter("weight", 4).times(x).sum(0);
        ScriptArchive archive = ScriptArchive.of(new ScriptWriter(Numerics.USUAL)
                .method("loss", graph, loss)
                .training()
                .text());

        try (NDManager manager = Torch.newManager()) {
            NDArray weight = manager.zeros(new Shape(4));
            weight.setName("weight");
            NDArray input = manager.create(new float[] {10, -10, 0.5f, 0});
            try (CompiledModule module = new CompiledModule(archive, List.of(weight));
                    // With this epsilon the first step is the clipped gradient times 1e-3, nearly.
                    Optimizer optimizer = new Optimizer(
                            module,
                            List.of(new ParameterGroup(List.of(weight), 1, 0)),
                            new Optimizer.Settings(new AdamW(0.9, 0.999, 1e3), 1, 0))) {
                Optimizer.Step step = optimizer.step(1, 1, input);

                double norm = Math.sqrt(200.25);
                assertEquals(0, step.loss());
                assertEquals(norm, step.gradientNorm(), 1e-5);
                float[] expected = {(float) (-1e-2 / norm), (float) (1e-2 / norm), (float) (-5e-4 / norm), 0};
                assertArrayEquals(expected, weight.toFloatArray(), 1e-6f);
            }
        }
    }
}
