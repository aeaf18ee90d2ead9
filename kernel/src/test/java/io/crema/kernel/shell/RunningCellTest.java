package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.interpreter.Cell;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningCellTest {
    private final TestCell surroundings = new TestCell();
    private final RunningCell cell = new RunningCell(new Cell("", 1), surroundings, surroundings);

    @Test
    void saysInOneLineWhatCannotBeStoppedAndTheWayOut() throws Exception {
        var tried = new CountDownLatch(1);

        cell.interrupt(() -> {
            tried.countDown();
            throw new UnsupportedOperationException("as from JDK 20 on");
        });

        assertTrue(tried.await(50, TimeUnit.SECONDS));
        while (surroundings.warnings.isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(
                List.of("the cell is inside library code that does not react to an interrupt; it ends when that code"
                        + " does. Restart the kernel to end it now\n"),
                surroundings.warnings);
    }

    @Test
    void leavesACellAloneThatEndsByItself() throws Exception {
        var killed = new CountDownLatch(1);

        cell.interrupt(killed::countDown);
        cell.end();

        assertTrue(!killed.await(6, TimeUnit.SECONDS), "it was ended by force");
    }
}
