package io.crema.finetune.hub;

import java.util.Locale;

/**
 * What a model's files took to be there.
 *
 * @param files that were downloaded; none when all were in the cache
 * @param bytes that came over the network
 */
public record Arrival(Snapshot snapshot, int files, long bytes, double seconds) {

    /** One line: files, megabytes, seconds, commit. */
    public String sentence() {
        return files == 0
                ? snapshot.name() + " is in the cache at commit " + snapshot.commit()
                : String.format(
                        Locale.ROOT,
                        "Downloaded %s: %d %s, %s in %.1f s, commit %s",
                        snapshot.name(),
                        files,
                        files == 1 ? "file" : "files",
                        Bytes.of(bytes),
                        seconds,
                        snapshot.commit());
    }
}
