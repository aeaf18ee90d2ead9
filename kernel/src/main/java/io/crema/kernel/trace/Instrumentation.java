package io.crema.kernel.trace;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes classes that report each line they come to. The class must have been compiled with {@code -g}. */
public final class Instrumentation {
    private static final Logger LOG = LoggerFactory.getLogger(Instrumentation.class);

    private Instrumentation() {}

    /** The class with its reports, or as it was when they would not fit into it. */
    public static byte[] of(byte[] bytecode) {
        var type = new ClassNode();
        // Frames stay as they are: what is added has no branches.
        new ClassReader(bytecode).accept(type, 0);
        type.methods.stream()
                .filter(Instrumentation::hasCode)
                .filter(method -> !(method.name.equals("do_it$") && hasOtherStatement(type)))
                .forEach(method -> new MethodInstrumentation(type.name, method).apply());
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        try {
            type.accept(writer);
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            LOG.warn("{} is too large to be followed by the debugger", type.name, e);
            return bytecode;
        }
    }

    /** JShell puts a variable's initialiser into a method of its own if its type cannot be written. */
    private static boolean hasOtherStatement(ClassNode type) {
        return type.methods.stream().anyMatch(method -> method.name.equals("do_it$Aux"));
    }

    private static boolean hasCode(MethodNode method) {
        return method.instructions.size() > 0 && (method.access & Opcodes.ACC_BRIDGE) == 0;
    }
}
