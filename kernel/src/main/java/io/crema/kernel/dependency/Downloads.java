package io.crema.kernel.dependency;

/** Who wants to know how a resolution gets on. Called from several threads. */
public interface Downloads {

    /**
     * A part of a file has come.
     *
     * @param file the name of the file
     * @param bytes how many came now
     * @param repository the id of where it comes from
     */
    void received(String file, long bytes, String repository);

    /** Whether to stop. */
    boolean cancelled();

    /** Nobody. */
    static Downloads unseen() {
        return new Downloads() {
            @Override
            public void received(String file, long bytes, String repository) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
