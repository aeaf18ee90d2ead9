package io.crema.magics;

import io.crema.finetune.check.Duplicates;
import io.crema.finetune.data.LabelledData;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code %split} does with rows that say the same. */
enum Repeated {
    /** Nothing. */
    KEEP,
    /** Leaves all but one of them out. */
    DROP,
    /** Puts them into one part. */
    TOGETHER;

    static Repeated read(MagicArguments arguments) {
        Map<String, Repeated> choices = new LinkedHashMap<>();
        choices.put("keep", KEEP);
        choices.put("drop", DROP);
        choices.put("together", TOGETHER);
        return arguments.choice("--duplicates", choices);
    }

    /** The rows to divide; those of the groups are marked in a column more. */
    LabelledData prepare(Notebook notebook, LabelledData data, String groupBy) {
        if (this == KEEP) {
            return data;
        }
        if (data.roles().hasFeatures()) {
            throw new MagicException(
                    "%split: --duplicates looks for texts or pictures that say the same, and " + data.name()
                            + " has columns of a table",
                    "Leave it out; rows that belong together go into one part by %split --group-by COLUMN");
        }
        Duplicates duplicates = Duplicates.in(data.checked());
        if (this == TOGETHER) {
            return groupBy.isEmpty() ? duplicates.marked() : duplicates.marked(groupBy);
        }
        LabelledData dropped = duplicates.dropped();
        int left = data.rows() - dropped.rows();
        if (left > 0) {
            notebook.context()
                    .print(String.format(
                            Locale.ROOT,
                            "%,d of %,d rows %s what another row says, and %s left out.%n",
                            left,
                            data.rows(),
                            left == 1 ? "says" : "say",
                            left == 1 ? "was" : "were"));
        }
        return dropped;
    }

    /** The column by which the rows are divided then. */
    String groupBy(String asked) {
        return this == TOGETHER ? Duplicates.COLUMN : asked;
    }

    /** The Java of the rows. */
    String java(String data, String groupBy) {
        return switch (this) {
            case KEEP -> data;
            case DROP -> "Duplicates.in(" + data + ").dropped()";
            case TOGETHER ->
                "Duplicates.in(" + data + ").marked(" + (groupBy.isEmpty() ? "" : JavaCall.literal(groupBy)) + ")";
        };
    }

    /** A test part that was published cannot be divided anew. */
    void expectDivisible(LabelledData data, boolean keepsTest) {
        if (this == TOGETHER && keepsTest) {
            throw new MagicException(
                    "%split: the test part of " + data.name()
                            + " was published, so rows that say the same cannot all go to one part",
                    "Leave them out of the other rows: %split --duplicates drop; or divide all rows: %split --train .8"
                            + " --valid .1 --test .1 --duplicates together");
        }
    }
}
