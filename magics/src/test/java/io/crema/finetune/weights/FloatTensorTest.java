package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloatTensorTest {
    private int computed;

    private final FloatTensor later = new FloatTensor.Computed(List.of(2L, 3L), target -> {
        computed++;
        target.put(new float[] {1, 2, 3, 4, 5, 6});
    });

    @Test
    void isComputedWhenItIsAskedForAndNotBefore() {
        FloatTensor turned = later.transposed();
        assertEquals(0, computed);

        FloatBuffer target = FloatBuffer.allocate(6);
        turned.writeTo(target);

        assertEquals(1, computed);
        assertEquals(List.of(3L, 2L), turned.shape());
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, target.array());
    }

    @Test
    void givesTheSameWhetherHeldOrComputed() {
        FloatTensor held = FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

        assertArrayEquals(held.toArray(), later.toArray());
        assertEquals(held.values(), later.values());
    }

    @Test
    void refusesValuesThatDoNotFillItsShape() {
        WeightsException refused = assertThrows(WeightsException.class, () -> FloatTensor.of(new float[5], 2, 3));

        assertEquals("a tensor of shape [2, 3] cannot have 5 values", refused.getMessage());
    }
}
