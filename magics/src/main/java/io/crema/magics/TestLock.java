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
        remind(notebook, "this run", before, looks);
    }

    /** As above, of a run that is called something. */
    static void remind(Notebook notebook, String run, int before, List<TestLook> looks) {
        if (looks.size() > before && looks.size() > 1) {
            notebook.context()
                    .print("The test rows were looked at " + looks.size() + " times with " + run + ", first for "
                            + Notebook.withArticle(looks.get(0).what())
                            + ". Whoever chooses by them makes the score too good: choose on the validation rows.\n");
        }
    }
}
