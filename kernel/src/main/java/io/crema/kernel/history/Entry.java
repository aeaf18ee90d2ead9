package io.crema.kernel.history;

import java.util.Optional;

/**
 * A cell that was run.
 *
 * @param session the number of the session that ran it: later sessions have higher numbers
 * @param line the number that it had in the notebook
 * @param output its value as text; empty if it had none
 */
public record Entry(int session, int line, String input, Optional<String> output) {

    Entry withOutput(String text) {
        return new Entry(session, line, input, Optional.of(text));
    }
}
