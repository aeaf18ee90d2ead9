package io.crema.kernel.shell;

import io.crema.kernel.comm.Comms;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.Identified;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.display.Renderers;
import io.crema.kernel.magic.MagicCall;
import io.crema.kernel.magic.Magics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one session's {@link Notebook} functions do. */
final class NotebookFunctions {
    private final JavaSession session;
    private final SessionFacilities facilities;
    private final Handover handover;
    private final CodeRunner code;
    private final MagicRunner magics;

    NotebookFunctions(
            JavaSession session, SessionFacilities facilities, Handover handover, CodeRunner code, MagicRunner magics) {
        this.session = session;
        this.facilities = facilities;
        this.handover = handover;
        this.code = code;
        this.magics = magics;
    }

    Handover handover() {
        return handover;
    }

    Magics magics() {
        return facilities.magics();
    }

    Renderers renderers() {
        return facilities.renderers();
    }

    String display(@Nullable Object value, String... types) {
        List<DisplayData> all = types.length > 0 || value == null || value instanceof DisplayData
                ? List.of(render(value, types))
                : renderers().renderAll(value);
        Optional<String> given = value instanceof Identified identified ? identified.displayId() : Optional.empty();
        String id = given.orElse("");
        for (DisplayData data : all) {
            if (given.isPresent()) {
                cell().output().show(id, data);
            } else {
                id = cell().output().show(data);
            }
        }
        cell().shown(id);
        return id;
    }

    void update(String id, @Nullable Object value, String... types) {
        cell().output().update(id, render(value, types));
    }

    DisplayData render(@Nullable Object value, String... types) {
        Set<MimeType> wanted = Stream.of(types).map(MimeType::new).collect(Collectors.toCollection(LinkedHashSet::new));
        if (value instanceof DisplayData data) {
            return data.only(wanted);
        }
        return value == null ? DisplayData.text("null") : renderers().render(value, wanted);
    }

    @Nullable
    Object eval(String text) throws Exception {
        try {
            return code.run(text, 0, cell()).orElse(null);
        } catch (CellFailedException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    @Nullable
    Object runMagic(MagicCall call) throws Exception {
        return magics.runCall(call, cell());
    }

    /** Arguments as they would be typed behind the magic's name. */
    String spelled(String magic, List<String> arguments) {
        boolean verbatim =
                magics().find(magic).map(found -> found.syntax().isVerbatim()).orElse(false);
        return arguments.stream()
                .map(argument -> " " + (verbatim ? asWord(argument, arguments.size()) : quoted(argument)))
                .collect(Collectors.joining());
    }

    /** One of several words of a magic that splits its line itself; a word alone is the line. */
    private static String asWord(String argument, int of) {
        return of > 1 && argument.matches(".*\\s.*") ? "\"" + argument + "\"" : argument;
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    void clear(boolean wait) {
        cell().output().clear(wait);
    }

    String ask(String prompt, boolean hidden) throws InterruptedException {
        return cell().input().readLine(prompt, hidden);
    }

    Comms comms() {
        return cell().output().comms();
    }

    @Nullable
    Object runMagic(int id, @Nullable Object[] values) throws Exception {
        return magics.runEmbedded(id, values, cell());
    }

    private RunningCell cell() {
        return session.running().present();
    }
}
