package io.crema.finetune.torchscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.expression.Concatenation;
import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.Scope;
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
                v5 = (self).dropout_mask(v4, 16384, 2.0, )
                v6 = torch.mul(v4, v5)
                v7 = torch.sum(v6, [3])
                v8 = torch.to(v7, 15)
                return v8
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

    @Test
    void staysInOneDnnsLayoutBetweenLinearLayers() {
        String text = written(new Numerics(Precision.FP32, Numerics.Products.ONEDNN));

        assertEquals("""
                v0 = torch.layer_norm(i0, [8], w[0], w[1], 1.0E-5)
                mv0 = torch.to_mkldnn(v0)
                mv1 = torch.mkldnn_linear(mv0, w[2], w[3])
                mv2 = torch.gelu(mv1)
                mv3 = torch.mkldnn_linear(mv2, w[4], w[5])
                v3 = torch.to_dense(mv3)
                v4 = torch.add(v3, v0)
                return v4
            """, text);
    }

    @Test
    void narrowsWhatIsMultipliedAndWidensWhatIsNormalised() {
        String text = written(new Numerics(Precision.BF16, Numerics.Products.ONEDNN));

        assertEquals("""
                as6i0 = torch.to(i0, 6)
                as6w_0 = torch.to(w[0], 6)
                as6w_1 = torch.to(w[1], 6)
                v0 = torch.layer_norm(as6i0, [8], as6w_0, as6w_1, 1.0E-5)
                as15v0 = torch.to(v0, 15)
                as15w_2 = torch.to(w[2], 15)
                as15w_3 = torch.to(w[3], 15)
                v1 = torch.linear(as15v0, as15w_2, as15w_3)
                v2 = torch.gelu(v1)
                as15v2 = torch.to(v2, 15)
                as15w_4 = torch.to(w[4], 15)
                as15w_5 = torch.to(w[5], 15)
                v3 = torch.linear(as15v2, as15w_4, as15w_5)
                v4 = torch.add(v3, v0)
                return torch.to(v4, 6)
            """, text);
    }

    @Test
    void takesOutOfOneDnnsLayoutWhatIsJoined() {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B", 8);
        Tensor y =
                x.linear(graph.scope().parameter("weight", 4, 8), graph.scope().parameter("bias", 4));

        String text = new ScriptWriter(new Numerics(Precision.FP32, Numerics.Products.ONEDNN))
                .method("f", graph, Concatenation.of(1, x, y))
                .text();

        assertTrue(text.contains("v0 = torch.to_dense(mv0)\n    v1 = torch.cat([i0, v0], 1)\n"), text);
    }

    /** The statements of a normalisation, two linear layers and a residual. */
    private static String written(Numerics numerics) {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B", 8);
        Scope scope = graph.scope();
        Tensor normed = x.layerNorm(scope.parameter("norm", 8), scope.parameter("shift", 8), 1e-5);
        Tensor wide = normed.linear(scope.parameter("up", 16, 8), scope.parameter("up_bias", 16))
                .gelu();
        Tensor result = wide.linear(scope.parameter("down", 8, 16), scope.parameter("down_bias", 8))
                .plus(normed);
        String text = new ScriptWriter(numerics).method("f", graph, result).text();
        return text.substring(text.indexOf('\n', text.indexOf("nB = ")) + 1);
    }
}
