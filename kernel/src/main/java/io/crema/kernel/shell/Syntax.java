package io.crema.kernel.shell;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Whether a piece of Java can be parsed, and if not, whether more lines could mend it. */
enum Syntax {
    WHOLE,
    /** What is wrong is wrong at its end. */
    UNFINISHED,
    /** Something is wrong before its end, so that nothing which follows mends it. */
    BROKEN;

    /** Where a piece may stand in Java: in a body, in a class, behind an equals sign, at the top of a file. */
    private static final List<Frame> FRAMES = List.of(
            new Frame("class $ {{ ", "\n;}}", code -> true),
            new Frame("class $ { ", "\n;}", code -> true),
            new Frame("class $ {{ Object $ = ", "\n;}}", code -> !code.endsWith(";")),
            new Frame("", "\n;", code -> code.matches("(?s)\\s*(?:import|package)\\b.*")));

    /** What the next line may close; and what is a matter of the compiler's options, not of the code. */
    private static final Pattern NOT_LOST =
            Pattern.compile(".*(?:unclosed\\.comment|unclosed\\.text\\.block|try\\.without\\.catch|preview).*");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private record Frame(String before, String after, Predicate<String> mayHold) {}

    /** Parses one piece, a statement, an expression, an import or a declaration, with its semicolon or without. */
    static Syntax of(String piece) {
        String code = JavaText.withoutText(piece);
        if (closesWhatIsNotOpen(code)) {
            return BROKEN;
        }
        String stripped = code.stripTrailing();
        Syntax best = BROKEN;
        for (Frame frame : FRAMES) {
            if (best != WHOLE && frame.mayHold().test(stripped)) {
                Syntax found = of(piece, stripped.length(), frame);
                best = found.compareTo(best) < 0 ? found : best;
            }
        }
        return best;
    }

    private static Syntax of(String piece, int end, Frame frame) {
        int length = end + frame.before().length();
        return errors(frame.before() + piece + frame.after()).stream()
                .map(error -> reach(error) >= length ? UNFINISHED : BROKEN)
                .max(Comparator.naturalOrder())
                .orElse(WHOLE);
    }

    private static long reach(Diagnostic<?> error) {
        // An expression that is no statement may become one: "a.b", and on the next line ".run()".
        boolean mayGoOn = error.getCode().endsWith("not.stmt");
        boolean lost = !NOT_LOST.matcher(error.getCode()).matches();
        return lost ? mayGoOn ? error.getEndPosition() : error.getPosition() : Long.MAX_VALUE;
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(String unit) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = new CompilerFiles(COMPILER.getStandardFileManager(null, null, null), List.of())) {
            var task = (JavacTask)
                    COMPILER.getTask(null, files, diagnostics, List.of("-proc:none"), null, List.of(new Source(unit)));
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException("the source is in memory", e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static boolean closesWhatIsNotOpen(String code) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            int closer = ")]}".indexOf(c);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (closer >= 0 && (open.isEmpty() || open.pop() != "([{".charAt(closer))) {
                return true;
            }
        }
        return false;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///$.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
