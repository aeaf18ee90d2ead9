package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CellQueueTest {
    private final CellQueue queue = new CellQueue("cells");
    private final AtomicInteger stops = new AtomicInteger();

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void stopsTheCellThatRuns() {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        queue.execute(() -> {
            begun.countDown();
            await(end);
        });
        await(begun);

        queue.interrupt(stops::incrementAndGet).run();

        assertEquals(1, stops.get());
        assertTrue(queue.interruption().getAsBoolean());
        end.countDown();
    }

    @Test
    void neverStopsTheCellAfterTheOneThatWasMeant() {
        var end = new CountDownLatch(1);
        queue.execute(() -> await(end));
        Runnable late = queue.interrupt(stops::incrementAndGet);
        var interrupted = new CompletableFuture<Boolean>();
        var endOfNext = new CountDownLatch(1);
        queue.execute(() -> {
            interrupted.complete(queue.interruption().getAsBoolean() || queue.isAborted());
            await(endOfNext);
        });

        end.countDown();
        boolean nextInterrupted = interrupted.join();
        late.run();

        assertFalse(nextInterrupted);
        assertEquals(0, stops.get());
        endOfNext.countDown();
    }

    @Test
    void stopsNothingWhenNothingRuns() {
        queue.interrupt(stops::incrementAndGet).run();

        assertEquals(0, stops.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
