package io.crema.install;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether an output says the same as the committed one. The rule:
 *
 * <ol>
 *   <li>What tells the time a run took is left out of account: a number followed by a unit of time ({@code 12.3 s},
 *       {@code 4 min}), by a unit of speed ({@code 812 samples/s}), and a clock's {@code 1:23}.
 *   <li>Then the texts are the same but for their numbers.
 *   <li>Each number is within {@link #RELATIVE} of the committed one, or {@link #ABSOLUTE} from it. On one processor
 *       a run repeats to the last digit, which other tests check; another make of processor sums in another order, and
 *       a training carries that on.
 * </ol>
 */
final class Resemblance {
    private static final double ABSOLUTE = 0.02;
    private static final double RELATIVE = 0.05;

    private static final Pattern TIME =
            Pattern.compile("\\b\\d+(\\.\\d+)?\\s?(ns|µs|ms|s|sec|seconds?|min|minutes?|h|samples/s|steps/s|it/s)\\b"
                    + "|\\b\\d+:\\d\\d(:\\d\\d)?\\b");
    private static final Pattern NUMBER =
            Pattern.compile("[-−]?(?<![\\w.])(\\d+(\\.\\d+)?|\\.\\d+)([eE][-+]?\\d+)?(?!\\w)");
    private static final String BLANKS = "[ \\t]+|(?<=[-+])-+";

    private Resemblance() {}

    /** Tells the difference of an output from the committed one; empty when it says the same. */
    static Optional<String> difference(String committed, String now) {
        var expected = TIME.matcher(committed).replaceAll("(time)");
        var actual = TIME.matcher(now).replaceAll("(time)");
        if (!withoutNumbers(expected).equals(withoutNumbers(actual))) {
            return Optional.of("the texts differ:\n" + committed + "\nis now\n" + now);
        }
        var before = numbers(expected);
        var after = numbers(actual);
        for (var i = 0; i < before.size(); i++) {
            var allowed = Math.max(ABSOLUTE, RELATIVE * Math.abs(before.get(i)));
            if (Math.abs(before.get(i) - after.get(i)) > allowed) {
                return Optional.of(before.get(i) + " is now " + after.get(i) + " in:\n" + now);
            }
        }
        return Optional.empty();
    }

    /** Column widths of an ASCII table follow its numbers, so blanks and rules count once however long. */
    private static String withoutNumbers(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll(BLANKS, " ").strip();
    }

    private static List<Double> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> Double.valueOf(found.group().replace('−', '-')))
                .toList();
    }
}
