package io.crema.kernel.shell;

import io.crema.kernel.trace.SnippetClass;
import io.crema.kernel.trace.SnippetNames;
import io.crema.kernel.trace.StopSwitch;
import io.crema.kernel.trace.Traced;
import io.crema.kernel.trace.Tracer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/**
 * The class loader of one session: its snippets, and the jars that were added to it. It is the session's identity.
 *
 * <p>A snippet whose members are for all or for nobody gets a {@link PassingLoader} of its own, so that its classes can
 * be unloaded. What a class leaves to its package alone can be used only within one loader, which is this one; whatever
 * refers to such a class is here, too.
 */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate, Traced {
    private static final String PACKAGE = "REPL.";

    private final VariableHolders holders = new VariableHolders();
    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> passing = new ConcurrentHashMap<>();
    /** The names among {@link #passing} that classes of this loader refer to, and may ask for at any time. */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

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

    /** The session whose code a class is; empty for a class that is not of a notebook. */
    static Optional<SnippetLoader> of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader instanceof PassingLoader passing) {
            return Optional.of(passing.session());
        }
        return loader instanceof SnippetLoader session ? Optional.of(session) : Optional.empty();
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        var installed = new boolean[classes.length];
        ClassLoader loader = loaderFor(classes);
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i].name();
            try {
                // Initialises nothing, but lets a broken class fail here and not in the middle of a run.
                Class<?> loaded = Class.forName(name, false, loader);
                holders.loaded(loaded);
                if (loader != this) {
                    passing.put(name, loaded);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("cannot load " + name + ": " + e, installed);
            }
            installed[i] = true;
        }
    }

    private ClassLoader loaderFor(ClassBytecodes[] classes) {
        List<SnippetClass> shapes = Stream.of(classes)
                .map(each -> SnippetClass.of(each.bytecodes()))
                .toList();
        Set<String> others =
                shapes.stream().flatMap(each -> each.references().stream()).collect(Collectors.toSet());
        shapes.forEach(each -> others.remove(each.name()));
        boolean mayPass = shapes.stream().allMatch(SnippetClass::isOpen)
                && passing.keySet().containsAll(others);
        if (!mayPass) {
            settled.addAll(others);
            classesRedefined(classes);
            return this;
        }
        // JShell may hand over a class twice; the latter counts.
        var bytes = new HashMap<String, byte[]>();
        for (ClassBytecodes each : classes) {
            bytes.put(each.name(), each.bytecodes());
        }
        return new PassingLoader(
                this, bytes, others.stream().collect(Collectors.toMap(Function.identity(), passing::get)));
    }

    /**
     * Lets go of all snippets but these, to which no further one will refer; what still runs or refers to them keeps them.
     *
     * @param outermost as {@link SnippetNames#outermost} calls them
     */
    void keepOnly(Set<String> outermost) {
        passing.keySet().removeIf(name -> !outermost.contains(SnippetNames.outermost(name)) && !settled.contains(name));
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
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        Class<?> passed = passing.get(name);
        return passed == null ? super.findClass(name) : passed;
    }
}
