package io.crema.kernel.magic;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values from text, and says what would have been right where it cannot. */
final class Values {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private Values() {}

    /** Makes a value of text. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * The value that the text stands for.
         *
         * @throws Unreadable saying what would have been right, and what was given
         */
        T read(String text) throws Unreadable;
    }

    /** The text is no such value. Its message goes on from "takes". */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String expected, String given, String suggestion) {
            super(expected + ", not \"" + given + "\"" + suggestion);
        }
    }

    static Reader<Integer> integer(Range range) {
        return text -> {
            long number = wholeNumber(range).read(text);
            if (number != (int) number) {
                throw new Unreadable("a whole number of at most " + Integer.MAX_VALUE, text, "");
            }
            return (int) number;
        };
    }

    static Reader<Long> wholeNumber(Range range) {
        return text -> {
            try {
                long number = Long.parseLong(text.replace("_", ""));
                if (range.contains((double) number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, in the same words as a number out of range.
            }
            throw new Unreadable("a whole number" + range.description(), text, "");
        };
    }

    static Reader<Double> number(Range range) {
        return text -> {
            try {
                double number = Double.parseDouble(text.replace("_", ""));
                if (range.contains(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, in the same words as a number out of range.
            }
            throw new Unreadable("a number" + range.description(), text, "");
        };
    }

    static <T> Reader<T> choice(Map<String, T> choices) {
        return text -> {
            T chosen = choices.get(text);
            if (chosen == null) {
                String expected = "one of " + String.join(", ", choices.keySet());
                throw new Unreadable(expected, text, suggestion(text, choices));
            }
            return chosen;
        };
    }

    static Reader<Duration> duration() {
        return text -> {
            Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
            if (text.isEmpty() || !matcher.matches()) {
                throw new Unreadable("a length of time such as 90s, 10m or 1h30m", text, "");
            }
            return part(matcher, 1, Duration::ofDays)
                    .plus(part(matcher, 2, Duration::ofHours))
                    .plus(part(matcher, 3, Duration::ofMinutes))
                    .plus(part(matcher, 4, Duration::ofSeconds))
                    .plus(part(matcher, 5, Duration::ofMillis));
        };
    }

    private static Duration part(Matcher matcher, int group, LongFunction<Duration> unit) {
        return matcher.group(group) == null ? Duration.ZERO : unit.apply(Long.parseLong(matcher.group(group)));
    }

    private static String suggestion(String text, Map<String, ?> choices) {
        String found = Suggestion.didYouMean(text, choices.keySet());
        return found.isEmpty() ? "" : "." + found;
    }
}
