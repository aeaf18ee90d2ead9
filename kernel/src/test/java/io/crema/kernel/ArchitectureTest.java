package io.crema.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the rooms of the kernel. */
class ArchitectureTest {
    private static final String ROOT = "io.crema.kernel";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /**
     * A room and what of Crema it may use, besides itself.
     *
     * @param rooms names below {@code io.crema.kernel}
     */
    record Arrows(String room, List<String> rooms) {
        static Arrows of(String room, String... rooms) {
            return new Arrows(room, List.of(rooms));
        }

        private static String packageOf(String room) {
            return ROOT + "." + room;
        }

        ArchRule rule() {
            String[] allowed = Stream.concat(Stream.of(room), rooms.stream())
                    .map(Arrows::packageOf)
                    .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.crema..").and(resideOutsideOfPackages(allowed)));
        }
    }

    static Stream<Arrows> rooms() {
        return Stream.of(
                Arrows.of("history"),
                Arrows.of("protocol"),
                Arrows.of("protocol.json", "protocol"),
                Arrows.of("transport", "protocol"),
                Arrows.of("transport.zmq", "transport", "protocol", "protocol.json"),
                Arrows.of("display"),
                Arrows.of("comm"),
                Arrows.of("interpreter", "display", "comm"),
                Arrows.of("stream", "interpreter", "protocol"),
                Arrows.of("dependency"),
                Arrows.of("nbformat"),
                Arrows.of("magic", "display"),
                Arrows.of("javadoc"),
                Arrows.of("magic.builtin", "magic", "display", "dependency", "nbformat", "javadoc"),
                Arrows.of("preload"),
                Arrows.of("trace", "display"),
                Arrows.of("debug", "trace", "protocol", "display"),
                Arrows.of(
                        "shell",
                        "trace",
                        "interpreter",
                        "magic",
                        "magic.builtin",
                        "display",
                        "preload",
                        "comm",
                        "javadoc"));
    }

    @Test
    void findsTheClassesOfEveryRoomThatIsBuilt() {
        assertTrue(CLASSES.size() > 50, CLASSES.size() + " classes");
        for (String room : List.of(
                "history", "protocol", "protocol.json", "transport", "transport.zmq", "stream", "trace", "debug")) {
            assertFalse(CLASSES.that(resideInAnyPackage(Arrows.packageOf(room))).isEmpty(), room);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void usesOnlyTheRoomsThatItMay(Arrows arrows) {
        arrows.rule().allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void letsOnlyMainKnowSocketsAndTheShell() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".transport.zmq",
                        ROOT + ".protocol.json",
                        ROOT + ".shell..",
                        ROOT + ".trace..",
                        ROOT + ".magic..")
                .check(CLASSES);
    }

    @Test
    void keepsTheNamesOfIJavaAThinFaceOfTheNotebook() {
        String[] allowed = Stream.of("shell", "display", "magic", "preload")
                .map(Arrows::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.github.spencerpark..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.crema..").and(resideOutsideOfPackages(allowed)))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.crema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.spencerpark..")
                .check(CLASSES);
    }

    @Test
    void hasNoCycleBetweenPackages() {
        slices().matching("io.crema.(**)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.github.spencerpark.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void knowsNothingOfMachineLearning() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.crema.finetune..", "io.crema.magics..", "ai.djl..", "tech.tablesaw..")
                .check(CLASSES);
    }

    @Test
    void keepsEachLibraryInItsRoom() {
        onlyIn(ROOT + ".transport.zmq", "org.zeromq..", "zmq..").check(CLASSES);
        onlyIn(ROOT + ".trace", "org.objectweb.asm..").check(CLASSES);
        onlyIn(List.of(ROOT + ".protocol.json", ROOT + ".nbformat"), "com.fasterxml..")
                .check(CLASSES);
        onlyIn(ROOT + ".dependency", "org.eclipse.aether..", "org.apache.maven..", "eu.maveniverse..")
                .check(CLASSES);
        onlyIn(ROOT + ".shell", "jdk.jshell..").allowEmptyShould(true).check(CLASSES);
    }

    private static ArchRule onlyIn(String room, String... libraries) {
        return onlyIn(List.of(room), libraries);
    }

    private static ArchRule onlyIn(List<String> rooms, String... libraries) {
        return classes()
                .that()
                .resideOutsideOfPackages(rooms.stream().map(room -> room + "..").toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(libraries);
    }

    @Test
    void readsTheEnvironmentInMainOnly() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should(callAnyOf("getenv", "getProperty", "getProperties"));
        rule.check(CLASSES);
    }

    @Test
    void printsAndEndsTheProcessInMainOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .and()
                // The user's own printf, which is there so that cells need not spell System.out.
                .doNotHaveFullyQualifiedName("io.crema.kernel.shell.Notebook")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould(callAnyOf("exit", "setOut", "setErr", "setIn"))
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> callAnyOf(String... methodsOfSystem) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "System." + String.join("|", methodsOfSystem),
                call -> call.getTargetOwner().isEquivalentTo(System.class)
                        && Arrays.asList(methodsOfSystem).contains(call.getName())));
    }
}
