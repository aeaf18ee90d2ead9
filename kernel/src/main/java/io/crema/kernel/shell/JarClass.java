package io.crema.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.jar.JarFile;
import javax.tools.SimpleJavaFileObject;

/** A class in a jar, as the compiler reads it. */
final class JarClass extends SimpleJavaFileObject {
    private final JarFile jar;
    private final String binaryName;

    /** @param binaryName such as {@code java.util.Map$Entry} */
    JarClass(JarFile jar, URI uri, String binaryName) {
        super(uri, Kind.CLASS);
        this.jar = jar;
        this.binaryName = binaryName;
    }

    String binaryName() {
        return binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return jar.getInputStream(jar.getEntry(entry(binaryName)));
    }

    /** The name that a class has in its jar. */
    static String entry(String binaryName) {
        return binaryName.replace('.', '/') + Kind.CLASS.extension;
    }

    /** By its place: the compiler makes out by this whether two are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JarClass that && uri.equals(that.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }
}
