package io.crema.finetune.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private static final List<String> SCORES = List.of("macro-F1", "accuracy");
    private final Stopping usual = Stopping.patience(3);

    @Test
    void watchesTheFirstScoreUnlessSaidOtherwise() {
        assertEquals("macro-F1", usual.watched(SCORES));
    }

    @Test
    void knowsAScoreByItsLettersAlone() {
        assertEquals("macro-F1", usual.watching("macro_f1").watched(SCORES));
        assertEquals("accuracy", usual.watching("Accuracy").watched(SCORES));
        assertEquals("loss", usual.watching("loss").watched(SCORES));
    }

    @Test
    void namesTheScoresThatThereAre() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> usual.watching("auc").watched(SCORES));

        assertEquals("no score is called auc here. There are macro-F1, accuracy, loss", refused.getMessage());
    }
}
