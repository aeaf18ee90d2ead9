package io.crema.magics;

import io.crema.finetune.data.FoldedData;
import io.crema.finetune.data.KFold;
import io.crema.finetune.data.LabelledData;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.Range;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@code %split} is told of folds. */
record Folds(KFold how, String java) {

    /** The folds that were asked for; what does not go with them is noted as a problem. */
    static Optional<Folds> read(MagicArguments arguments) {
        OptionalInt count = arguments.optionalInteger("--kfold", Range.atLeast(2));
        if (!arguments.isGiven("--kfold")) {
            return Optional.empty();
        }
        for (String share : new String[] {"--train", "--valid", "--test"}) {
            if (arguments.isGiven(share)) {
                arguments.problem(share + " does not go with --kfold: every row is held out once");
            }
        }
        KFold how = KFold.of(Math.max(2, count.orElse(2)))
                .seed(arguments.seed())
                .stratifyBy(arguments.optionalText("--stratify").orElse(""))
                .groupBy(arguments.optionalText("--group-by").orElse(""));
        return Optional.of(new Folds(how, "KFold.of(" + count.orElse(2) + ")"));
    }

    /** The same by groups; none if empty. */
    Folds groupBy(String column) {
        return new Folds(how.groupBy(column), java);
    }

    /** Divides. */
    FoldedData divide(LabelledData whole, OptionalInt trainingRows) {
        FoldedData folds = whole.split(how);
        return trainingRows.isPresent() ? folds.limitTraining(trainingRows.getAsInt(), how.seed()) : folds;
    }
}
