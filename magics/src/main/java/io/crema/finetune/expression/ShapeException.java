package io.crema.finetune.expression;

/** Tensors that do not fit together. The message names the operation, the shapes and the line of the model. */
public final class ShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShapeException(String problem) {
        super(problem + place());
    }

    private static String place() {
        String ours = ShapeException.class.getPackageName();
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(ours + "."))
                        .findFirst())
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
