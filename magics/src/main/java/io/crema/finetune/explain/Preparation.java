package io.crema.finetune.explain;

import io.crema.finetune.model.FeaturePreprocessor;
import io.crema.finetune.model.ImagePreprocessor;
import io.crema.finetune.model.Preprocessor;
import io.crema.finetune.model.TablePreprocessor;
import io.crema.finetune.model.TextPreprocessor;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes examples of one kind ready to be explained. */
sealed interface Preparation permits TextPreparation, PromptPreparation, PicturePreparation, RowPreparation {

    /** For whatever a classifier takes. */
    static Preparation of(Preprocessor preprocessor) {
        return preprocessor.accept(new Preprocessor.Visitor<>() {
            @Override
            public Preparation texts(TextPreprocessor texts) {
                return new TextPreparation(texts);
            }

            @Override
            public Preparation pictures(ImagePreprocessor pictures) {
                return new PicturePreparation(pictures);
            }

            @Override
            public Preparation table(TablePreprocessor table) {
                return RowPreparation.of(table);
            }

            @Override
            public Preparation numbers(FeaturePreprocessor numbers) {
                return RowPreparation.of(numbers);
            }
        });
    }

    /** What examples are: {@code texts}. */
    String examples();

    /** What they can be compared with, and how people call it; the usual first. */
    Map<AttributionBaseline, String> baselines();

    /**
     * Makes ready.
     *
     * @param baseline one of {@link #baselines}
     * @throws IllegalArgumentException if there is nothing in the example to explain
     */
    Prepared of(ExplainedModel model, String example, AttributionBaseline baseline);

    /**
     * What examples are compared with: the usual, if nothing is wished.
     *
     * @throws IllegalArgumentException if such examples have no such baseline
     */
    default Explanation.Baseline baseline(Optional<AttributionBaseline> wished) {
        AttributionBaseline kind =
                wished.orElseGet(() -> baselines().keySet().iterator().next());
        String description = baselines().get(kind);
        if (description == null) {
            throw new IllegalArgumentException(examples() + " have no baseline " + kind.label() + ", but "
                    + baselines().keySet().stream()
                            .map(AttributionBaseline::label)
                            .collect(Collectors.joining(", ")));
        }
        return new Explanation.Baseline(kind, description);
    }
}
