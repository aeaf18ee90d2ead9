package io.crema.kernel.shell;

import io.crema.kernel.magic.CellParser;
import io.crema.kernel.magic.CellPart;
import java.util.Optional;

/** Runs code that may hold magics, part by part. */
final class CodeRunner {
    private final CellParser parser;
    private final JavaRunner java;
    private final MagicRunner magics;
    private final NameHelp help;

    CodeRunner(SessionFacilities facilities, MagicRunner magics) {
        this.parser = new CellParser(facilities.magics()::isKnown);
        this.java = facilities.java();
        this.magics = magics;
        this.help = new NameHelp(facilities);
    }

    /**
     * Runs it within a cell, to its end or to the cell's interruption.
     *
     * @param number the number of the cell that the code stands in, 0 for none
     * @return the value of the last part
     */
    Optional<Object> run(String code, int number, RunningCell cell) throws CellFailedException {
        return run("", code, number, cell);
    }

    /** As above, for what was loaded from a file, which messages name. */
    Optional<Object> run(String file, String code, int number, RunningCell cell) throws CellFailedException {
        Optional<Object> value = Optional.empty();
        for (CellPart part : parser.parse(code)) {
            if (cell.interrupted()) {
                return Optional.empty();
            }
            value = part instanceof CellPart.Code text
                    ? java.run(new JavaSource(number, file, text.withMagicsAs(magics::embed), text.line()), cell)
                    : run(part, cell);
        }
        return value;
    }

    private Optional<Object> run(CellPart part, RunningCell cell) throws CellFailedException {
        if (part instanceof CellPart.Question question) {
            help.answer(question, cell);
            return Optional.empty();
        }
        return magics.run(
                part instanceof CellPart.LineMagic line ? line.call() : ((CellPart.CellMagic) part).call(), cell);
    }
}
