package io.crema.install;

/**
 * What {@code doctor} found about one thing.
 *
 * @param subject what was looked at
 * @param healthy whether it is as the kernel needs it
 * @param observation what is there, or what is wrong
 * @param remedy what to type; an empty string where nothing is wrong
 */
record Finding(String subject, boolean healthy, String observation, String remedy) {

    static Finding ok(String subject, String observation) {
        return new Finding(subject, true, observation, "");
    }

    static Finding ill(String subject, String observation, String remedy) {
        return new Finding(subject, false, observation, remedy);
    }

    /** A line, and a second one for the remedy. */
    String text() {
        String line = (healthy ? "OK    " : "WRONG ") + subject + ": " + observation;
        return remedy.isEmpty() ? line : line + System.lineSeparator() + "      " + remedy;
    }
}
