package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.finetune.data.Split;
import io.crema.finetune.data.image.ImageFiles;
import io.crema.finetune.fairness.BiasAssessment;
import io.crema.finetune.fairness.GapContest;
import io.crema.finetune.fairness.Refusal;
import io.crema.finetune.metrics.Evaluation;
import io.crema.finetune.metrics.MultiLabelEvaluation;
import io.crema.finetune.view.BiasReportView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bias report of models that look at pictures, and of models that were loaded with labels of their own. */
final class BiasOfModelsIT {
    private static final String THRESHOLDS = "thresholds:demographic_parity";

    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    private Path folder;

    private BiasAssessment bias(String line) throws Exception {
        notebook.run(line);
        return notebook.value(BiasAssessment.class, "bias");
    }

    /** Dark and light pictures of two cameras, of which the second is often wrong about what is light. */
    private Path pictures() throws IOException {
        List<String> lines = new ArrayList<>(List.of("file,label,camera"));
        for (int i = 0; i < 120; i++) {
            String camera = i % 3 == 0 ? "new" : "old";
            boolean light = i % 2 == 0;
            int grey = (light ? 170 : 20) + (i % 5) * 15;
            int seen = camera.equals("new") && light && i % 4 == 0 ? 255 - grey : grey;
            ImageFiles.plain(folder.resolve(i + ".png"), 28, 28, seen << 16 | seen << 8 | seen);
            lines.add(folder.resolve(i + ".png") + "," + (light ? "light" : "dark") + "," + camera);
        }
        return Files.write(folder.resolve("pictures.csv"), lines);
    }

    private void trainOnPictures() throws Exception {
        notebook.run("%load_data " + pictures() + " --image file --label label --group camera");
        notebook.run("%split --train .4 --valid .3 --test .3");
        notebook.run("%load_model small-cnn");
        notebook.run("%finetune --strategy head --epochs 20 --lr 1e-2 --quiet");
    }

    @Test
    void comparesGroupsOfPicturesBeforeAndAfterMitigation() throws Exception {
        trainOnPictures();

        BiasAssessment bias = bias("%bias_report --sensitive camera --positive light --permutations 200"
                + " --mitigate reweigh," + THRESHOLDS + " --counterfactual names");

        var stratum = bias.byGroup().get(0).only();
        assertEquals(
                List.of("new", "old"),
                stratum.groups().stream().map(group -> group.name()).toList());
        assertEquals(36, stratum.overall().rows());
        assertEquals(2, stratum.scores().size());
        assertEquals(
                List.of("reweighing", "thresholds for demographic parity"),
                bias.mitigations().stream().map(each -> each.method()).toList());
        assertEquals(
                List.of(new Refusal(
                        "Counterfactual swaps",
                        "swapped sentences need a model that reads texts, and fine-tuned small-cnn reads pictures",
                        "Leave out --counterfactual, and name groups: %bias_report --sensitive COLUMN")),
                bias.refusals());
    }

    @Test
    void asksAModelOfPicturesThatWasLoaded() throws Exception {
        trainOnPictures();
        notebook.run("%evaluate --split test -o trained");
        double before = notebook.value(Evaluation.class, "trained")
                .measured()
                .get(0)
                .score()
                .value();
        notebook.run("%save_model run " + folder.resolve("saved"));
        notebook.run("%load_model " + folder.resolve("saved") + " -o seen");

        BiasAssessment bias = bias("%bias_report seen --sensitive camera --positive light --permutations 200");
        notebook.run("%evaluate seen --split test -o again");

        assertEquals(36, bias.byGroup().get(0).only().overall().rows());
        assertEquals(
                before,
                notebook.value(Evaluation.class, "again")
                        .measured()
                        .get(0)
                        .score()
                        .value());
    }

