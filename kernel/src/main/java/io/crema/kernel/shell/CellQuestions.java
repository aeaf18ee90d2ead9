package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.Completeness;
import io.crema.kernel.interpreter.Completion;
import io.crema.kernel.interpreter.Completion.Candidate;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.javadoc.Javadoc;
import io.crema.kernel.magic.CellParser;
import io.crema.kernel.magic.CellPart;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicCompleter;
import io.crema.kernel.magic.MagicCompletion;
import io.crema.kernel.magic.MagicSyntax;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what a front end asks about a cell that is being written: first the magics, then Java. */
final class CellQuestions {
    /** How long a question may wait for the compiler, which a running cell may be using. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Pattern LAST_WORD = Pattern.compile("[^\\s\"'=,]*\\z");

    private final JavaSession session;
    private final CellParser parser;
    private final SessionFacilities facilities;
    private final MagicCompleter completer;

    CellQuestions(JavaSession session, CellParser parser, SessionFacilities facilities) {
        this.session = session;
        this.parser = parser;
        this.facilities = facilities;
        this.completer = new MagicCompleter(facilities.magics());
    }

    Completion complete(String cell, int cursor) {
        var context =
                new SessionContext(facilities, new MagicRunner(facilities), Silence.cell(cell), MagicCall.line("", ""));
        Optional<Completion> ofMagic =
                completer.complete(cell, cursor, context).map(found -> completionOrPath(found, cell, cursor));
        return ofMagic.orElseGet(() -> session.analyse(
                        PATIENCE, analysis -> Completer.complete(javaOf(cell), cursor, analysis))
                .orElse(Completion.none(cursor)));
    }

    Optional<Inspection> inspect(String cell, int cursor) {
        Optional<Inspection> ofMagic = completer.syntaxAt(cell, cursor).map(CellQuestions::help);
        return ofMagic.isPresent()
                ? ofMagic
                : session.analyse(
                                PATIENCE,
                                analysis ->
                                        facilities.surroundings().inspector().inspect(javaOf(cell), cursor, analysis))
                        .flatMap(Function.identity());
    }

    Completeness completeness(String cell) {
        for (CellPart part : parser.parse(cell)) {
            Completeness ofPart = completeness(part);
            if (!(ofPart instanceof Completeness.Complete)) {
                return ofPart;
            }
        }
        return new Completeness.Complete();
    }

    private Completeness completeness(CellPart part) {
        if (part instanceof CellPart.Code code) {
            String java = code.withMagicsAs(call -> "magic()");
            return session.analyse(PATIENCE, analysis -> CompletenessCheck.of(java, analysis))
                    .orElse(new Completeness.Unknown());
        }
        boolean unfinished =
                part instanceof CellPart.LineMagic line && line.call().isUnfinished();
        return unfinished ? new Completeness.Incomplete("    ") : new Completeness.Complete();
    }

    /** The cell with blanks in place of its magics, so that every position stays. */
    private String javaOf(String cell) {
        var java = new StringBuilder(cell.replaceAll("[^\n]", " "));
        for (CellPart part : parser.parse(cell)) {
            if (part instanceof CellPart.Code code) {
                java.replace(code.start(), code.start() + code.text().length(), code.text());
            }
        }
        return java.toString();
    }

    /** Where a magic has nothing to offer, the word may be a path. */
    private static Completion completionOrPath(MagicCompletion found, String cell, int cursor) {
        if (found.candidates().isEmpty()) {
            Matcher word = LAST_WORD.matcher(cell.substring(0, cursor));
            return word.find() ? PathCompletion.of(word.group(), cursor) : Completion.none(cursor);
        }
        List<Candidate> candidates = found.candidates().stream()
                .map(candidate -> new Candidate(candidate.text(), "magic", candidate.help()))
                .toList();
        return new Completion(found.start(), found.end(), candidates);
    }

    private static Inspection help(MagicSyntax syntax) {
        return new Inspection(DisplayData.text(syntax.help())
                .with(MimeType.HTML, "<pre>" + Javadoc.escape(syntax.help()) + "</pre>"));
    }
}
