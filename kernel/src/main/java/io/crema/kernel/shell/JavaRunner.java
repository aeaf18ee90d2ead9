package io.crema.kernel.shell;

import io.crema.kernel.shell.JavaSource.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/** Runs Java piece by piece, to the first error or the last value. */
final class JavaRunner {
    private final JavaSession session;
    private final DiagnosticFormatter diagnostics;
    private final TraceFormatter traces;
    private final StatementLimit limit;
    private final OldInstances old;

    JavaRunner(JavaSession session, TraceFormatter traces, StatementLimit limit) {
        this.session = session;
        this.limit = limit;
        this.old = new OldInstances(session);
        this.diagnostics = new DiagnosticFormatter();
        this.traces = traces;
    }

    /**
     * Runs it.
     *
     * @return the value of the last piece, if that is an expression and not null
     * @throws CellFailedException with what the compiler says, or what the code threw
     */
    Optional<Object> run(JavaSource source, RunningCell cell) throws CellFailedException {
        List<Piece> pieces = session.analyse(source::pieces);
        refuseBrokenSyntax(pieces, cell);
        var pending = new LinkedHashSet<DeclarationSnippet>();
        Optional<Object> value = Optional.empty();
        try {
            for (Piece piece : RecordConstructors.completed(SealedFamilies.completed(pieces))) {
                if (cell.interrupted()) {
                    return Optional.empty();
                }
                value = run(piece, pending, cell);
            }
            refuseUnusable(pending);
        } finally {
            warnOfUnresolved(pending, cell);
        }
        return value;
    }

    /** Nothing of a cell runs when its syntax is broken somewhere: what runs before would run twice. */
    private void refuseBrokenSyntax(List<Piece> pieces, RunningCell cell) throws CellFailedException {
        for (Piece piece : pieces) {
            boolean broken = piece.whole()
                    ? pieces.size() > 1 && Syntax.of(piece.code()) == Syntax.BROKEN
                    : session.isBroken(piece.code());
            if (broken) {
                // Runs nothing, for it is broken; but only an evaluated snippet has diagnostics (before JDK 21).
                run(piece, new LinkedHashSet<>(), cell);
            }
        }
    }

    private Optional<Object> run(Piece piece, Set<DeclarationSnippet> pending, RunningCell cell)
            throws CellFailedException {
        Evaluation evaluation = limit.within(cell, () -> session.eval(piece.code(), piece.origin()));
        old.warnings(evaluation).forEach(cell.output()::warn);
        for (SnippetEvent event : evaluation.own()) {
            if (event.exception() != null) {
                throw new CellFailedException(
                        traces.error(event.exception(), evaluation.thrown()), evaluation.thrown());
            }
            if (event.status() == Status.REJECTED) {
                throw new CellFailedException(diagnostics.error(session.diagnostics(event.snippet()), piece.origin()));
            }
            if (isUnresolved(event.status()) && event.snippet() instanceof DeclarationSnippet declaration) {
                pending.add(declaration);
            }
        }
        return evaluation.value();
    }

    /** A type that refers to what never came cannot be used at all. */
    private void refuseUnusable(Set<DeclarationSnippet> pending) throws CellFailedException {
        Optional<DeclarationSnippet> unusable = pending.stream()
                .filter(declaration -> session.status(declaration) == Status.RECOVERABLE_NOT_DEFINED)
                .findFirst();
        if (unusable.isPresent()) {
            pending.remove(unusable.get());
            throw new CellFailedException(diagnostics.unusable(
                    unusable.get().name(), session.unresolved(unusable.get()), session.originOf(unusable.get())));
        }
    }

    /** What was declared but refers to names that do not exist yet, said once the whole cell had its chance. */
    private void warnOfUnresolved(Set<DeclarationSnippet> pending, RunningCell cell) {
        var warnings = new ArrayList<String>();
        for (DeclarationSnippet declaration : pending) {
            if (isUnresolved(session.status(declaration))) {
                warnings.add(diagnostics.unresolved(
                        declaration.name(), session.unresolved(declaration), session.originOf(declaration)));
            }
        }
        warnings.forEach(cell.output()::warn);
    }

    private static boolean isUnresolved(Status status) {
        return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
    }
}
