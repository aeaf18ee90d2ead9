/**
 * What is wrong with data before anything is trained on it.
 *
 * <pre>{@code
 * var report = DataCheck.of(data).run();
 * report.findings();                             // what, how many of how many, rows to look at, what mends it
 * var clean = Duplicates.in(reviews).dropped();  // one row of those that repeat each other
 * }</pre>
 *
 * <p>Each {@link io.crema.finetune.check.Check} looks for one thing and is a class of its own. It would rather miss
 * something than cry wolf, and says of how many rows it knows: where there are too many, it draws some by the seed.
 * Nothing is changed here without being asked: a finding names a remedy, and the user decides.
 */
@NullMarked
package io.crema.finetune.check;

import org.jspecify.annotations.NullMarked;
