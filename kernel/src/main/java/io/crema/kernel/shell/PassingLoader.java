package io.crema.kernel.shell;

import io.crema.kernel.trace.StopSwitch;
import io.crema.kernel.trace.Traced;
import io.crema.kernel.trace.Tracer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The class loader of what one evaluation has brought. The virtual machine unloads its classes when nothing refers to
 * them any more; those of a session's loader would stay as long as the session.
 */
final class PassingLoader extends ClassLoader implements Traced {
    private final SnippetLoader session;
    private final Map<String, byte[]> declared;
    private final Map<String, Class<?>> others;

    /**
     * A loader that has not defined its classes yet.
     *
     * @param declared the bytes of its classes, by name
     * @param others the classes of other snippets that its own refer to, by name. They stay as long as it does, whatever
     *     the session has forgotten
     */
    PassingLoader(SnippetLoader session, Map<String, byte[]> declared, Map<String, Class<?>> others) {
        super(session.getName(), session);
        this.session = session;
        this.declared = new ConcurrentHashMap<>(declared);
        this.others = Map.copyOf(others);
    }

    /** Whose snippets these are. */
    SnippetLoader session() {
        return session;
    }

    @Override
    public Tracer tracer() {
        return session.tracer();
    }

    @Override
    public StopSwitch stops() {
        return session.stops();
    }

    /** Its own classes are asked for first: no other loader has them. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = declared.remove(name);
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            Class<?> other = others.get(name);
            return other == null ? super.loadClass(name, resolve) : other;
        }
    }
}
