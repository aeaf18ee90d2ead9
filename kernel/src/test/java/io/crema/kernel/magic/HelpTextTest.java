package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class HelpTextTest {

    @Test
    void showsUsageDefaultsAndChoices() {
        MagicSyntax syntax = MagicSyntax.named("finetune", "Fine-tunes a model.")
                .alias("tune")
                .positional("MODEL", "the model")
                .optional("DATA", "the data")
                .option("--strategy", "auto|head|full", "auto", "what is trained")
                .option("--a-very-long-option-name", "VALUE", "", "something rare")
                .ranges("what to search")
                .body("the same in YAML")
                .withCommon();

        assertEquals("""
                %finetune MODEL [DATA] [--strategy auto|head|full] [--a-very-long-option-name VALUE] [-o NAME]
                    [--seed N] [--quiet] [--show-java] [key=range ...]
                %%finetune MODEL [DATA] [--strategy auto|head|full] [--a-very-long-option-name VALUE] [-o NAME]
                    [--seed N] [--quiet] [--show-java] [key=range ...]

                Fine-tunes a model.
                Also called %tune.

                  MODEL                      the model
                  DATA                       the data
                  --strategy auto|head|full  what is trained (default auto)
                  --a-very-long-option-name VALUE
                                             something rare
                  -o, --out NAME             the Java variable that takes the result
                  --seed N                   where every random choice begins (default 42)
                  --quiet                    shows only the result
                  --show-java                prints the Java call that does the same
                  key=range                  what to search
                  the cell below %%finetune  the same in YAML""", syntax.help());
    }

    @Test
    void showsAMagicThatTakesNothing() {
        assertEquals("%x\n\nDoes it.", MagicSyntax.named("x", "Does it.").help());
    }

    @Test
    void refusesADeclarationThatCannotBeTyped() {
        MagicSyntax syntax = MagicSyntax.named("x", "X.").flag("--quiet", "");

        assertThrows(IllegalArgumentException.class, () -> syntax.option("epochs", "N", "", ""));
        assertThrows(IllegalArgumentException.class, () -> syntax.shortOption("-nn", "--epochs", "N", "", ""));
        assertThrows(IllegalArgumentException.class, () -> syntax.flag("--quiet", ""));
    }
}
