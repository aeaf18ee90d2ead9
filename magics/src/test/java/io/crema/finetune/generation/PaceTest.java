package io.crema.finetune.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void beginsWithOneTokenAndDoublesWhileTheyAreQuick() {
        var pace = new Pace();

        assertEquals(1, pace.tokens());
        pace.took(1, 0.001);
        assertEquals(2, pace.tokens());
        pace.took(2, 0.002);
        assertEquals(4, pace.tokens());
    }

    @Test
    void writesNoMoreAtATimeThanThirtyMillisecondsTake() {
        var pace = new Pace();
        for (int call = 0; call < 10; call++) {
            pace.took(pace.tokens(), pace.tokens() * 0.002);
        }

        assertEquals(15, pace.tokens());
    }

    @Test
    void writesOneTokenAtATimeHoweverSlow() {
        var pace = new Pace();
        pace.took(1, 2.5);

        assertEquals(1, pace.tokens());
    }
}
