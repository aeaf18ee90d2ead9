package io.crema.finetune.hub;

import java.util.regex.Pattern;

/** Names of revisions, as Git has them: {@code main}, {@code v1.0}, {@code refs/pr/1}, or a commit. */
final class Revision {
    static final String MAIN = "main";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NAME = Pattern.compile("[\\w][\\w.+@-]*(?:/[\\w][\\w.+@-]*)*");

    private Revision() {}

    /** Whether it is a commit in full, which is the same for ever. */
    static boolean isCommit(String revision) {
        return COMMIT.matcher(revision).matches();
    }

    /** @throws IllegalArgumentException if no revision can have that name; none leads out of a folder */
    static String checked(String revision) {
        if (!NAME.matcher(revision).matches() || revision.contains("..")) {
            throw new IllegalArgumentException(
                    "\"" + revision + "\" is no name of a revision: expected a branch, a tag, a commit or refs/pr/1");
        }
        return revision;
    }

    /** A commit for people: its first seven digits. */
    static String brief(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }
}
