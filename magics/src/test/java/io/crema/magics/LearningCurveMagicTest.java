package io.crema.magics;

import org.junit.jupiter.api.Test;

final class LearningCurveMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void refusesSizesThatAreNone() {
        notebook.assertRefuses("%learning_curve --sizes 50,ten,100 --seeds 0", """
                %learning_curve: 2 arguments need mending
                  --seeds takes a whole number of at least 1, not "0"
                  --sizes takes percents of the training rows such as 10,25,50,100, not "ten\"""", "%learning_curve? shows them all");
        notebook.assertRefuses(
                "%learning_curve --sizes 50,25",
                "%learning_curve: --sizes takes 2 percents or more, ascending, above 0 and up to 100",
                "%learning_curve? shows what it takes");
    }

    @Test
    void showsItsJava() throws Exception {
        notebook.set("data", Reviews.data(40));
        notebook.run("%split -o parts");

        notebook.assertShowsJava(
                "%learning_curve model parts --strategy head --sizes 50,100 --seeds 2",
                "var curve = FineTuning.of(model).on(parts).strategy(Strategy.head())"
                        + ".learningCurve(new DataSizes(List.of(0.5, 1.0), 2), SeriesListener.NONE);");
    }
}
