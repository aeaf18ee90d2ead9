package io.crema.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.crema.finetune.model.Architecture;
import io.crema.finetune.model.CausalArchitecture;
import io.crema.kernel.display.Renderer;
import io.crema.kernel.magic.Magic;
import io.crema.kernel.preload.Preload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that nobody finds is as good as none: whatever can be added to Crema is named in its services file. */
class ServicesTest {
    private static final Path CLASSES = Path.of("target", "classes");

    @ParameterizedTest
    @ValueSource(classes = {Magic.class, Renderer.class, Preload.class, Architecture.class, CausalArchitecture.class})
    void namesEveryClassInItsServicesFile(Class<?> service) throws IOException {
        Set<String> written = new ClassFileImporter()
                .importPath(CLASSES).stream()
                        .filter(each -> each.isAssignableTo(service) && !each.isInterface())
                        .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(each -> !each.isAnonymousClass())
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> named = Files.readAllLines(CLASSES.resolve("META-INF/services/" + service.getName())).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(written.isEmpty(), "the scan must have seen something");
        assertEquals(written, named);
    }
}