    @Test
    void asksAModelThatWasLoadedAndSaysWhatOnlyARunCanDo() throws Exception {
        trainOnReviews("");
        notebook.run("%save_model run " + folder.resolve("saved"));
        notebook.run("%bias_report --sensitive gender --positive good --undefined fairlearn -o trained");
        notebook.run("%load_model " + folder.resolve("saved") + " -o saved");

        BiasAssessment bias = bias("%bias_report saved --sensitive gender --positive good --undefined fairlearn"
                + " --counterfactual pronouns --mitigate reweigh," + THRESHOLDS);

        assertEquals(groups(notebook.value(BiasAssessment.class, "trained")), groups(bias));
        assertEquals(1, bias.counterfactuals().size());
        assertEquals(1, bias.mitigations().size());
        assertEquals(
                "reweighing trains a model anew, and how saved was trained is not known: it was loaded",
                bias.refusals().get(0).reason());
        notebook.set("reviews", Reviews.data(20));
        notebook.set("held", Reviews.data(20).split(Split.stratified(.4, .3, .3)));
        notebook.assertShowsJava(
                "%bias_report saved --sensitive gender --positive good",
                "var bias = BiasAudit.of(LoadedClassifier.of(saved), data).on(data.test()).positive(\"good\")"
                        + ".sensitive(\"gender\").assess();");
        notebook.assertShowsJava(
                "%evaluate saved held --split test",
                "var evaluation = LoadedClassifier.of(saved).examine(held.test(), held.test().name(), Optional.empty(), 42,"
                        + " EvaluationOptions.usual());");
        notebook.assertShowsJava(
                "%bias_report saved reviews --sensitive gender --positive good",
                "var bias = BiasAudit.of(LoadedClassifier.of(saved), reviews).on(reviews).positive(\"good\")"
                        + ".sensitive(\"gender\").assess();");
        notebook.assertShowsJava(
                "%evaluate saved --split test",
                "var evaluation = LoadedClassifier.of(saved).examine(data.test(), data.nameOf(data.test()), Optional.of(data), 42,"
                        + " EvaluationOptions.usual());");
    }

    private static String groups(BiasAssessment bias) {
        return BiasReportView.groups(bias.byGroup().get(0).only()).print();
    }

    private void trainOnReviews(String objective) throws Exception {
        notebook.run("%load_model minilm --max-length 16");
        notebook.set("data", Reviews.data(60).split(Split.stratified(.4, .3, .3)));
        notebook.run("%finetune --strategy head --epochs 2 --batch 8 --quiet " + objective);
    }

    @Test
    void comparesRunsByTheGapsOfTheirDecisions() throws Exception {
        trainOnReviews("");
        notebook.set("other", notebook.get("run").orElseThrow());
        notebook.set("more", Reviews.data(20));

        notebook.run(
                "%compare run other --data more --y demographic_parity_difference --sensitive gender --positive good");

        GapContest groups = notebook.value(GapContest.class, "comparison");
        assertEquals(20, groups.contest().size());
        assertEquals(0, groups.changes().get(0).change().score().value(), "both are the same run");
        notebook.assertRefuses(
                "%compare run other --y demographic_parity_difference --sensitive gendre --positive goood",
                """
                %compare: 2 arguments need mending
                  no column "gendre" in reviews (columns: text, label, gender). Did you mean --sensitive gender?
                  no label "goood" (labels: bad, good). Did you mean --positive good?""", "%compare? shows them all");
        notebook.set("nothing", Reviews.data(4).select());
        notebook.assertRefuses(
                "%compare run other --data nothing",
                "%compare: reviews has no rows",
                "Compare on another part, or divide the data so that this one has rows.");
    }

    @Test
    void saysWhatToAskOfARunThatChoosesNoLabel() throws Exception {
        trainOnReviews("--multi-label '|'");

        notebook.assertRefuses(
                "%bias_report --sensitive gender --positive good",
                "%bias_report: fine-tuned minilm learned multi-label, and groups are compared by the one label that is"
                        + " chosen for each row",
                "See its errors by group: %evaluate --slices COLUMN");

        notebook.run("%save_model run " + folder.resolve("several"));
        notebook.run("%load_model " + folder.resolve("several") + " -o several");
        notebook.run("%evaluate several --split test --slices gender --calibration");

        var evaluation = notebook.value(MultiLabelEvaluation.class, "evaluation");
        assertEquals("gender", evaluation.slicings().get(0).column());
        assertEquals(2, evaluation.calibrations().size());
        notebook.assertRefuses(
                "%bias_report several --sensitive gender --positive good",
                "%bias_report: several learned multi-label, and groups are compared by the one label that is chosen for"
                        + " each row",
                "See its errors by group: %evaluate --slices COLUMN");
    }

    @Test
    void saysWhatIsMissingWhereNothingWasTrained() throws Exception {
        notebook.run("%load_model minilm --max-length 16");

        notebook.assertRefuses(
                "%bias_report --sensitive gender --positive good",
                "%bias_report: there is no run yet", "Make one first: %finetune");
        assertTrue(notebook.shown.isEmpty());
    }
}
