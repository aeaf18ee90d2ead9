package io.crema.kernel.shell;

import io.crema.kernel.trace.StopSwitch;
import io.crema.kernel.trace.Traced;
import io.crema.kernel.trace.Tracer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** The class loader of one session: its snippets, and the jars that were added to it. It is the session's identity. */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate, Traced {
    private static final String PACKAGE = "REPL.";

    private final VariableHolders holders = new VariableHolders();
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    private final Tracer tracer;
    private final StopSwitch stops = new StopSwitch();

    SnippetLoader(ClassLoader parent, Tracer tracer) {
        super("crema-session", new URL[0], parent);
        this.tracer = tracer;
    }

    @Override
    public Tracer tracer() {
        return tracer;
    }

    @Override
    public StopSwitch stops() {
        return stops;
    }

    /** Where the classes of this loader hold the session's variables. */
    VariableHolders holders() {
        return holders;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        var installed = new boolean[classes.length];
        classesRedefined(classes);
        for (int i = 0; i < classes.length; i++) {
            try {
                // Initialises nothing, but lets a broken class fail here and not in the middle of a run.
                holders.loaded(Class.forName(classes[i].name(), false, this));
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("cannot load " + classes[i].name() + ": " + e, installed);
            }
            installed[i] = true;
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes bytecodes : classes) {
            declared.put(bytecodes.name(), bytecodes.bytecodes());
        }
    }

    @Override
    public void addToClasspath(String path) {
        for (String entry : path.split(File.pathSeparator, -1)) {
            add(Path.of(entry));
        }
    }

    /** Adds a jar or a folder of classes. */
    void add(Path library) {
        try {
            addURL(library.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + library, e);
        }
    }

    /** The session's own classes are nowhere else, and a loader remembers each name that it is asked for. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(PACKAGE) ? findClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        // A class is defined once, and its bytes are of no use after that.
        byte[] bytes = declared.remove(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
