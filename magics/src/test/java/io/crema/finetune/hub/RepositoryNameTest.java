package io.crema.finetune.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "google-bert/bert-base-uncased", "a/b", "Qwen/Qwen2.5-0.5B", "x_1/y.z"})
    void isAName(String text) {
        RepositoryName name = RepositoryName.in(text).orElseThrow();

        assertEquals(Optional.of(name), RepositoryName.ofFolder(name.folder()));
        assertEquals(text.indexOf('/') < 0, name.isBare());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "./model",
                "../model",
                "/model",
                "~/model",
                "a/b/c",
                "a//b",
                "a/",
                "a--b",
                "a..b",
                "a b",
                "a/b.git",
                "C:\\model",
                "-a",
                "a/-b",
                "a\u0000b"
            })
    void isNoName(String text) {
        assertEquals(Optional.empty(), RepositoryName.in(text));
        assertThrows(IllegalArgumentException.class, () -> new RepositoryName(text));
    }

    @Test
    void liesInTheFolderThatPythonGivesIt() {
        assertEquals(
                "models--google-bert--bert-base-uncased", new RepositoryName("google-bert/bert-base-uncased").folder());
        assertEquals(Optional.empty(), RepositoryName.ofFolder("datasets--a--b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "v1.0", "refs/pr/1", "feature/x", "0123456789abcdef0123456789abcdef01234567"})
    void isARevision(String revision) {
        assertEquals(revision, Revision.checked(revision));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../main", "a/../../b", "/main", "a//b", "a b", "a\\b", ".hidden", "a/"})
    void isNoRevision(String revision) {
        assertThrows(IllegalArgumentException.class, () -> Revision.checked(revision));
    }

    @Test
    void isACommitInFullOnly() {
        assertTrue(Revision.isCommit("0123456789abcdef0123456789abcdef01234567"));
        assertFalse(Revision.isCommit("0123456"));
    }

    @Test
    void waitsAsLongAsAServerSays() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");

        assertEquals(Optional.of(Duration.ofSeconds(7)), RetryAfter.of("7", now));
        assertEquals(Optional.of(Duration.ofSeconds(55)), RetryAfter.of("Fri, 02 Jan 2026 03:05:00 GMT", now));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.of("Fri, 02 Jan 2026 03:00:00 GMT", now));
        assertEquals(Optional.empty(), RetryAfter.of("soon", now));
    }

    @Test
    void pausesTwiceAsLongEachTime() {
        var patience = new Patience(Duration.ZERO, Duration.ZERO, 3, Duration.ofSeconds(1));

        assertEquals(Duration.ofSeconds(1), patience.pauseAfter(1));
        assertEquals(Duration.ofSeconds(4), patience.pauseAfter(3));
        assertThrows(
                IllegalArgumentException.class, () -> new Patience(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO));
    }
}
