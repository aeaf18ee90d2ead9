package io.crema.kernel.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What matters of a class of a snippet to the loader that it gets.
 *
 * @param name with its package, as {@link Class#getName} has it
 * @param isOpen whether a class of the same package in another loader may use all of it that the language lets it use
 * @param references the names of the other classes in its package that it refers to
 */
public record SnippetClass(String name, boolean isOpen, Set<String> references) {
    /** The tag of a text among a class's constants (JVMS 4.4.7). */
    private static final int CONSTANT_UTF8 = 1;

    public SnippetClass {
        references = Set.copyOf(references);
    }

    public static SnippetClass of(byte[] bytecode) {
        var reader = new ClassReader(bytecode);
        var openness = new Openness();
        reader.accept(openness, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new SnippetClass(name(reader.getClassName()), openness.isOpen(), references(reader, bytecode));
    }

    /** Each name stands among the constants: by itself, or in the type of a field or a method. */
    private static Set<String> references(ClassReader reader, byte[] bytecode) {
        String own = reader.getClassName();
        Pattern ofPackage =
                Pattern.compile(Pattern.quote(own.substring(0, own.lastIndexOf('/') + 1)) + "[^;<>.:()/\\[]+");
        var names = new HashSet<String>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            // The second half of a long constant has no place of its own.
            if (item > 0 && reader.readByte(item - 1) == CONSTANT_UTF8) {
                int length = reader.readUnsignedShort(item);
                String text = new String(bytecode, item + Short.BYTES, length, StandardCharsets.UTF_8);
                ofPackage.matcher(text).results().map(MatchResult::group).forEach(names::add);
            }
        }
        names.remove(own);
        return names.stream().map(SnippetClass::name).collect(Collectors.toSet());
    }

    private static String name(String internal) {
        return internal.replace('/', '.');
    }

    /** The class, made public. JShell's own class around a snippet is not, though all that it holds is. */
    public static byte[] published(byte[] bytecode) {
        var reader = new ClassReader(bytecode);
        var writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String parent, String[] faces) {
                        super.visit(version, access | Opcodes.ACC_PUBLIC, name, signature, parent, faces);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Looks for members that only classes of the same package and loader may use, and for limits on subclasses. */
    private static final class Openness extends ClassVisitor {
        private static final int FOR_ALL_OR_NONE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

        private boolean limited;
        private boolean local;
        private boolean wrapper = true;

        Openness() {
            super(Opcodes.ASM9);
        }

        /** Nothing outside can name a class within a method. */
        boolean isOpen() {
            return local || !limited;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] faces) {
            limited = (access & Opcodes.ACC_PUBLIC) == 0;
        }

        @Override
        public void visitNestHost(String host) {
            wrapper = false;
        }

        @Override
        public void visitOuterClass(String owner, String method, String descriptor) {
            local = true;
        }

        @Override
        public void visitPermittedSubclass(String subclass) {
            // These have to be of the same module, and every loader has one of its own.
            limited = true;
        }

        @Override
        public @Nullable FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            limited |= (access & FOR_ALL_OR_NONE) == 0;
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String type, String signature, String[] thrown) {
            boolean neverCalled = wrapper && name.equals("<init>");
            limited |= (access & FOR_ALL_OR_NONE) == 0 && !neverCalled && !name.equals("<clinit>");
            return null;
        }
    }
}
