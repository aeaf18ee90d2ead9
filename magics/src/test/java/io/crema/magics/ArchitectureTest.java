package io.crema.magics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.crema.finetune.engine.Torch;
import io.crema.finetune.hub.HubSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the rooms of the library and of its notebook face: docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "io.crema.";
    private static final String CHART_FONTS = "io.crema.magics.render.ChartFonts";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses ROOMS = CLASSES.that(resideInAPackage("io.crema.."));

    /**
     * A room and what of Crema it may use, besides itself.
     *
     * @param room a package below {@code io.crema}
     * @param rooms packages below {@code io.crema}
     */
    record Arrows(String room, List<String> rooms) {
        static Arrows of(String room, String... rooms) {
            return new Arrows(room, List.of(rooms));
        }

        ArchRule rule() {
            String[] allowed = Stream.concat(Stream.of(room), rooms.stream())
                    .map(ROOT::concat)
                    .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.crema..").and(resideOutsideOfPackages(allowed)));
        }
    }

    static Stream<Arrows> rooms() {
        return Stream.of(
                Arrows.of("finetune.metrics"),
                Arrows.of("finetune.fairness", "finetune.metrics"),
                Arrows.of("finetune.data.image"),
                Arrows.of("finetune.data.table"),
                Arrows.of("finetune.names"),
                Arrows.of("finetune.data", "finetune.data.image", "finetune.data.table", "finetune.names"),
                Arrows.of("finetune.baseline", "finetune.data", "finetune.data.table"),
                Arrows.of(
                        "finetune.check",
                        "finetune.data",
                        "finetune.data.image",
                        "finetune.baseline",
                        "finetune.metrics"),
                Arrows.of("finetune.hub", "finetune.names"),
                Arrows.of("finetune.weights", "finetune.hub", "finetune.names"),
                Arrows.of("finetune.expression"),
                Arrows.of("finetune.torchscript", "finetune.expression"),
                Arrows.of("finetune.engine", "finetune.torchscript"),
                Arrows.of("finetune.model.layer", "finetune.expression"),
                Arrows.of(
                        "finetune.model",
                        "finetune.model.layer",
                        "finetune.expression",
                        "finetune.torchscript",
                        "finetune.engine",
                        "finetune.weights",
                        "finetune.hub",
                        "finetune.data.image",
                        "finetune.data.table",
                        "finetune.data"),
                family("bert"),
                family("roberta", "finetune.model.bert"),
                family("distilbert"),
                family("vit"),
                family("resnet"),
                family("cnn"),
                family("mlp"),
                family("gpt2"),
                family("decoder"),
                family("llama", "finetune.model.decoder"),
                family("qwen2", "finetune.model.decoder"),
                Arrows.of("finetune.generation", "finetune.model", "finetune.data"),
                Arrows.of(
                        "finetune.strategy",
                        "finetune.model",
                        "finetune.expression",
                        "finetune.engine",
                        "finetune.weights",
                        "finetune.torchscript",
                        "finetune.data"),
                Arrows.of(
                        "finetune.train",
                        "finetune.strategy",
                        "finetune.model",
                        "finetune.engine",
                        "finetune.torchscript",
                        "finetune.data",
                        "finetune.metrics"),
                Arrows.of(
                        "finetune.explain",
                        "finetune.model",
                        "finetune.expression",
                        "finetune.engine",
                        "finetune.data",
                        "finetune.data.table",
                        "finetune.data.image",
                        "finetune.metrics"),
                Arrows.of(
                        "finetune.checkpoint",
                        "finetune.model",
                        "finetune.train",
                        "finetune.strategy",
                        "finetune.engine",
                        "finetune.weights"),
                Arrows.of("finetune.card", "finetune.train", "finetune.metrics", "finetune.fairness"),
                Arrows.of(
                        "finetune",
                        "finetune.card",
                        "finetune.explain",
                        "finetune.checkpoint",
                        "finetune.train",
                        "finetune.strategy",
                        "finetune.generation",
                        "finetune.model",
                        "finetune.weights",
                        "finetune.engine",
                        "finetune.torchscript",
                        "finetune.data",
                        "finetune.data.image",
                        "finetune.data.table",
                        "finetune.baseline",
                        "finetune.check",
                        "finetune.metrics",
                        "finetune.fairness"),
                Arrows.of(
                        "finetune.view",
                        "finetune.train",
                        "finetune.data",
                        "finetune.data.table",
                        "finetune.check",
                        "finetune.metrics",
                        "finetune.fairness"),
                Arrows.of(
                        "magics.render",
                        "finetune",
                        "finetune.card",
                        "finetune.explain",
                        "finetune.checkpoint",
                        "finetune.view",
                        "finetune.train",
                        "finetune.generation",
                        "finetune.model",
                        "finetune.data",
                        "finetune.data.image",
                        "finetune.data.table",
                        "finetune.check",
                        "finetune.metrics",
                        "finetune.fairness",
                        "kernel.display"),
                Arrows.of(
                        "magics",
                        "magics.render",
                        "finetune",
                        "finetune.card",
                        "finetune.explain",
                        "finetune.checkpoint",
                        "finetune.engine",
                        "finetune.torchscript",
                        "finetune.train",
                        "finetune.strategy",
                        "finetune.generation",
                        "finetune.model",
                        "finetune.weights",
                        "finetune.hub",
                        "finetune.data",
                        "finetune.data.image",
                        "finetune.baseline",
                        "finetune.check",
                        "finetune.metrics",
                        "finetune.fairness",
                        "kernel.magic",
                        "kernel.display",
                        "kernel.preload"));
    }

    /** A family of models, and the families that it is built of. */
    private static Arrows family(String name, String... others) {
        Stream<String> rooms = Stream.of("finetune.model", "finetune.model.layer", "finetune.expression");
        return new Arrows(
                "finetune.model." + name,
                Stream.concat(rooms, Stream.of(others)).toList());
    }

    @Test
    void hasArrowsForEveryRoomThatIsBuilt() {
        Set<String> built = ROOMS.stream()
                .map(each -> each.getPackageName().substring(ROOT.length()))
                .collect(sorted());
        Set<String> drawn = rooms().map(Arrows::room).collect(sorted());

        assertTrue(CLASSES.size() > 150, CLASSES.size() + " classes");
        assertEquals(drawn, built);
    }

    private static Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void usesOnlyTheRoomsThatItMay(Arrows arrows) {
        arrows.rule().check(CLASSES);
    }

    @Test
    void hasNoCycleBetweenPackages() {
        slices().matching("io.crema.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void keepsArithmeticToTheJdk() {
        usesOnly(List.of(ROOT + "finetune.metrics"), "java..", "org.apache.commons.statistics.distribution..");
        usesOnly(List.of(ROOT + "finetune.fairness"), "java..");
        usesOnly(List.of(ROOT + "finetune.expression", ROOT + "finetune.torchscript"), "java..");
        usesOnly(List.of(ROOT + "finetune.baseline"), "java..");
        usesOnly(List.of(ROOT + "finetune.data.image"), "java..", "javax.imageio..");
        usesOnly(
                List.of(ROOT + "finetune.hub", ROOT + "finetune.weights", ROOT + "finetune.data.table"),
                "java..",
                "com.fasterxml.jackson..");
    }

    private static void usesOnly(List<String> rooms, String... libraries) {
        String[] allowed = Stream.concat(Stream.of("io.crema..", "org.jspecify.."), Stream.of(libraries))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(rooms.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }

    @Test
    void keepsEachLibraryInItsRooms() {
        onlyIn("ai.djl.pytorch.jni..", "finetune.engine");
        onlyIn("ai.djl.pytorch.engine..", "finetune.engine", "finetune.model", "finetune.strategy");
        onlyIn("ai.djl.huggingface..", "finetune.data");
        onlyIn("tech.tablesaw..", "finetune.data", "finetune.check", "finetune.view", "magics", "magics.render");
        onlyIn("org.yaml..", "finetune.card");
        onlyIn("org.knowm.xchart..", "magics.render");
        onlyIn("org.apache.commons.statistics..", "finetune.metrics");
    }

    private static void onlyIn(String library, String... rooms) {
        String[] allowed = Stream.of(rooms).map(ROOT::concat).toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ROOMS);
    }

    /** What DJL keeps to its own package is reached through one class of ours that stands there. */
    @Test
    void reachesIntoDjlOverOneBridge() {
        Set<String> outside = CLASSES.that(resideOutsideOfPackages("io.crema..")).stream()
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith(".package-info"))
                .collect(sorted());

        assertEquals(Set.of("ai.djl.pytorch.jni.ScriptCalls"), outside);
    }

    @Test
    void knowsNothingOfNotebooksInTheLibrary() {
        noClasses()
                .that()
                .resideInAPackage("io.crema.finetune..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.crema.kernel..", "io.crema.magics..", "org.zeromq..")
                .check(CLASSES);
    }

    @Test
    void printsNowhere() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould(callAnyOf("exit", "setOut", "setErr", "setIn"))
                .check(CLASSES);
    }

    /**
     * Fonts lie where the system and the user keep them, and properties are how AWT is asked and told; another is how DJL
     * learns that it must not ask the network. Environment variables are how all programs of Hugging Face find one cache.
     */
    @Test
    void readsAndSetsPropertiesForFontsAndTheEngineAndVariablesForTheHubOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CHART_FONTS)
                .should(callAnyOf("getProperty", "getProperties"))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CHART_FONTS)
                .and()
                .doNotHaveFullyQualifiedName(Torch.class.getName())
                .should(callAnyOf("setProperty", "clearProperty"))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(HubSettings.class.getName())
                .should(callAnyOf("getenv"))
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> callAnyOf(String... methodsOfSystem) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "System." + String.join("|", methodsOfSystem),
                call -> call.getTargetOwner().isEquivalentTo(System.class)
                        && Arrays.asList(methodsOfSystem).contains(call.getName())));
    }
}
