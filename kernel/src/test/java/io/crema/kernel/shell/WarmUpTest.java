package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.preload.Preload;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final Semaphore warmed = new Semaphore(0);
    private final WarmUp warmUp = new WarmUp(List.of(new CountingPreload()));

    @Test
    void waitsAsLongAsACellRuns() throws InterruptedException {
        warmUp.whenQuiet();
        warmUp.postpone();

        assertFalse(warmed.tryAcquire(2, TimeUnit.SECONDS));
        warmUp.whenQuiet();
        assertTrue(warmed.tryAcquire(20, TimeUnit.SECONDS));
    }

    @Test
    void happensOnce() throws InterruptedException {
        warmUp.whenQuiet();
        assertTrue(warmed.tryAcquire(20, TimeUnit.SECONDS));
        warmUp.postpone();
        warmUp.whenQuiet();

        assertFalse(warmed.tryAcquire(2, TimeUnit.SECONDS));
        assertEquals(0, warmed.availablePermits());
    }

    private final class CountingPreload implements Preload {
        @Override
        public List<String> imports() {
            return List.of();
        }

        @Override
        public void warmUp() {
            warmed.release();
        }
    }
}
