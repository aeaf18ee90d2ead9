package io.crema.kernel.shell;

import io.crema.kernel.interpreter.CellError;
import io.crema.kernel.magic.Assignment;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.MagicException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs magics: those on lines of their own, and those that stand within Java. */
final class MagicRunner {
    private static final Logger LOG = LoggerFactory.getLogger(MagicRunner.class);

    private final SessionFacilities facilities;
    private final AtomicInteger lastEmbedded = new AtomicInteger();
    private final Map<Integer, Embedded> embedded = new ConcurrentHashMap<>();

    MagicRunner(SessionFacilities facilities) {
        this.facilities = facilities;
    }

    /**
     * Runs a magic and assigns its value where the user says so.
     *
     * @return the value to show; empty for none, or when it was assigned
     */
    Optional<Object> run(MagicCall call, RunningCell cell) throws CellFailedException {
        var context = new SessionContext(facilities, this, cell, call);
        try {
            Object value = cell.runMagic(() -> facilities.magics().run(call, context::expression, context));
            if (call.assignment().isPresent()) {
                assign(call.assignment().get(), value);
                return Optional.empty();
            }
            return Optional.ofNullable(value);
        } catch (MagicException e) {
            LOG.info("{} refused", call.spelled(), e);
            throw new CellFailedException(refusal(e), e);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.info("{} failed", call.spelled(), e);
            throw new CellFailedException(
                    context.errorOf(e).orElseGet(() -> facilities.traces().error(e)), e);
        }
    }

    /** The Java expression that runs a magic standing within Java, where the Java among its arguments is Java as well. */
    String embed(MagicCall call) {
        int id = lastEmbedded.incrementAndGet();
        List<String> expressions = facilities.magics().expressions(call);
        embedded.put(id, new Embedded(call, expressions));
        String values = expressions.stream()
                .map(java -> java.replaceAll("\\R", " "))
                .collect(Collectors.joining(", ", "new Object[] {", "}"));
        return "io.crema.kernel.shell.SnippetCalls.runMagic(" + id + ", " + values + ")";
    }

    /**
     * Runs a magic within Java, on the thread of the Java.
     *
     * @param values what the Java among its arguments came to, in the order in which it is written
     */
    @Nullable
    Object runEmbedded(int id, @Nullable Object[] values, RunningCell cell) throws Exception {
        Embedded magic = embedded.get(id);
        if (magic == null) {
            throw new IllegalStateException("no magic has the number " + id);
        }
        var known = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < values.length; i++) {
            known.put(magic.expressions().get(i), values[i]);
        }
        var context = new SessionContext(facilities, this, cell, magic.call());
        return cell.runMagic(() -> facilities.magics().run(magic.call(), known::get, context));
    }

    /** Runs a magic that Java calls by name, on the thread of the Java. */
    @Nullable
    Object runCall(MagicCall call, RunningCell cell) throws Exception {
        var context = new SessionContext(facilities, this, cell, call);
        return cell.runMagic(() -> facilities.magics().run(call, context::expression, context));
    }

    /** A magic within Java, and the Java among its arguments. */
    private record Embedded(MagicCall call, List<String> expressions) {}

    /** The two lines that a refusal is. */
    static CellError refusal(MagicException refusal) {
        String summary = String.valueOf(refusal.getMessage());
        List<String> lines = refusal.hint().isEmpty()
                ? List.of(Colour.RED.paint(summary))
                : List.of(Colour.RED.paint(summary), refusal.hint());
        return new CellError("MagicException", summary, lines);
    }

    private void assign(Assignment target, @Nullable Object value) {
        if (!target.isDeclaration()) {
            facilities.variables().assign(target.name(), value);
        } else if (target.type().equals("var")) {
            facilities.variables().set(target.name(), value);
        } else {
            facilities.variables().declare(target.type(), target.name(), value);
        }
    }
}
