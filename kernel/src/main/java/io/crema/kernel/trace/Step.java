package io.crema.kernel.trace;

/**
 * A step on its way.
 *
 * @param depth how many frames the thread had when it began, at least 1
 * @param from where it began
 */
record Step(Resumption kind, int depth, Place from) {

    boolean endsAt(int presentDepth, Place place) {
        boolean elsewhere = presentDepth != depth || !place.equals(from);
        return switch (kind) {
            case CONTINUE -> false;
            case STEP_INTO -> elsewhere;
            case STEP_OVER -> presentDepth <= depth && elsewhere;
            case STEP_OUT -> presentDepth < depth;
        };
    }

    /** Whether it goes on in the next statement of the cell when the one that it began in ends. */
    boolean outlivesStatement() {
        return kind != Resumption.CONTINUE && (kind != Resumption.STEP_OUT || depth > 1);
    }
}
