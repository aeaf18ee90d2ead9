package io.crema.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs snippets in this process, in a way that can be stopped on every JDK, and keeps their results as objects.
 *
 * <p>JShell asks its engine for text; this engine answers with none and holds the object ready instead.
 */
final class CellExecutionControl extends LocalExecutionControl {
    private static final Logger LOG = LoggerFactory.getLogger(CellExecutionControl.class);

    private final SnippetLoader loader;
    private final ReentrantLock compiler;
    private final BooleanSupplier cancelled;
    private final SnippetLines lines;
    private @Nullable Object result;
    private @Nullable Throwable thrown;
    private int depth;
    private boolean direct;
    private volatile boolean shielded;

    /**
     * @param compiler the lock that the caller of JShell holds once; it is given up while the user's code runs
     * @param cancelled whether the running cell was interrupted
     * @param lines makes the classes ready for the debugger
     */
    CellExecutionControl(SnippetLoader loader, ReentrantLock compiler, BooleanSupplier cancelled, SnippetLines lines) {
        super(loader);
        this.loader = loader;
        this.compiler = compiler;
        this.cancelled = cancelled;
        this.lines = lines;
    }

    /** Lets the snippets that follow run although the cell was interrupted, or no longer. */
    void shield(boolean on) {
        shielded = on;
    }

    private boolean isCancelled() {
        return !shielded && cancelled.getAsBoolean();
    }

    /** The last snippet's or variable's value, which is forgotten here. */
    @Nullable
    Object takeResult() {
        Object taken = result;
        result = null;
        return taken;
    }

    /** What the last snippet threw, which is forgotten here. */
    @Nullable
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    /**
     * Loads classes with the engine's checks for a stop in them.
     *
     * <p>From JDK 20 on the engine rewrites a class for that, and fails where it has to know what two of the cells' own
     * classes have in common: its class file library looks for them in the class path alone. Such a class goes in as it is,
     * without the checks, rather than not at all.
     */
    @Override
    public void load(ClassBytecodes[] compiled)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        ClassBytecodes[] classes = lines.prepared(compiled);
        try {
            super.load(classes);
        } catch (IllegalArgumentException e) {
            LOG.info("the engine cannot rewrite all of {} classes", classes.length, e);
            // So that each finds the others, whichever comes first.
            loader.classesRedefined(classes);
            for (ClassBytecodes one : classes) {
                loadAlone(one);
            }
        }
    }

    private void loadAlone(ClassBytecodes one)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        ClassBytecodes[] alone = {one};
        try {
            super.load(alone);
        } catch (IllegalArgumentException e) {
            loader.load(alone);
        }
    }

    /** Lets the snippets that follow run on the calling thread itself, or no longer. */
    void runDirectly(boolean on) {
        direct = on;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        result = null;
        thrown = null;
        if (direct) {
            return invokeDirectly(snippet);
        }
        lines.map();
        if (isCancelled()) {
            throw new StoppedException();
        }
        var invocation = new Invocation(snippet, this::isCancelled);
        invocation.offer();
        compiler.unlock();
        try {
            return super.invoke(Invocation.RUN);
        } finally {
            compiler.lock();
            Invocation.withdraw();
            result = invocation.result();
            thrown = invocation.thrown();
        }
    }

    /** For a thread that is stopped, which cannot wait for another; the outer snippet's thread is the one to be stopped. */
    private String invokeDirectly(Method snippet) throws Exception {
        direct = false;
        var invocation = new Invocation(snippet, () -> false);
        compiler.unlock();
        try {
            invocation.runHere();
            return "";
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        } finally {
            compiler.lock();
            result = invocation.result();
            thrown = invocation.thrown();
        }
    }

    /** Snippets nest where a magic within Java runs Java of its own; the outer one can be stopped to its end. */
    @Override
    protected synchronized void clientCodeEnter() {
        depth++;
        super.clientCodeEnter();
    }

    @Override
    protected synchronized void clientCodeLeave() {
        depth--;
        if (depth == 0) {
            super.clientCodeLeave();
        }
    }

    @Override
    public String varValue(String className, String variable) throws InternalException {
        try {
            Field field = loader.loadClass(className).getDeclaredField(variable);
            field.setAccessible(true);
            result = field.get(null);
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
