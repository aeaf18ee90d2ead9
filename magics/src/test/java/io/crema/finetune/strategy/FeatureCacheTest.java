package io.crema.finetune.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final float[][] FEATURES = {{1, 2, 3}, {4, 5, 6}};

    @TempDir
    private Path parent;

    private int computed;

    private float[][] features(FeatureCache cache, String fingerprint) {
        return cache.features(() -> Optional.of(fingerprint), () -> {
            computed++;
            return FEATURES;
        });
    }

    private Path folder() {
        return parent.resolve("features");
    }

    @Test
    void computesOnceAndReadsAfterwards() {
        features(FeatureCache.in(folder(), 1000), "a");
        float[][] again = features(FeatureCache.in(folder(), 1000), "a");

        assertEquals(1, computed);
        assertArrayEquals(FEATURES, again);
        features(FeatureCache.in(folder(), 1000), "b");
        assertEquals(2, computed);
    }

    @Test
    void deletesWhatWasNotUsedForLongest() throws IOException {
        FeatureCache cache = FeatureCache.in(folder(), 300);
        features(cache, "old");
        features(cache, "older");
        Files.setLastModifiedTime(folder().resolve("old.safetensors"), FileTime.from(Instant.ofEpochSecond(20)));
        Files.setLastModifiedTime(folder().resolve("older.safetensors"), FileTime.from(Instant.ofEpochSecond(10)));

        features(cache, "new");

        assertFalse(Files.exists(folder().resolve("older.safetensors")));
        assertTrue(Files.exists(folder().resolve("new.safetensors")));
    }

    @Test
    void keepsNothingThatIsLargerThanItself() {
        features(FeatureCache.in(folder(), 10), "a");

        assertFalse(Files.exists(folder()));
    }

    @Test
    void makesADamagedFileAnew() throws IOException {
        FeatureCache cache = FeatureCache.in(folder(), 1000);
        features(cache, "a");
        Files.writeString(folder().resolve("a.safetensors"), "damaged");

        assertArrayEquals(FEATURES, features(cache, "a"));
        assertEquals(2, computed);
    }

    @Test
    void givesTheFeaturesWhereTheyCannotBeKeptAndSaysWhy() throws IOException {
        Files.writeString(folder(), "in the way");
        FeatureCache cache = FeatureCache.in(folder(), 1000);
        assertEquals(Optional.empty(), cache.trouble());

        assertArrayEquals(FEATURES, features(cache, "a"));
        assertArrayEquals(FEATURES, features(cache, "a"));

        assertEquals(2, computed);
        assertTrue(cache.trouble().orElseThrow().contains(folder().toString()), cache::toString);
    }

    @Test
    void keepsNothingOfWhatHasNoFingerprint() {
        FeatureCache.in(folder(), 1000).features(Optional::empty, () -> FEATURES);

        assertFalse(Files.exists(folder()));
    }
}
