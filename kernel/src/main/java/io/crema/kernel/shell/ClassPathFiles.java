package io.crema.kernel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;

/** The classes of a class path. Its jars are read no further than a question needs. */
final class ClassPathFiles {
    private final StandardJavaFileManager files;
    private final Map<Path, Entry> known = new HashMap<>();
    private List<Entry> entries = List.of();

    /** A jar or a folder. */
    private interface Entry {
        Iterable<? extends JavaFileObject> classes(String packageName, Set<Kind> kinds) throws IOException;
    }

    /** Whatever is no plain jar; the compiler's own files read it, as a place of its own. */
    private record Folder(Path path, StandardJavaFileManager files) implements Entry, Location {
        @Override
        public Iterable<JavaFileObject> classes(String packageName, Set<Kind> kinds) throws IOException {
            return files.list(this, packageName, kinds, false);
        }

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    private record Jar(JarClasses classes) implements Entry {
        @Override
        public List<JarClass> classes(String packageName, Set<Kind> kinds) throws IOException {
            return kinds.contains(Kind.CLASS) ? classes.of(packageName) : List.of();
        }
    }

    /** @param files what reads folders */
    ClassPathFiles(StandardJavaFileManager files) {
        this.files = files;
    }

    /** Takes another class path; what was read of its jars stays known. */
    void set(Iterable<? extends Path> classPath) throws IOException {
        var found = new ArrayList<Entry>();
        for (Path path : classPath) {
            Entry entry = known.get(path);
            if (entry == null) {
                entry = open(path);
                known.put(path, entry);
            }
            found.add(entry);
        }
        entries = List.copyOf(found);
    }

    /** A package's classes, in the order of the class path. */
    List<JavaFileObject> classes(String packageName, Set<Kind> kinds) throws IOException {
        var found = new ArrayList<JavaFileObject>();
        for (Entry entry : entries) {
            entry.classes(packageName, kinds).forEach(found::add);
        }
        return found;
    }

    private Entry open(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            try {
                return new Jar(JarClasses.read(path));
            } catch (IOException e) {
                // Then the compiler looks itself, and reports what there is to report.
            }
        }
        var folder = new Folder(path, files);
        files.setLocationFromPaths(folder, List.of(path));
        return folder;
    }
}
