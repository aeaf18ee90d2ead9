package io.crema.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.debug.DebugAdapter;
import io.crema.kernel.history.History;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.shell.JShellInterpreter;
import io.crema.kernel.shell.ShellOptions;
import io.crema.kernel.trace.Tracer;
import io.crema.kernel.transport.zmq.ZmqConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DebuggerIT {
    private static final String METHOD = """
            int twice(int number) {
                int result = number * 2;
                return result;
            }""";

    @TempDir
    private Path folder = Path.of("");

    private JShellInterpreter java;
    private ZmqClient client;
    private DebugClient debug;
    private ZmqConnection connection;
    private Kernel kernel;

    @BeforeEach
    void start() throws IOException {
        Path file = folder.resolve("connection.json");
        client = new ZmqClient(file, "secret");
        connection = ZmqConnection.open(file, Session.create());
        var tracer = new Tracer();
        java = JShellInterpreter.start(ShellOptions.plain(), tracer);
        var language = CompletableFuture.completedFuture(java);
        kernel = new Kernel(
                connection,
                connection.session(),
                language,
                new DebugAdapter(tracer, language),
                History.inMemory(),
                KernelOptions.defaults("test"));
        new DaemonThreads("kernel").newThread(this::run).start();
        client.awaitWelcome();
        debug = new DebugClient(client);
    }

    private void run() {
        try {
            kernel.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        connection.close();
        kernel.close();
        client.close();
        java.close();
    }

    private String status(String id) throws IOException {
        return client.shellReply(id).content().get("status").asText();
    }

    @Test
    void saysOnWhichLinesItCannotStop() throws IOException {
        debug.switchOn();
        String path = debug.breakAt("// first\nint one = 1;\n");

        var breakpoints = debug.setBreakpoints(path, 1, 2);

        assertFalse(breakpoints.get(0).get("verified").asBoolean());
        assertEquals(
                "nothing runs on this line", breakpoints.get(0).get("message").asText());
        assertTrue(breakpoints.get(1).get("verified").asBoolean());
    }

    @Test
    void announcesItselfAndItsHash() throws IOException {
        var info = client.shellReply(client.shell("kernel_info_request", Map.of()));
        var debugInfo = debug.body("debugInfo", Map.of());

        assertEquals("debugger", info.content().at("/supported_features/0").asText());
        assertFalse(debugInfo.get("isStarted").asBoolean());
        assertEquals("Murmur2", debugInfo.get("hashMethod").asText());
    }

    @Test
    void stopsAtABreakpointAndGoesOn() throws IOException {
        String code = "int a = 40;\nint b = a + 1;\na + b";
        debug.switchOn();
        debug.breakAt(code, 2);

        String id = debug.execute(code);

        assertEquals(List.of("cell:2"), debug.stop("breakpoint"));
        debug.resume("continue");
        debug.event("continued");
        assertEquals("ok", status(id));
    }

    @Test
    void stepsFromStatementToStatementOfACell() throws IOException {
        String code =
                "int a = 40;\nint b = a + 1;\n\n// a comment\nfor (int i = 0; i < 1; i++) {\n    a += i;\n}\na + b";
        debug.switchOn();
        debug.breakAt(code, 1);

        String id = debug.execute(code);

        assertEquals(List.of("cell:1"), debug.stop("breakpoint"));
        for (int line : new int[] {2, 5, 6, 5, 8}) {
            debug.resume("next");
            assertEquals(List.of("cell:" + line), debug.stop("step"));
        }
        debug.resume("next");
        assertEquals("ok", status(id));
    }

    @Test
    void stepsIntoMethodsOfOtherCellsAndOutOfThem() throws IOException {
        debug.switchOn();
        assertEquals("ok", status(debug.execute(METHOD)));
        String code = "int x = 1;\nint y = twice(x);\nint z = twice(y);\nz";
        debug.breakAt(code, 2);

        String id = debug.execute(code);

        assertEquals(List.of("cell:2"), debug.stop("breakpoint"));
        debug.resume("stepIn");
        assertEquals(List.of("twice:2", "cell:2"), debug.stop("step"));
        assertEquals(List.of("number = 1"), debug.variables(1, "Locals"));
        debug.resume("next");
        assertEquals(List.of("twice:3", "cell:2"), debug.stop("step"));
        assertEquals(List.of("number = 1", "result = 2"), debug.variables(1, "Locals"));
        debug.resume("stepOut");
        assertEquals(List.of("cell:3"), debug.stop("step"));
        debug.resume("next");
        assertEquals(List.of("cell:4"), debug.stop("step"));
        assertEquals(List.of("x = 1", "y = 2", "z = 4"), debug.variables(1, "Globals"));
        debug.resume("continue");
        assertEquals("ok", status(id));
    }

    @Test
    void stopsInMethodsThatWereDeclaredBeforeItWasSwitchedOn() throws IOException {
        assertEquals("ok", status(debug.execute(METHOD)));
        debug.switchOn();
        debug.breakAt(METHOD, 3);

        String id = debug.execute("twice(21)");

        assertEquals(List.of("twice:3", "cell:1"), debug.stop("breakpoint"));
        debug.resume("continue");
        assertEquals("ok", status(id));
    }

    @Test
    void followsACellThatIsEditedAndRunAgain() throws IOException {
        debug.switchOn();
        String before = "int a = 1;\nint twice(int n) {\n    return n * 2;\n}\nint b = twice(a);";
        assertEquals("ok", status(debug.execute(before)));
        String after = "// new\n" + before;
        debug.breakAt(after, 2, 4);

        String id = debug.execute(after);

        assertEquals(List.of("cell:2"), debug.stop("breakpoint"));
        debug.resume("continue");
        assertEquals(List.of("twice:4", "cell:6"), debug.stop("breakpoint"));
        debug.resume("continue");
        assertEquals("ok", status(id));
    }

    @Test
    void stopsInClassesThatAreDeclaredAgainAfterItWasSwitchedOn() throws IOException {
        String code = """
                class Counter {
                    int next(int n) {
                        return n + 1;
                    }
                }""";
        assertEquals("ok", status(debug.execute(code)));
        debug.switchOn();
        debug.breakAt(code, 3);
        assertEquals("ok", status(debug.execute(code)));

        String id = debug.execute("new Counter().next(1)");

        assertEquals(List.of("next:3", "cell:1"), debug.stop("breakpoint"));
        debug.resume("continue");
        assertEquals("ok", status(id));
    }

    @Test
    void saysThatAClassOfBeforeHasToBeRunAgain() throws IOException {
        String code = "class Before {\n    int one() {\n        return 1;\n    }\n}\nint fine = 1;";
        assertEquals("ok", status(client.shell("execute_request", Map.of("code", code))));
        debug.switchOn();
        String path = debug.breakAt(code);

        var breakpoints = debug.setBreakpoints(path, 3, 6);

        assertFalse(breakpoints.get(0).get("verified").asBoolean());
        assertEquals(
                "declared before the debugger was switched on: run this cell again to stop here",
                breakpoints.get(0).get("message").asText());
        assertTrue(breakpoints.get(1).get("verified").asBoolean());

        assertEquals("ok", status(debug.execute(code)));
        assertTrue(debug.setBreakpoints(path, 3).get(0).get("verified").asBoolean());
    }

    @Test
    void showsWhatIsInLocalVariables() throws IOException {
        String code = """
                record Point(int x, List<String> names) {}
                class Box { private int inside = 3; Object self = "s"; }
                void show(int[] numbers, Map<String, Integer> ages, Point point, Box box, String text, double d) {
                    long all = 5;
                    System.out.println(all);
                }
                show(new int[] {1, 2}, new TreeMap<>(Map.of("a", 1, "b", 2)), new Point(1, List.of("n")), new Box(), "t", 0.5);
                """;
        debug.switchOn();
        debug.breakAt(code, 5);

        String id = debug.execute(code);

        assertEquals(List.of("show:5", "cell:7"), debug.stop("breakpoint"));
        var variables = debug.variables(1, "Locals");
        assertEquals("numbers = int[2]", variables.get(0));
        assertEquals("ages = TreeMap of 2", variables.get(1));
        assertEquals("point = Point[x=1, names=[n]]", variables.get(2));
        assertTrue(variables.get(3).startsWith("box = Box@"), variables.get(3));
        assertEquals(List.of("text = \"t\"", "d = 0.5", "all = 5"), variables.subList(4, 7));
        assertEquals(List.of("[0] = 1", "[1] = 2"), debug.inside(1, "numbers"));
        assertEquals(List.of("\"a\" = 1", "\"b\" = 2"), debug.inside(1, "ages"));
        assertEquals(List.of("x = 1", "names = List of 1"), debug.inside(1, "point"));
        assertEquals(List.of("inside = 3", "self = \"s\""), debug.inside(1, "box"));
        debug.resume("continue");
        assertEquals("ok", status(id));
    }

    @Test
    void evaluatesInAFrame() throws IOException {
        String code = """
                record Point(int x) {
                    int plus(List<String> names, int[] more) {
                        int size = names.size();
                        return size + x + more[0];
                    }
                }
                int outside = 7;
                new Point(2).plus(List.of("a", "b"), new int[] {3})""";
        debug.switchOn();
        debug.breakAt(code, 4);

        String id = debug.execute(code);

        assertEquals(List.of("plus:4", "cell:8"), debug.stop("breakpoint"));
        assertEquals("5", debug.evaluate("size + more[0]"));
        assertEquals("\"A\"", debug.evaluate("names.get(0).toUpperCase() // first"));
        assertEquals("11", debug.evaluate("x + this.x + outside"));
        assertEquals("null", debug.evaluate("System.out.println(size)"));
        assertEquals("2", debug.evaluate("this.plus(List.of(), new int[1])"));
        assertTrue(debug.evaluate("nothing").contains("nothing"), debug.evaluate("nothing"));
        assertTrue(debug.evaluate("size = 3").contains("final"), debug.evaluate("size = 3"));
        assertTrue(debug.evaluate("more[5]").contains("ArrayIndexOutOfBounds"));
        debug.resume("continue");
        var reply = client.shellReply(id);
        assertEquals("ok", reply.content().get("status").asText());
    }

    @Test
    void stopsInLambdasOnOtherThreadsOneAfterAnother() throws IOException {
        String code = """
                int sum = IntStream.range(0, 4).parallel().map(i -> {
                    int square = i * i;
                    return square;
                }).sum();
                """;
        debug.switchOn();
        debug.breakAt(code, 3);

        String id = debug.execute(code);

        for (int i = 0; i < 4; i++) {
            assertEquals("lambda in cell:3", debug.stop("breakpoint").get(0));
            debug.resume("continue");
        }
        assertEquals("ok", status(id));
    }

    @Test
    void letsAnInterruptEndACellThatIsStopped() throws IOException {
        String code = "int a = 1;\nwhile (true) {\n    a++;\n}";
        debug.switchOn();
        debug.breakAt(code, 3);
        String id = debug.execute(code);
        debug.stop("breakpoint");

        client.control("interrupt_request", Map.of());

        assertEquals("Interrupted", client.shellReply(id).content().get("ename").asText());
        assertEquals("ok", status(debug.execute("1 + 1")));
    }

    @Test
    void letsEverythingRunWhenItIsSwitchedOff() throws IOException {
        String code = "int a = 1;\na++;\na";
        debug.switchOn();
        debug.breakAt(code, 2);
        String id = debug.execute(code);
        debug.stop("breakpoint");

        debug.body("disconnect", Map.of());

        assertEquals("ok", status(id));
        assertEquals("ok", status(debug.execute(code)));
        assertFalse(debug.body("debugInfo", Map.of()).get("isStarted").asBoolean());
    }
}
