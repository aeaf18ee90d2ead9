package io.crema.finetune.model;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.expression.Dtype;
import io.crema.finetune.expression.Graph;
import io.crema.finetune.expression.Parameters;
import io.crema.finetune.expression.ShapeException;
import io.crema.finetune.expression.Tensor;
import io.crema.finetune.model.layer.Linear;
import org.junit.jupiter.api.Test;

/** Outside the room of expressions, as every model is. */
class ShapeMessageTest {

    @Test
    void namesTheOperationTheShapesAndTheModelsOwnLine() {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B", 8);
        Tensor y = graph.input(Dtype.FLOAT32, "B", 9);

        ShapeException thrown = assertThrows(ShapeException.class, () -> x.plus(y));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith("add cannot combine (B, 8) and (B, 9) (ShapeMessageTest.java:"), message);
    }

    @Test
    void namesTheModelsLineAndNotTheLayersOwn() {
        Graph graph = new Graph(new Parameters(), false);
        Tensor x = graph.input(Dtype.FLOAT32, "B", 8);

        ShapeException thrown = assertThrows(
                ShapeException.class, () -> Linear.of(graph.scope(), 9, 2).apply(x));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("(ShapeMessageTest.java:"), message);
    }
}
