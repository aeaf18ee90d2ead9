package io.crema.finetune.expression;

/** The type of a tensor's elements. */
public enum Dtype {
    INT16(2),
    INT64(4),
    FLOAT32(6),
    BOOL(11),
    BFLOAT16(15);

    private final int code;

    Dtype(int code) {
        this.code = code;
    }

    /** The number that libtorch gives this type ({@code c10::ScalarType}). */
    public int code() {
        return code;
    }
}
