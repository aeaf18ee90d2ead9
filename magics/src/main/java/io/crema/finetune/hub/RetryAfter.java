package io.crema.finetune.hub;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to be left alone: RFC 9110, section 10.2.3. */
final class RetryAfter {
    private RetryAfter() {}

    /** Empty if it does not say, or says something else than seconds or a date. */
    static Optional<Duration> in(HttpResponse<?> reply) {
        return reply.headers().firstValue("Retry-After").flatMap(text -> of(text.strip(), Instant.now()));
    }

    static Optional<Duration> of(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
