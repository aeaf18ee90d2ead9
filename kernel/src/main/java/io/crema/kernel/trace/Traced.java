package io.crema.kernel.trace;

/** A class loader whose classes report to a tracer. */
public interface Traced {
    Tracer tracer();
}
