/**
 * Checkpoints: what a training goes on from when its process has ended, on disk.
 *
 * <p>A {@link io.crema.finetune.checkpoint.RunsFolder} has a folder for each run, in which {@link
 * io.crema.finetune.checkpoint.Recorder} writes while it trains. A checkpoint is a folder of its own that appears whole,
 * by a rename, and {@code latest.json} says which one counts; so a process may be killed at any moment. All numbers are
 * kept to the bit: the training that goes on is the one that was not interrupted.
 *
 * <pre>
 * minilm-full-1/
 *   run.json                    what was trained, on what, and how
 *   latest.json                 which of the folders below count
 *   looks.json                  when it was judged on its test rows
 *   step-00000120-epoch-2/      the last: weights, optimiser, standing
 *   best-00003/                 the weights of the best epoch
 * </pre>
 */
@NullMarked
package io.crema.finetune.checkpoint;

import org.jspecify.annotations.NullMarked;
