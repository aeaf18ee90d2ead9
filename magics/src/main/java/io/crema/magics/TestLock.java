package io.crema.magics;

import io.crema.finetune.checkpoint.TestLook;
import java.util.List;

/** Says how often test rows were looked at, from the second time on. */
final class TestLock {
    private TestLock() {}

    /**
     * Reminds where looks became more.
     *
     * @param before how many there were
     */
    static void remind(Notebook notebook, int before, List<TestLook> looks) {
        if (looks.size() > before && looks.size() > 1) {
            notebook.context()
                    .print("The test rows were looked at " + looks.size() + " times with this run, first for "
                            + Notebook.withArticle(looks.get(0).what())
                            + ". Whoever chooses by them makes the score too good: choose on the validation rows.\n");
        }
    }
}
