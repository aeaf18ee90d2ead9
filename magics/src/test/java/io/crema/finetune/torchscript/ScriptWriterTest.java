package io.crema.finetune.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Tensor;
import org.junit.jupiter.api.Test;

class ScriptWriterTest {

    @Test
    void printsAGraphAsAMethod() {
        Graph graph = new Graph(new Parameters(), true);
        Tensor ids = graph.input(Dtype.INT64, "B", "T");
        Tensor table = graph.scope().in("words").parameter("weight", 100, 8);
        Tensor bias = graph.scope().parameter("bias", 8);
        Tensor x = table.embedding(ids).plus(bias).times(0.1).geluTanh();
        Tensor result = x.view("B", "T", 2, 4).dropout(0.5).sum(-1).to(Dtype.BFLOAT16);

        String text = new ScriptWriter(Numerics.USUAL)
                .method("features", graph, result)
                .text();

        assertEquals("""
              def features(self: __torch__.M,
                w: List[Tensor],
                inputs: List[Tensor]) -> Tensor:
                i0 = inputs[0]
                nB = torch.size(i0, 0)
                nT = torch.size(i0, 1)
                v0 = torch.embedding(w[0], i0)
                v1 = torch.add(v0, w[1])
                v2 = torch.mul(v1, 0.1)
                v3 = torch.gelu(v2, approximate="tanh")
                v4 = torch.view(v3, [nB, nT, 2, 4])
                v5 = (self).dropout(v4, 16384, 2.0, )
                v6 = torch.sum(v5, [3])
                v7 = torch.to(v6, 15)
                return v7
            """, text);
    }

    @Test
    void addsTheTrainingStepOnce() {
        String text = new ScriptWriter(Numerics.USUAL).training().text();

        assertTrue(text.contains("def train_step(self: __torch__.M,"), text);
    }

    @Test
    void refusesNumbersThatHaveNoLiteral() {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B").times(Double.POSITIVE_INFINITY);

        assertThrows(IllegalArgumentException.class, () -> new ScriptWriter(Numerics.USUAL).method("f", graph, x));
    }
}
