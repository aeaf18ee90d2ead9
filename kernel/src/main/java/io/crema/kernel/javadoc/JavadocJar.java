package io.crema.kernel.javadoc;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A class's documentation in a {@code -javadoc.jar}.
 *
 * @param folder the class's package as a folder, with its slash: {@code java/util/}
 */
record JavadocJar(Path jar, String folder) implements ClassComments {

    @Override
    public Optional<Javadoc> of(String name) {
        Optional<Javadoc> type = page(name).flatMap(JavadocPage::description);
        return type.or(() -> page(owner(name)).flatMap(page -> page.field(simple(name))));
    }

    @Override
    public Optional<Javadoc> of(String name, List<String> parameters) {
        String owner = owner(name);
        boolean constructor = simple(owner).equals(simple(name));
        return page(owner).flatMap(page -> page.method(simple(name), constructor, parameters));
    }

    private Optional<JavadocPage> page(String type) {
        return type.isEmpty()
                ? Optional.empty()
                : LibraryComments.read(jar, folder + type + ".html").map(JavadocPage::new);
    }

    private static String owner(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
