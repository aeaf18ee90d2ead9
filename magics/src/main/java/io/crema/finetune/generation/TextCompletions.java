package io.crema.finetune.generation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model wrote behind several prompts.
 *
 * @param rows one for each prompt, in the order asked
 */
public record TextCompletions(List<Generated> rows) {

    public TextCompletions {
        rows = List.copyOf(rows);
    }

    /** Only what was written. */
    public List<String> texts() {
        return rows.stream().map(Generated::text).toList();
    }

    /** Each prompt with what was written behind it, on lines of their own. */
    @Override
    public String toString() {
        return rows.stream().map(row -> row.prompt() + row.text()).collect(Collectors.joining("\n"));
    }
}
