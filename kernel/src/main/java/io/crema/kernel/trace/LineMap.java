package io.crema.kernel.trace;

import java.util.Map;
import java.util.Optional;

/**
 * Where the lines of a compiled class stand in a cell.
 *
 * @param source the path of the cell's text
 * @param lines the cell's line, from 1, by the class file's
 */
public record LineMap(String source, Map<Integer, Integer> lines) {
    public LineMap {
        lines = Map.copyOf(lines);
    }

    Optional<Place> place(int line) {
        return Optional.ofNullable(lines.get(line)).map(own -> new Place(source, own));
    }
}
