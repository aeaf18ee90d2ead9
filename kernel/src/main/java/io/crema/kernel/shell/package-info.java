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
 *
 * <p>The classes by what they are for:
 *
 * <ul>
 *   <li>a cell runs: {@code CellRunner}, {@code CodeRunner}, {@code MagicRunner}, {@code JavaRunner}, {@code RunningCell},
 *       {@code StatementLimit}, and {@code Results} for its last value
 *   <li>one snippet runs: {@code JavaSession}, {@code CellExecutionControl} (JShell's engine), {@code Invocation}, {@code
 *       Evaluation}; {@code Handover} brings objects into it, {@code Origin} says where it stands
 *   <li>Java that JShell would take otherwise: {@code RecordConstructors}, {@code SealedFamilies}, {@code OldInstances}
 *   <li>what the compiler reads: {@code CompilerFiles}, {@code ClassPathFiles}, {@code JarClasses}, {@code JarDirectory}
 *   <li>what a session keeps and lets go: {@code SnippetMemory} over {@code JShellState}, {@code SnippetLoader}, {@code
 *       PassingLoader}, {@code VariableHolders}
 *   <li>questions of the front end: {@code CellQuestions}, behind it {@code Completer}, {@code Inspector}, {@code NameHelp},
 *       {@code CompletenessCheck}
 *   <li>errors in the user's terms: {@code DiagnosticFormatter} for the compiler's, {@code TraceFormatter} for thrown ones
 *   <li>what cells call: {@code Notebook} and {@code NotebookFunctions}; what magics are lent: {@code SessionFacilities},
 *       seen by a running magic through {@code SessionContext}
 *   <li>how it begins: {@code ShellOptions}, {@code StartUp}, {@code Preloads}, {@code WarmUp}
 *   <li>for the debugger: {@code SessionDebugging}, and {@code SnippetLines} for the tracer
 * </ul>
 */
@NullMarked
package io.crema.kernel.shell;

import org.jspecify.annotations.NullMarked;
