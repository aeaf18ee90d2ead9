package io.crema.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The files that the session's compiler reads.
 *
 * <p>JShell starts its compiler several times for every snippet. Each time the compiler looks through every jar of the
 * class path for plugins of its own; a session has none, unless its options name some, so these files offer none. And
 * each time it makes an index of the class path anew, for which it opens every jar; these files read the jars themselves,
 * once.
 */
final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private final boolean plugins;
    private final ClassPathFiles classPath;
    private boolean classPathIsNew = true;

    /** @param compilerOptions what the compiler is asked for besides */
    CompilerFiles(StandardJavaFileManager files, List<String> compilerOptions) {
        super(files);
        plugins = compilerOptions.stream().anyMatch(option -> option.startsWith("-Xplugin"));
        classPath = new ClassPathFiles(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH || recurse) {
            return super.list(location, packageName, kinds, recurse);
        }
        if (classPathIsNew) {
            Iterable<? extends Path> entries = fileManager.getLocationAsPaths(StandardLocation.CLASS_PATH);
            classPath.set(entries == null ? List.of() : entries);
            classPathIsNew = false;
        }
        return classPath.classes(packageName, kinds);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof JarClass ours ? ours.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        boolean ours = file instanceof JarClass;
        return ours ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        boolean ours = a instanceof JarClass || b instanceof JarClass;
        return ours ? a.equals(b) : super.isSameFile(a, b);
    }

    @Override
    public boolean handleOption(String option, Iterator<String> remaining) {
        classPathIsNew = true;
        return super.handleOption(option, remaining);
    }

    /** Does nothing: a session's classes are not written to files, and what was read of jars stays as it was. */
    @Override
    public void flush() {}

    @Override
    public ClassLoader getClassLoader(Location location) {
        boolean services = plugins || location != StandardLocation.CLASS_PATH;
        return services ? super.getClassLoader(location) : ClassLoader.getPlatformClassLoader();
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> sources) {
        return fileManager.getJavaFileObjectsFromFiles(sources);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... sources) {
        return fileManager.getJavaFileObjects(sources);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        classPathIsNew = true;
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        classPathIsNew = true;
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }
}
