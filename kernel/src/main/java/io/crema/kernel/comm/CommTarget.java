package io.crema.kernel.comm;

/** What the front end can open a comm to. */
@FunctionalInterface
public interface CommTarget {

    /**
     * Takes its end of a comm that the front end has opened, and says here who handles its messages.
     *
     * <p>If it throws, the comm is closed.
     *
     * @param first what the front end sent along
     */
    void opened(Comm comm, CommMessage first);
}
