package io.crema.kernel.shell;

import java.util.List;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs before the first cell. */
final class StartUp {
    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private StartUp() {}

    /** Runs the kernel's own imports and declarations. One that fails is a fault of the library that asked for it. */
    static void run(List<String> snippets, JavaSession session) {
        for (String snippet : snippets) {
            Origin origin = new Origin(0, snippet, 1, 0);
            for (SnippetEvent event : session.eval(snippet, origin).own()) {
                if (event.status() == Status.REJECTED || event.exception() != null) {
                    LOG.warn(
                            "start-up code does not run: {}: {}",
                            snippet,
                            new DiagnosticFormatter()
                                    .error(session.diagnostics(event.snippet()), origin)
                                    .message());
                }
            }
        }
    }
}
