package io.crema.kernel.comm;

/** The comms of one notebook. Every method may be called from any thread. */
public interface Comms {

    /**
     * Opens a comm to a target that the front end knows. If it does not know the target, it closes the comm.
     *
     * @param targetName the front end's name for it, such as {@code jupyter.widget}
     * @param first what the front end gets along
     */
    Comm open(String targetName, CommMessage first);

    /** Lets the front end open comms to a target of this name. Replaces the target before. */
    void register(String targetName, CommTarget target);
}
