package io.crema.kernel.shell;

import static io.crema.kernel.shell.TestCell.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.trace.Resumption;
import io.crema.kernel.trace.StackFrame;
import io.crema.kernel.trace.StopListener;
import io.crema.kernel.trace.StoppedThread;
import io.crema.kernel.trace.Tracer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that is followed line by line does what it does otherwise. */
class TracedCodeTest {
    private final Tracer tracer = new Tracer();
    private final JShellInterpreter java = JShellInterpreter.start(TestCell.options(), tracer);
    private final List<StackFrame> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        java.close();
    }

    /** Steps into every line there is. */
    private void stepThrough() {
        tracer.switchOn(new StopListener() {
            @Override
            public void stopped(StoppedThread thread, Reason reason) {
                seen.add(thread.frames().get(0));
                thread.resume(Resumption.STEP_INTO);
            }

            @Override
            public void continued(StoppedThread thread) {}
        });
        tracer.pause();
    }

    static Stream<String> programs() {
        return Stream.of("""
                long s = 0;
                for (int i = 0; i < 10; i++) {
                  s += i % 2 == 0 ? i : -i;
                }
                s == -5L""", """
                class A { final String t; A(int n, boolean b) { this(b ? new String("x") : "y" + n); }
                 A(String t) {
                  super();
                  this.t = t; } }
                new A(1, true).t.equals("x")""", """
                class B { double d = 1.5; { d *= 2; } static int n; static { n = 4; } }
                new B().d + B.n == 7.0""", """
                record P(int x, int y) { public P {
                 if (x > y) {
                 int t = x;
                 x = y; y = t; } } }
                new P(2, 1).x() == 1""", """
                enum E { ONE { int v() {
                 return 1; } }, TWO { int v() {
                 return 2; } }; abstract int v(); }
                E.valueOf("TWO").v() == 2""", """
                int f(int n) {
                 try {
                 if (n == 0) throw new IllegalStateException();
                 return n;
                 } catch (IllegalStateException e) {
                 return -1;
                 } finally {
                 n++;
                 }
                }
                f(0) + f(2) == 1""", """
                String g(Object o) {
                 return switch (o.hashCode() % 3) {
                 case 0 -> {
                 String z = "zero";
                 yield z; }
                 case 1 -> "one";
                 default -> "two";
                 };
                }
                g(4).equals("one")""", """
                <T extends Comparable<T>> T most(List<T> l) {
                 T m = l.get(0);
                 for (T t : l)
                  if (t.compareTo(m) > 0)
                   m = t;
                 return m;
                }
                most(List.of(1, 3, 2)) == 3""", """
                var r = Stream.of("b", "a")
                 .sorted()
                 .map(s -> {
                   var t = s + s;
                   return t;
                 })
                 .collect(Collectors.joining());
                r.equals("aabb")""", """
                Object lock = new Object();
                int k = 0;
                synchronized (lock) {
                 k++;
                }
                k == 1""", """
                int[][] grid = new int[3][2];
                grid[2][1]++;
                var q = new StringBuilder(
                  grid[2][1] > 0 ? "yes" : "no")
                  .reverse();
                q.toString().equals("sey")""", """
                interface Shape { double area(); default String say() {
                 return "area " + area(); } }
                var o = new Shape() { public double area() {
                 return 2; } };
                o.say().equals("area 2.0")""", """
                sealed interface S permits X, Y {}
                record X(int a) implements S {}
                record Y() implements S {}
                S s = new X(3);
                int w = s instanceof X x && x.a() > 2 ? 1 : 0;
                w == 1""", """
                int fact(int n) {
                 return n < 2 ? 1
                   : n * fact(n - 1);
                }
                fact(5) == 120""", """
                char c = 'a';
                byte b = 1; short h = 2; float fl = 1.5f;
                while (c < 'd') {
                 c++;
                 if (c == 'c') break;
                }
                c == 'c'""");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void comesToTheSameResult(String code) {
        stepThrough();

        assertEquals("true", text(new TestCell().run(java, code)));
        assertTrue(seen.size() > 1, seen.toString());
    }

    @Test
    void keepsTheStackStraightWhenExceptionsPassThroughIt() {
        stepThrough();

        var result = new TestCell().run(java, """
                        void fail() {
                            throw new IllegalStateException();
                        }
                        int tries = 0;
                        for (int i = 0; i < 3; i++) {
                            try {
                                fail();
                            } catch (IllegalStateException e) {
                                tries++;
                            }
                        }
                        """);
        ;

        assertEquals("nothing", text(result));
        List<Integer> lines = seen.stream().map(frame -> frame.place().line()).toList();
        assertEquals(List.of(4, 5, 7, 2, 9, 5, 7, 2, 9, 5, 7, 2, 9, 5), lines);
    }
}
