package io.crema.kernel.shell;

/** The name by which JShell knows the snippet with a session's first imports; not for people. See {@link StartUp}. */
public final class SessionImports {
    private SessionImports() {}
}
