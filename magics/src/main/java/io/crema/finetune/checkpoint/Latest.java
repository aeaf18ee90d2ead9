package io.crema.finetune.checkpoint;

/**
 * Which folders of a run count: {@code latest.json}.
 *
 * @param last the folder to go on from: {@code step-00000120}
 * @param best the folder with the best epoch's weights, or an empty string
 * @param finished whether there is nothing left to train; the last folder then has no optimiser any more
 */
record Latest(String last, String best, boolean finished) {

    /** Whether a folder counts. */
    boolean names(String folder) {
        return folder.equals(last) || folder.equals(best);
    }
}
