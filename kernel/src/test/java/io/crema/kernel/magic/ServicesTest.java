package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.crema.kernel.display.Renderer;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that nobody finds is as good as none: every magic and every renderer is named in its services file. */
final class ServicesTest {

    @ParameterizedTest
    @ValueSource(classes = {Magic.class, Renderer.class})
    void namesEveryClassInItsServicesFile(Class<?> service) {
        Set<String> written = new ClassFileImporter()
                .importPath(Path.of("target", "classes")).stream()
                        .filter(each -> each.isAssignableTo(service) && !each.isInterface())
                        .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
                        // One that a notebook puts together is nobody's to find.
                        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = ServiceLoader.load(service).stream()
                .map(provider -> provider.type().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertFalse(written.isEmpty(), "the scan must have seen something");
        assertEquals(written, found);
    }
}
