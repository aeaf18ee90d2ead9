package io.crema.finetune.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Sequences;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import io.crema.finetune.torchscript.ScriptArchive;
import io.crema.finetune.torchscript.ScriptWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attention that is written out beside libtorch's fused kernel, which has the whole of float32. */
class AttentionIT {
    private static final int HEADS = 4;
    private static final int SIZE = 32;

    /** Fewer tokens than are worth it, one part, three parts of which the last is smaller, and more than fit. */
    @ParameterizedTest
    @CsvSource({"3, 8", "3, 40", "20, 128", "1, 1100"})
    void givesInPartsWhatTheFusedKernelGives(int rows, int tokens) {
        for (boolean masked : new boolean[] {false, true}) {
            float[] fused = attended(Numerics.USUAL, masked, rows, tokens);

            float[] inParts = attended(new Numerics(Precision.BF16, Products.ONEDNN), masked, rows, tokens);

            assertEquals(rows * HEADS * tokens * SIZE, inParts.length);
            assertArrayEquals(fused, inParts, 0.03f, "masked " + masked);
        }
    }

    /** Each row looks at another number of tokens where it is masked. */
    private static float[] attended(Numerics numerics, boolean masked, int rows, int tokens) {
        Graph graph = new Graph(new Parameters(), false);
        Tensor queries = graph.input(Dtype.FLOAT32, "B", HEADS, "T", SIZE);
        Tensor keys = graph.input(Dtype.FLOAT32, "B", HEADS, "T", SIZE);
        Tensor values = graph.input(Dtype.FLOAT32, "B", HEADS, "T", SIZE);
        Tensor visible = graph.input(Dtype.BOOL, "B", 1, 1, "T");
        Tensor result =
                masked ? Sequences.attend(queries, keys, values, visible) : Sequences.attend(queries, keys, values);
        ScriptArchive archive = ScriptArchive.of(
                new ScriptWriter(numerics).method("attend_all", graph, result).text());
        try (NDManager manager = Torch.newManager();
                CompiledModule module = new CompiledModule(archive, List.of())) {
            Shape shape = new Shape(rows, HEADS, tokens, SIZE);
            NDArray[] drawn = new NDArray[3];
            manager.getEngine().setRandomSeed(7);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = manager.randomNormal(shape);
            }
            NDArray places = manager.arange(tokens).reshape(1, 1, 1, tokens);
            NDArray lengths = manager.arange(rows).add(1).reshape(rows, 1, 1, 1);
            NDArray mask = places.lt(lengths.mul(tokens).div(rows)).toType(DataType.BOOLEAN, false);
            return module.run("attend_all", manager, drawn[0], drawn[1], drawn[2], mask)
                    .toFloatArray();
        }
    }
}
