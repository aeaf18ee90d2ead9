package io.crema.kernel.shell;

import io.crema.kernel.trace.SnippetClass;
import io.crema.kernel.trace.SnippetNames;
import io.crema.kernel.trace.StopChecks;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this process, several at the same time if need be, in a way that can be stopped on every JDK, and
 * keeps their results as objects.
 *
 * <p>JShell asks its engine for text; this engine answers with none and holds the object ready instead.
 */
final class CellExecutionControl extends DirectExecutionControl {
    private final SnippetLoader loader;
    private final ReentrantLock compiler;
    private final SnippetLines lines;
    private final Set<Invocation> running = ConcurrentHashMap.newKeySet();
    /** That of the evaluation which holds the compiler's lock. */
    private Invocation present = new Invocation(null, Invocation.Manner.ORDINARY);

    /**
     * @param compiler the lock that the caller of JShell holds; it is given up while the user's code runs
     * @param lines makes the classes ready for the debugger
     */
    CellExecutionControl(SnippetLoader loader, ReentrantLock compiler, SnippetLines lines) {
        super(loader);
        this.loader = loader;
        this.compiler = compiler;
        this.lines = lines;
    }

    /** Says what the next use of JShell is for. The caller holds the compiler's lock from here until that has ended. */
    void expect(Invocation invocation) {
        present = invocation;
    }

    /** Stops what runs for a cell. */
    void stop(RunningCell cell) {
        runningFor(cell).forEach(invocation -> invocation.stop(loader.stops()));
    }

    /**
     * Ends the threads of what runs for a cell and has not stopped.
     *
     * @throws UnsupportedOperationException from JDK 20 on
     */
    void kill(RunningCell cell) {
        runningFor(cell).forEach(Invocation::kill);
    }

    /** The names of the classes whose snippets run. */
    Set<String> running() {
        return running.stream().map(Invocation::className).collect(Collectors.toSet());
    }

    private Stream<Invocation> runningFor(RunningCell cell) {
        return running.stream().filter(invocation -> invocation.isFor(cell));
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(Stream.of(lines.prepared(classes))
                .map(one -> new ClassBytecodes(one.name(), finished(one)))
                .toArray(ClassBytecodes[]::new));
    }

    private static byte[] finished(ClassBytecodes compiled) {
        byte[] stoppable = StopChecks.of(compiled.bytecodes());
        return SnippetNames.isOutermost(compiled.name()) ? SnippetClass.published(stoppable) : stoppable;
    }

    /** Gives the compiler up meanwhile; what the evaluation had set before holds again when it goes on. */
    @Override
    protected String invoke(Method snippet) throws Exception {
        Invocation invocation = present;
        if (!invocation.isDirect()) {
            lines.map();
        }
        SnippetLines.Present line = lines.present();
        int holds = compiler.getHoldCount();
        invocation.className(snippet.getDeclaringClass().getName());
        running.add(invocation);
        release(holds);
        try {
            invocation.run(snippet, loader.stops());
            return "";
        } finally {
            regain(holds);
            running.remove(invocation);
            present = invocation;
            lines.resume(line);
        }
    }

    private void release(int holds) {
        for (int i = 0; i < holds; i++) {
            compiler.unlock();
        }
    }

    private void regain(int holds) {
        for (int i = 0; i < holds; i++) {
            compiler.lock();
        }
    }

    @Override
    public String varValue(String className, String variable) throws InternalException {
        try {
            Field field = loader.loadClass(className).getDeclaredField(variable);
            field.setAccessible(true);
            present.result(field.get(null));
            return "";
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException("cannot read " + variable + ": " + e);
        }
    }

    /** Gives JShell this engine. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "crema";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return CellExecutionControl.this;
            }
        };
    }
}
