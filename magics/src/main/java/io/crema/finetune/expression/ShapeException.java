package io.crema.finetune.expression;

/** Tensors that do not fit together. The message names the operation, the shapes and the line of the model. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShapeException(String problem) {
        super(problem + place());
    }

    private static String place() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(frame -> !isShared(frame.getClassName())).findFirst())
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }

    /** Expressions, and the parts that families share: packages called layer. The mistake is where these are used. */
    private static boolean isShared(String className) {
        String room = className.substring(0, className.lastIndexOf('.') + 1);
        return room.equals(ShapeException.class.getPackageName() + ".") || room.endsWith(".layer.");
    }
}
