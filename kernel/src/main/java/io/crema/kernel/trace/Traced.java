package io.crema.kernel.trace;

/** A class loader whose classes report to a tracer, and look at a switch whether to stop. */
public interface Traced {
    Tracer tracer();

    StopSwitch stops();
}
