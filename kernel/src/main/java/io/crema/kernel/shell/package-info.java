/**
 * Java as the notebook's language: the only room that knows {@code jdk.jshell}.
 *
 * <p>A cell comes in at {@link io.crema.kernel.shell.JShellInterpreter}. {@code CellRunner} splits it into magics and
 * Java, {@code JavaRunner} splits the Java into snippets and gives them to the {@code JavaSession} one by one, and the
 * session runs each on a thread of its own in this very process, so that results stay objects and never become text on
 * the way. What fails becomes a {@link io.crema.kernel.interpreter.CellError} that speaks of cells and lines:
 *
 * <pre>{@code
 * try (Interpreter java = JShellInterpreter.start(ShellOptions.plain())) {
 *     ExecuteResult result = java.execute(new Cell("int x = 40;\nx + 2", 1), output, input);
 * }
 * }</pre>
 *
 * <p>JShell is not safe for threads, so the session has one lock, which it gives up while the user's code runs: that is
 * when completion, inspection and the cells of other subshells get their turn. Whatever belongs to one evaluation is in
 * its {@code Invocation}. An interrupt of a cell sets its flag first and stops its running snippet second; the flag is
 * looked at between snippets and before each, so that an interrupt is never lost.
 */
@NullMarked
package io.crema.kernel.shell;

import org.jspecify.annotations.NullMarked;
