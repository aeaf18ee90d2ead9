package io.crema.finetune.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private static final List<Integer> KEYS =
            IntStream.range(1000, 1020).boxed().toList();

    @Test
    void givesValuesInTurnMadeOnOtherThreads() {
        Set<Thread> makers = ConcurrentHashMap.newKeySet();
        var ahead = new Prefetch<>(KEYS, key -> {
            makers.add(Thread.currentThread());
            return key * 2;
        });

        for (Integer key : KEYS) {
            assertEquals(key * 2, ahead.get(key));
        }
        assertTrue(makers.stream().noneMatch(Thread.currentThread()::equals));
    }

    @Test
    void worksABoundedNumberAhead() throws InterruptedException {
        var made = new AtomicInteger();
        var four = new CountDownLatch(4);
        new Prefetch<>(KEYS, key -> {
            made.incrementAndGet();
            four.countDown();
            return key;
        });

        assertTrue(four.await(10, TimeUnit.SECONDS));
        assertEquals(4, made.get());
    }

    @Test
    void makesWhatIsAskedOutOfTurnAtOnceAndGoesOn() {
        var ahead = new Prefetch<>(KEYS, key -> key + 1);

        assertEquals(8, ahead.get(7));
        assertEquals(1001, ahead.get(KEYS.get(0)));
    }

    @Test
    void throwsWhatTheMakerThrew() {
        var ahead = new Prefetch<Integer, Integer>(KEYS, key -> {
            throw new IllegalStateException("picture " + key);
        });

        String message = assertThrows(IllegalStateException.class, () -> ahead.get(KEYS.get(0)))
                .getMessage();

        assertEquals("picture 1000", message);
    }

    @Test
    void waitsForAValueAlthoughTheThreadIsInterrupted() {
        var ahead = new Prefetch<>(KEYS, key -> key);

        Thread.currentThread().interrupt();
        assertEquals(1000, ahead.get(KEYS.get(0)));
        assertTrue(Thread.interrupted());
    }
}
