package io.crema.install;

/**
 * The entry of {@code crema.jar}: says in words when java is too old, and hands over to {@code Commands}, or to
 * {@code KernelStart}.
 *
 * <p>This one class is compiled for Java 8, and names no other class of Crema, so that an old java gets as far as its
 * check instead of an {@code UnsupportedClassVersionError}.
 */
public final class Main {
    private static final int OLDEST = 17;

    private Main() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        if (!isNewEnough(System.getProperty("java.specification.version"))) {
            System.err.println("crema: this is Java " + System.getProperty("java.version") + " ("
                    + System.getProperty("java.home") + "), and Crema needs a JDK of version " + OLDEST
                    + " or newer.\nStart it with a newer one: /path/to/jdk/bin/java -jar crema.jar ...");
            System.exit(1);
        }
        // A kernel's start does without the command line, whose classes take their time.
        boolean kernel = args.length > 0 && args[0].equals("kernel");
        Class.forName(kernel ? "io.crema.install.KernelStart" : "io.crema.install.Commands")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    /** Versions are 17, 21, ..., and were 1.8 and the like up to Java 8. */
    static boolean isNewEnough(String specificationVersion) {
        return !specificationVersion.startsWith("1.") && Integer.parseInt(specificationVersion) >= OLDEST;
    }
}
