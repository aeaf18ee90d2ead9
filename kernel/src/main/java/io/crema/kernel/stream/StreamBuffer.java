package io.crema.kernel.stream;

import io.crema.kernel.protocol.Stream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what cells print, and sends it when it has waited for an interval or has become long. Nothing is ever lost or
 * put out of order within one stream of one cell. The order between the streams is kept too, unless a program changes
 * between them more than {@value #MOST_SEGMENTS} times within an interval.
 */
public final class StreamBuffer {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_SEGMENTS = 16;

    private final Sink sink;
    private final Executor later;
    private final Map<Key, IncrementalUtf8> unfinished = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private int characters;
    private boolean scheduled;

    /** Where the text goes. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Sends one message.
         *
         * @param origin the cell that it belongs to; null when nothing ran yet
         */
        void send(@Nullable Origin origin, Stream.Name name, String text);
    }

    private record Key(@Nullable Origin origin, Stream.Name name) {}

    private record Segment(Key key, StringBuilder text) {}

    /**
     * An empty buffer.
     *
     * @param later runs a task when text has waited long enough
     */
    public StreamBuffer(Sink sink, Executor later) {
        this.sink = sink;
        this.later = later;
    }

    /** Takes bytes in UTF-8. A character may be split between calls. */
    public synchronized void append(@Nullable Origin origin, Stream.Name name, byte[] bytes, int offset, int length) {
        var key = new Key(origin, name);
        IncrementalUtf8 decoder = Optional.ofNullable(unfinished.remove(key)).orElseGet(IncrementalUtf8::new);
        append(key, decoder.decode(bytes, offset, length));
        if (decoder.isUnfinished()) {
            unfinished.put(key, decoder);
        }
    }

    /** Takes text. */
    public synchronized void append(@Nullable Origin origin, Stream.Name name, String text) {
        append(new Key(origin, name), text);
    }

    private void append(Key key, String text) {
        Origin origin = key.origin();
        if (text.isEmpty() || (origin != null && origin.silent())) {
            return;
        }
        segment(key).text().append(text);
        characters += text.length();
        if (characters >= MOST_CHARACTERS) {
            flush();
        } else if (!scheduled) {
            scheduled = true;
            later.execute(this::flush);
        }
    }

    private Segment segment(Key key) {
        int last = segments.size() - 1;
        // Beyond the limit an older segment takes the text, so that there are not as many messages as lines.
        int oldest = segments.size() < MOST_SEGMENTS ? Math.max(last, 0) : 0;
        for (int i = last; i >= oldest; i--) {
            if (segments.get(i).key().equals(key)) {
                return segments.get(i);
            }
        }
        var segment = new Segment(key, new StringBuilder());
        segments.add(segment);
        return segment;
    }

    /** Sends all there is. */
    public synchronized void flush() {
        scheduled = false;
        var full = List.copyOf(segments);
        segments.clear();
        characters = 0;
        full.forEach(segment -> sink.send(
                segment.key().origin(), segment.key().name(), segment.text().toString()));
    }
}
