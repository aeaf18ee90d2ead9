package io.crema.kernel.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;

/**
 * Adds the reports to one method: on entry, at each line, and on leaving it by a return or an exception. A constructor
 * reports from its call of another constructor on; before that, there is no object yet.
 */
final class MethodInstrumentation {
    private static final String PROBES = Type.getInternalName(Probes.class);
    private static final String BOOTSTRAP =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";
    private static final Handle LINK =
            new Handle(Opcodes.H_INVOKESTATIC, PROBES, "link", BOOTSTRAP + ")Ljava/lang/invoke/CallSite;", false);
    private static final Handle LINK_LINE = new Handle(
            Opcodes.H_INVOKESTATIC,
            PROBES,
            "linkLine",
            BOOTSTRAP + "Ljava/lang/String;IILjava/lang/String;)Ljava/lang/invoke/CallSite;",
            false);

    private final String className;
    private final MethodNode method;
    private final InsnList code;
    private final int[] stackSizes;

    /** @param className its class, with slashes */
    MethodInstrumentation(String className, MethodNode method) {
        this.className = className;
        this.method = method;
        this.code = method.instructions;
        this.stackSizes = stackSizes(className, method);
    }

    /** How much is on the operand stack before each instruction: nothing where a statement begins. */
    private static int[] stackSizes(String className, MethodNode method) {
        try {
            return Arrays.stream(new Analyzer<>(new BasicInterpreter()).analyzeAndComputeMaxs(className, method))
                    .mapToInt(frame -> frame == null ? 0 : frame.getStackSize())
                    .toArray();
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException("not what a Java compiler makes: " + className + "." + method.name, e);
        }
    }

    void apply() {
        AbstractInsnNode[] original = code.toArray();
        int first = method.name.equals("<init>") ? afterConstructorCall(original) : 0;
        var newPlaces = new HashMap<LabelNode, LabelNode>();
        for (int i = first; i < original.length; i++) {
            if (original[i] instanceof LineNumberNode line) {
                report(line, next(original, i), original, newPlaces);
            } else if (original[i].getOpcode() >= Opcodes.IRETURN && original[i].getOpcode() <= Opcodes.RETURN) {
                code.insertBefore(original[i], call("leave"));
            }
        }
        renamePlacesOfNew(newPlaces);
        surround(first == 0 ? null : original[first - 1]);
    }

    /** The index after {@code super(...)} or {@code this(...)}: the first constructor call that ends no {@code new}. */
    private static int afterConstructorCall(AbstractInsnNode[] original) {
        int created = 0;
        for (int i = 0; i < original.length; i++) {
            if (original[i].getOpcode() == Opcodes.NEW) {
                created++;
            } else if (original[i] instanceof MethodInsnNode call && call.name.equals("<init>")) {
                if (created == 0) {
                    return i + 1;
                }
                created--;
            }
        }
        throw new IllegalArgumentException("a constructor that calls no other");
    }

    /** The index of the instruction that a line begins with; the length when the line has none of its own. */
    private static int next(AbstractInsnNode[] original, int line) {
        int i = line + 1;
        while (i < original.length && original[i].getOpcode() < 0) {
            if (original[i] instanceof LineNumberNode) {
                return original.length;
            }
            i++;
        }
        return i;
    }

    private void report(
            LineNumberNode line, int begin, AbstractInsnNode[] original, Map<LabelNode, LabelNode> newPlaces) {
        if (begin == original.length) {
            return;
        }
        AbstractInsnNode instruction = original[begin];
        code.insertBefore(instruction, lineCall(line.line, stackSizes[begin] == 0, inScope(instruction)));
        if (instruction.getOpcode() == Opcodes.NEW) {
            // A frame names an object under construction by the place of its NEW, which has moved.
            var place = new LabelNode();
            code.insertBefore(instruction, place);
            for (int i = begin - 1; i >= 0 && original[i].getOpcode() < 0; i--) {
                if (original[i] instanceof LabelNode label) {
                    newPlaces.put(label, place);
                }
            }
        }
    }

    private List<LocalVariableNode> inScope(AbstractInsnNode instruction) {
        if (method.localVariables == null) {
            return List.of();
        }
        int index = code.indexOf(instruction);
        return method.localVariables.stream()
                .filter(variable -> code.indexOf(variable.start) <= index && index < code.indexOf(variable.end))
                .sorted(Comparator.comparingInt(variable -> variable.index))
                .toList();
    }

    private InsnList lineCall(int line, boolean begins, List<LocalVariableNode> variables) {
        var added = new InsnList();
        added.add(new IntInsnNode(Opcodes.SIPUSH, variables.size()));
        added.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        var declared = new ArrayList<Variable.Declared>();
        for (LocalVariableNode variable : variables) {
            Type type = Type.getType(variable.desc);
            added.add(new InsnNode(Opcodes.DUP));
            added.add(new IntInsnNode(Opcodes.SIPUSH, declared.size()));
            added.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), variable.index));
            box(type, added);
            added.add(new InsnNode(Opcodes.AASTORE));
            declared.add(new Variable.Declared(
                    variable.name, variable.signature == null ? variable.desc : variable.signature));
        }
        added.add(new InvokeDynamicInsnNode(
                "line", "([Ljava/lang/Object;)V", LINK_LINE, method.name, line, begins ? 1 : 0, Site.encode(declared)));
        return added;
    }

    private static void box(Type type, InsnList added) {
        String box = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> "";
        };
        if (!box.isEmpty()) {
            String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
            added.add(new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false));
        }
    }

    private void renamePlacesOfNew(Map<LabelNode, LabelNode> newPlaces) {
        for (AbstractInsnNode each : code) {
            if (each instanceof FrameNode frame) {
                rename(frame.local, newPlaces);
                rename(frame.stack, newPlaces);
            }
        }
    }

    private static void rename(List<Object> types, Map<LabelNode, LabelNode> newPlaces) {
        if (types != null) {
            types.replaceAll(type -> type instanceof LabelNode label ? newPlaces.getOrDefault(label, label) : type);
        }
    }

    /** Enters after {@code begin}, or at the very beginning, and leaves when an exception does. */
    private void surround(@Nullable AbstractInsnNode begin) {
        var start = new LabelNode();
        var end = new LabelNode();
        InsnList entry = new InsnList();
        entry.add(call("enter"));
        entry.add(start);
        if (begin == null) {
            code.insert(entry);
        } else {
            code.insert(begin, entry);
        }
        code.add(end);
        Object[] locals = parameterTypes();
        code.add(new FrameNode(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
        code.add(call("leave"));
        code.add(new InsnNode(Opcodes.ATHROW));
        // The last one, so that the user's own handlers come first.
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private Object[] parameterTypes() {
        var types = new ArrayList<Object>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            types.add(className);
        }
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            types.add(
                    switch (parameter.getSort()) {
                        case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
                        case Type.FLOAT -> Opcodes.FLOAT;
                        case Type.LONG -> Opcodes.LONG;
                        case Type.DOUBLE -> Opcodes.DOUBLE;
                        default -> parameter.getInternalName();
                    });
        }
        return types.toArray();
    }

    private static AbstractInsnNode call(String name) {
        return new InvokeDynamicInsnNode(name, "()V", LINK);
    }
}
