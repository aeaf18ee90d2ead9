package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NativeWorkTest {
    private static final int NATIVE = -2;
    private static final StackTraceElement STEP = new StackTraceElement("ai.Library", "step", "Library.java", NATIVE);
    private static final StackTraceElement JAVA = new StackTraceElement("ai.Library", "train", "Library.java", 12);
    private static final StackTraceElement SLEEP = new StackTraceElement("java.lang.Thread", "sleep", null, NATIVE);

    private final AtomicInteger looks = new AtomicInteger();

    private static Map<Thread, StackTraceElement[]> thread(StackTraceElement... calls) {
        return Map.of(Thread.currentThread(), calls);
    }

    @Test
    void waitsUntilTheStepOfALibraryHasEnded() throws InterruptedException {
        var work = new NativeWork(() -> looks.incrementAndGet() < 5 ? thread(STEP, JAVA) : thread(JAVA));

        assertTrue(work.awaitEnd(Duration.ofSeconds(20)));
        assertEquals(5, looks.get());
    }

    @Test
    void doesNotWaitForJavaNorForTheJdksOwnNativeCode() throws InterruptedException {
        assertTrue(new NativeWork(() -> thread(JAVA, STEP)).awaitEnd(Duration.ofSeconds(20)));
        assertTrue(new NativeWork(() -> thread(SLEEP, JAVA)).awaitEnd(Duration.ofSeconds(20)));
        assertTrue(new NativeWork(() -> thread()).awaitEnd(Duration.ofSeconds(20)));
    }

    @Test
    void givesUpAfterAWhile() throws InterruptedException {
        assertFalse(new NativeWork(() -> thread(STEP, JAVA)).awaitEnd(Duration.ofMillis(50)));
    }
}
