package io.crema.finetune;

import java.time.Instant;

/**
 * A time that a run was judged on its test rows.
 *
 * @param what was looked at: {@code evaluation}
 */
public record TestLook(Instant at, String what) {}
