package io.crema.kernel.shell;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** The classes of one jar, which is opened once one of them is read. */
final class JarClasses {
    private final Path path;
    private final Set<String> packages;
    private @Nullable JarFile file;

    private JarClasses(Path path, Set<String> packages) {
        this.path = path;
        this.packages = packages;
    }

    /** @throws IOException if it is no jar */
    static JarClasses read(Path path) throws IOException {
        return new JarClasses(path, JarDirectory.of(path).packages());
    }

    /** The classes of a package, as this JDK takes them from a jar for several. */
    List<JarClass> of(String packageName) throws IOException {
        if (!packages.contains(packageName)) {
            return List.of();
        }
        JarFile jar = open();
        String before = packageName.isEmpty() ? "" : packageName + ".";
        var found = new ArrayList<JarClass>();
        for (String name : JarDirectory.of(path).classes(packageName)) {
            // Other languages put spaces and the like into names that no Java can mean.
            boolean nameable = SourceVersion.isIdentifier(name) || name.equals("package-info");
            String entry = JarClass.entry(before + name);
            if (nameable && jar.getEntry(entry) != null) {
                found.add(new JarClass(jar, URI.create(path.toUri() + "!/" + entry), before + name));
            }
        }
        return found;
    }

    private JarFile open() throws IOException {
        JarFile open = file;
        if (open == null) {
            open = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
            file = open;
        }
        return open;
    }
}
