package io.crema.kernel.shell;

import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import io.crema.kernel.interpreter.Inspection;
import io.crema.kernel.magic.CellPart;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.VarSnippet;

/** Answers {@code list?}: shows what a name is on the page beside the notebook. */
final class NameHelp {
    private final SessionFacilities facilities;

    NameHelp(SessionFacilities facilities) {
        this.facilities = facilities;
    }

    void answer(CellPart.Question question, RunningCell cell) {
        String name = question.name();
        Optional<DisplayData> found = name.startsWith("%")
                ? ofMagic(name.replaceFirst("^%%?", ""))
                : ofJava(name).or(() -> ofMagic(name));
        found.ifPresentOrElse(
                cell.output()::page,
                () -> cell.output()
                        .warn(name + " is not known here. Declare or import it, or write its whole name:"
                                + " java.util.List?\n"));
    }

    private Optional<DisplayData> ofMagic(String name) {
        return facilities
                .magics()
                .find(name)
                .map(magic -> DisplayData.text(magic.syntax().help()));
    }

    /** What Java knows of it; of a variable, what its type is as well. */
    private Optional<DisplayData> ofJava(String name) {
        JavaSession session = facilities.surroundings().session();
        Inspector inspector = facilities.surroundings().inspector();
        Optional<String> type = session.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .map(VarSnippet::typeName)
                .map(generic -> generic.replaceFirst("<.*", ""))
                .findFirst();
        return Stream.concat(Stream.of(name), type.stream())
                .flatMap(each -> session.analyse(analysis -> inspector.inspect(each, each.length(), analysis)).stream())
                .map(Inspection::data)
                .reduce(NameHelp::joined);
    }

    private static DisplayData joined(DisplayData first, DisplayData second) {
        return DisplayData.text(first.plainText() + "\n\n" + second.plainText())
                .with(
                        MimeType.HTML,
                        first.data().get(MimeType.HTML) + "<hr>" + second.data().get(MimeType.HTML));
    }
}
