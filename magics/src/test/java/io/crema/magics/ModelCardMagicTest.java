package io.crema.magics;

import org.junit.jupiter.api.Test;

/** What {@code %model_card} says before there is a run; RunMagicsIT asks one. */
class ModelCardMagicTest {
    private final FakeNotebook notebook = new FakeNotebook();

    @Test
    void asksForARun() {
        notebook.assertRefuses("%model_card", "%model_card: there is no run yet", "Make one first: %finetune");
        notebook.assertRefuses(
                "%model_card --force", "%model_card: --force goes with --out FILE", "%model_card? shows what it takes");
    }

    @Test
    void showsTheJava() throws Exception {
        notebook.assertShowsJava("%model_card", "var card = run.modelCard();");
        notebook.assertShowsJava(
                "%model_card first --out card.md", "var card = first.modelCard();\ncard.write(Path.of(\"card.md\"));");
    }
}
