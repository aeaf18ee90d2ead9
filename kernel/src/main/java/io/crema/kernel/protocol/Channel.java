package io.crema.kernel.protocol;

/** The channels that carry messages. The heartbeat echoes bytes and is none of them. */
public enum Channel {
    /** Requests about code, answered in order as far as they need the interpreter's attention. */
    SHELL,
    /** Requests that must get through while a cell runs. */
    CONTROL,
    /** What everybody sees: outputs and status. The kernel only sends. */
    IOPUB,
    /** The kernel asks, the front end answers. */
    STDIN
}
