package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.table.Columns;
import io.crema.finetune.model.TableModel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the magics make of tables before anything is trained; TablesIT trains. */
class TableMagicsTest {
    private static final String PENGUINS = "../notebooks/data/penguins.csv";

    private final FakeNotebook notebook = new FakeNotebook();

    private LabelledData loaded(String line) throws Exception {
        return (LabelledData) Objects.requireNonNull(notebook.run(line));
    }

    @Test
    void readsTheColumnsThatAreNamed() throws Exception {
        LabelledData data = loaded("%load_data " + PENGUINS
                + " --label species --group sex --numeric body_mass_g --categorical year,island --exclude island");

        assertEquals(
                new Columns(List.of("body_mass_g"), List.of("year")),
                data.roles().features());
        assertEquals("{\"body_mass_g\":3750,\"year\":\"2007\"}", data.examples().get(0));
    }

    @Test
    void takesAllUsefulColumnsIfNoneIsNamed() throws Exception {
        LabelledData data = loaded("%load_data " + PENGUINS + " --label species --group sex");

        assertEquals(List.of("island"), data.roles().features().categorical());
        assertEquals(5, data.roles().features().numeric().size());
    }

    @Test
    void namesEveryColumnThatIsNotThere() {
        notebook.assertRefuses(
                "%load_data " + PENGUINS + " --label species --features islnd --exclude sexx",
                """
                %load_data: 2 arguments need mending
                  no column "islnd" in penguins (columns: species, island, bill_length_mm, bill_depth_mm, \
                flipper_length_mm, body_mass_g, sex, year). Did you mean --features island?
                  no column "sexx" in penguins (columns: species, island, bill_length_mm, bill_depth_mm, \
                flipper_length_mm, body_mass_g, sex, year). Did you mean --exclude sex?""",
                "%load_data? shows them all");
    }

    @Test
    void loadsAModelThatWaitsForItsTable() throws Exception {
        assertEquals(TableModel.mlp(), notebook.run("%load_model mlp"));
        assertEquals(TableModel.mlp(8), notebook.run("%load_model mlp --task tabular --hidden 8"));
        assertEquals(TableModel.logistic(), notebook.run("%load_model logistic"));
    }

    @Test
    void saysWhatDoesNotGoWithModelsForTables() {
        notebook.assertRefuses(
                "%load_model logistic --task causal-lm --hidden 8,x", """
                %load_model: 3 arguments need mending
                  logistic is a model for tables, and does not go with --task causal-lm
                  --hidden goes with mlp only
                  --hidden takes whole numbers of at least 1, such as 64,32, not "8,x\"""", "%load_model? shows them all");
        notebook.assertRefuses(
                "%load_model mlp --untrained",
                "%load_model: --untrained does not go with mlp", "%load_model? shows what it takes");
        notebook.assertRefuses(
                "%load_model mlp --device cuda:0",
                "%load_model: --device does not go with mlp", "%load_model? shows what it takes");
    }

    @Test
    void showsTheJava() throws Exception {
        notebook.assertShowsJava(
                "%load_data loans.csv --label risk --features age,status --categorical year --exclude sex",
                "var data = LabelledData.load(\"loans.csv\").label(\"risk\").features(FeatureColumns.of(\"age\","
                        + " \"status\").categorical(\"year\").without(\"sex\"));");
        notebook.assertShowsJava("%load_model mlp --hidden 8,4", "var model = TableModel.mlp(8, 4);");
        notebook.assertShowsJava("%load_model logistic -o m", "var m = TableModel.logistic();");
    }
}
