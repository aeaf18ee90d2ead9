package io.crema.kernel.interpreter;

/** Where a running cell asks its user for a line. */
public interface CellInput {

    /**
     * Asks and waits.
     *
     * @param password whether what is typed is hidden
     * @return the line, without its end
     * @throws InputUnavailableException if the front end takes no input
     * @throws InterruptedException if the cell is interrupted while it waits
     */
    String readLine(String prompt, boolean password) throws InterruptedException;

    /** The front end that asked for this cell takes no input. */
    final class InputUnavailableException extends RuntimeException {
        public InputUnavailableException() {
            super("this front end takes no input. Run the cell in a notebook, or put the value in the code");
        }
    }
}
