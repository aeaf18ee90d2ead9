package io.crema.kernel.shell;

import io.crema.kernel.trace.Traced;
import io.crema.kernel.trace.Tracer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** The class loader of one session: its snippets, and the jars that were added to it. It is the session's identity. */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate, Traced {
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    private final Tracer tracer;

    SnippetLoader(ClassLoader parent, Tracer tracer) {
        super("crema-session", new URL[0], parent);
        this.tracer = tracer;
    }

    @Override
    public Tracer tracer() {
        return tracer;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        var installed = new boolean[classes.length];
        classesRedefined(classes);
        for (int i = 0; i < classes.length; i++) {
            try {
                // Initialises nothing, but lets a broken class fail here and not in the middle of a run.
                Class.forName(classes[i].name(), false, this);
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
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(File.pathSeparator, -1)) {
            try {
                addURL(new File(entry).toURI().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException("not a class path entry: " + entry);
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        byte[] bytes = declared.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
