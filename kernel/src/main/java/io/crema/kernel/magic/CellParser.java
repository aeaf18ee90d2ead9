package io.crema.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells the magics of a cell from its Java.
 *
 * <p>A line magic stands where a line begins, or straight behind a plain {@code =}; never in a string, a text block, a
 * character or a comment, and never between round or square brackets. Behind an expression whose semicolon was left out
 * a line with {@code %} may go on with a remainder ({@code 5\n%x}), so there it is a magic only if its name is known and
 * nothing behind the name looks like more of the expression. A {@code %%name} takes the rest of the cell. A
 * line that is nothing but a name and a question mark asks what that is.
 *
 * <p>A magic at the top level becomes a part of its own. One within Java, such as in a loop's body or in {@code
 * models[0] = %load_model minilm}, stays in its {@link CellPart.Code}, which can put a Java call in its place.
 */
public final class CellParser {
    private final Predicate<String> isKnown;

    /** @param isKnown whether there is a magic of this name */
    public CellParser(Predicate<String> isKnown) {
        this.isKnown = isKnown;
    }

    /** The parts of a cell in their order. A cell of blanks has none. */
    public List<CellPart> parse(String cell) {
        return new Parse(cell).parts();
    }

    private final class Parse {
        private final String cell;
        private final JavaReader java;
        private final List<CellPart> parts = new ArrayList<>();
        private final List<CellPart.Embedded> embedded = new ArrayList<>();
        private int partStart;

        Parse(String cell) {
            this.cell = cell;
            this.java = new JavaReader(cell);
        }

        List<CellPart> parts() {
            while (!java.isAtEnd()) {
                boolean taken = java.current() == '%' ? takeMagic() : takeQuestion();
                if (!taken) {
                    java.advance();
                }
            }
            finishCode(cell.length());
            return List.copyOf(parts);
        }

        private boolean takeMagic() {
            int start = java.at();
            Optional<MagicLines.Name> found = MagicLines.nameAt(cell, start);
            if (found.isEmpty()) {
                return false;
            }
            MagicLines.Name name = found.get();
            boolean wholeCell = cell.startsWith("%%", start);
            if (wholeCell && java.isAtLineStart() && java.isTopLevel()) {
                takeCellMagic(name);
                return true;
            }
            if (wholeCell || !java.isAmongStatements() || !mayStandHere(name)) {
                return false;
            }
            takeLineMagic(name);
            return true;
        }

        private boolean takeQuestion() {
            boolean mayStandHere =
                    java.isAtLineStart() && java.isTopLevel() && (java.isAtStatementStart() || java.isBehindOperand());
            Optional<QuestionLine> found = mayStandHere ? QuestionLine.at(cell, java.at()) : Optional.empty();
            found.ifPresent(line -> {
                finishCode(java.at());
                parts.add(line.question());
                partStart = behindLineBreak(line.end());
                java.jump(line.end());
            });
            return found.isPresent();
        }

        private boolean mayStandHere(MagicLines.Name name) {
            if (java.isBehindEquals()) {
                return true;
            }
            if (!java.isAtLineStart()) {
                return false;
            }
            return java.isAtStatementStart()
                    || (java.isBehindOperand()
                            && isKnown.test(name.text())
                            && !MagicLines.goesOnAsJava(cell, name.end()));
        }

        private void takeCellMagic(MagicLines.Name name) {
            finishCode(name.start());
            int end = MagicLines.end(cell, name.end());
            int bodyStart = behindLineBreak(end);
            var place = new MagicCall.Place(name.start(), name.end(), cell.length(), lineOf(name.start()));
            parts.add(new CellPart.CellMagic(
                    MagicCall.cell(name.text(), cell.substring(name.end(), end), cell.substring(bodyStart), place)));
            java.jump(cell.length());
            partStart = cell.length();
        }

        private void takeLineMagic(MagicLines.Name name) {
            int end = MagicLines.end(cell, name.end());
            var place = new MagicCall.Place(name.start(), name.end(), end, lineOf(name.start()));
            MagicCall call = MagicCall.line(name.text(), cell.substring(name.end(), end), place);
            if (!java.isTopLevel()) {
                embed(call);
            } else if (!java.isBehindEquals()) {
                addLineMagic(call, name.start());
            } else if (!takeAssignment(call, java.statementStart()) && !takeAssignment(call, java.lineStart())) {
                embed(call);
            }
            java.jump(end);
        }

        private boolean takeAssignment(MagicCall call, int from) {
            int equals = java.lastAt();
            if (from >= equals) {
                return false;
            }
            var assignment = Assignment.of(cell.substring(from, equals));
            assignment.ifPresent(target -> addLineMagic(call.assignedTo(target), from));
            return assignment.isPresent();
        }

        private void addLineMagic(MagicCall call, int from) {
            finishCode(from);
            parts.add(new CellPart.LineMagic(call));
            partStart = behindLineBreak(call.place().end());
        }

        private void embed(MagicCall call) {
            embedded.add(new CellPart.Embedded(
                    call.place().start() - partStart, call.place().end() - partStart, call));
        }

        private void finishCode(int end) {
            String code = cell.substring(partStart, Math.max(partStart, end));
            if (!code.isBlank()) {
                parts.add(new CellPart.Code(code, partStart, lineOf(partStart), embedded));
            }
            embedded.clear();
            partStart = end;
        }

        private int behindLineBreak(int end) {
            int at = end < cell.length() && cell.charAt(end) == '\r' ? end + 1 : end;
            return at < cell.length() && cell.charAt(at) == '\n' ? at + 1 : at;
        }

        private int lineOf(int offset) {
            return 1
                    + (int) cell.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
    }
}
