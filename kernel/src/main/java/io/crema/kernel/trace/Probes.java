package io.crema.kernel.trace;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * Links what {@link Instrumentation} and {@link StopChecks} add to the tracer and the switch of the class's loader. Called
 * by the virtual machine, once for each call of the first kind and once for each class with the second.
 */
public final class Probes {
    private static final Lookup OWN = MethodHandles.lookup();

    private Probes() {}

    /** A call of no arguments: {@code enter} or {@code leave}. */
    public static CallSite link(Lookup caller, String name, MethodType type) throws ReflectiveOperationException {
        return new ConstantCallSite(
                OWN.findVirtual(Tracer.class, name, type).bindTo(tracer(caller)).asType(type));
    }

    /** A call with the values of the variables in scope. */
    public static CallSite linkLine(
            Lookup caller, String name, MethodType type, String method, int line, int begins, String variables)
            throws ReflectiveOperationException {
        var site = new Site(
                caller.lookupClass().getNestHost().getName(), method, line, begins != 0, Site.decode(variables));
        MethodHandle target =
                OWN.findVirtual(Tracer.class, name, MethodType.methodType(void.class, Site.class, Object[].class));
        return new ConstantCallSite(target.bindTo(tracer(caller)).bindTo(site).asType(type));
    }

    /** What stops the class. */
    public static StopSwitch stops(Lookup caller, String name, Class<?> type) {
        return loader(caller).stops();
    }

    private static Tracer tracer(Lookup caller) {
        return loader(caller).tracer();
    }

    private static Traced loader(Lookup caller) {
        if (caller.lookupClass().getClassLoader() instanceof Traced loader) {
            return loader;
        }
        throw new IllegalStateException(caller.lookupClass() + " was made for a session that is not there");
    }
}
