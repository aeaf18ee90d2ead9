package io.crema.finetune.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TokenSamplingTest {

    @Test
    void drawsTheSameFromTheSameSeed() {
        var sampling = new TokenSampling(1, 0, .9, 7);

        assertEquals(sampling.random().nextDouble(), sampling.random().nextDouble());
    }

    @Test
    void namesASettingThatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new TokenSampling(-1, 0, 1, 42));
        assertThrows(IllegalArgumentException.class, () -> new TokenSampling(1, -1, 1, 42));
        var refused = assertThrows(IllegalArgumentException.class, () -> new TokenSampling(1, 0, 0, 42));

        assertEquals("top-p is in (0,1], not 0.0", refused.getMessage());
    }
}
