package io.crema.kernel.trace;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes classes that look at their session's {@link StopSwitch} where a method begins and before every jump back, so that
 * no loop and no recursion goes on for ever.
 */
public final class StopChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StopChecks.class);

    private static final String SWITCH = Type.getInternalName(StopSwitch.class);
    private static final ConstantDynamic SESSIONS_SWITCH = new ConstantDynamic(
            "stops",
            Type.getDescriptor(StopSwitch.class),
            new Handle(
                    Opcodes.H_INVOKESTATIC,
                    Type.getInternalName(Probes.class),
                    "stops",
                    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
                            + Type.getDescriptor(StopSwitch.class),
                    false));

    private StopChecks() {}

    /** The class with its checks, or as it was when they would not fit into it. */
    public static byte[] of(byte[] bytecode) {
        var reader = new ClassReader(bytecode);
        // Frames stay as they are: a check has no branches.
        var writer = new ClassWriter(reader, 0);
        try {
            reader.accept(new InClass(writer), 0);
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            LOG.warn("{} is too large to be stopped everywhere", reader.getClassName(), e);
            return bytecode;
        }
    }

    private static final class InClass extends ClassVisitor {
        InClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new InMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class InMethod extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        InMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        private void check() {
            visitLdcInsn(SESSIONS_SWITCH);
            visitMethodInsn(Opcodes.INVOKEVIRTUAL, SWITCH, "check", "()V", false);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + 1, maxLocals);
        }
    }
}
