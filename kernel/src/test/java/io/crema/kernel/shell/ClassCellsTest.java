package io.crema.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.interpreter.Interpreter;
import io.crema.kernel.magic.Magics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java as people write it in cells: each row is a cell, run in a session of its own, and what its last line comes to. */
class ClassCellsTest {

    record Row(String subject, String cell, String value) {
        @Override
        public String toString() {
            return subject;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(types(), hierarchies(), generics(), nested(), statements(), functions())
                .flatMap(List::stream);
    }

    private static List<Row> types() {
        return List.of(
                new Row("mutually dependent classes", """
                        class Order {
                            final List<Line> lines = new ArrayList<>();
                            Line add(int price) { var line = new Line(this, price); lines.add(line); return line; }
                            int total() { return lines.stream().mapToInt(Line::price).sum(); }
                        }
                        class Line {
                            final Order order; private final int price;
                            Line(Order order, int price) { this.order = order; this.price = price; }
                            int price() { return price; }
                        }
                        var order = new Order();
                        order.add(3); order.add(4).order.total()""", "7"),
                new Row("three classes in a ring", """
                        class A { B b = new B(); int n() { return b.n() + 1; } }
                        class B { int n() { return C.n() + 1; } }
                        class C { static int n() { return 1; } A a() { return new A(); } }
                        new C().a().n()""", "3"),
                new Row("a record with a compact constructor, a factory and an interface", """
                        record Range(int from, int to) implements Comparable<Range> {
                            static int made = 0;
                            Range {
                                if (from > to) throw new IllegalArgumentException(from + " > " + to);
                                made++;
                            }
                            static Range of(int to) { return new Range(0, to); }
                            int length() { return to - from; }
                            public int compareTo(Range other) { return Integer.compare(length(), other.length()); }
                        }
                        Range.of(4).compareTo(new Range(2, 3)) + Range.made""", "3"),
                new Row("an enum with bodies, a field and an abstract method", """
                        enum Operation {
                            ADD("+") { int apply(int a, int b) { return a + b; } },
                            TIMES("*") { int apply(int a, int b) { return a * b; } };
                            final String sign;
                            Operation(String sign) { this.sign = sign; }
                            abstract int apply(int a, int b);
                        }
                        Arrays.stream(Operation.values()).map(o -> 3 + o.sign + 4 + "=" + o.apply(3, 4)).toList()""", "[3+4=7, 3*4=12]"),
                new Row("an annotation of one's own", """
                        import java.lang.annotation.*;
                        @Retention(RetentionPolicy.RUNTIME) @interface Note { String value(); }
                        @Note("seen") class Noted { }
                        Noted.class.getAnnotation(Note.class).value()""", "seen"),
                new Row("static state that later cells keep", """
                        class Counter { static int count; static { count = 10; } static int next() { return ++count; } }
                        Counter.next();
                        Counter.next()""", "12"));
    }

    private static List<Row> hierarchies() {
        return List.of(
                new Row("a sealed hierarchy without a permits clause", """
                        sealed interface Shape { double area(); }
                        record Square(double side) implements Shape { public double area() { return side * side; } }
                        record Rectangle(double a, double b) implements Shape { public double area() { return a * b; } }
                        final class Dot implements Shape { public double area() { return 0; } }
                        Stream.of(new Square(2), new Rectangle(2, 3), new Dot()).mapToDouble(Shape::area).sum()""", "10.0"),
                new Row("a sealed class with a non-sealed child", """
                        sealed abstract class Node permits Leaf, Branch { abstract int size(); }
                        final class Leaf extends Node { int size() { return 1; } }
                        non-sealed class Branch extends Node {
                            List<Node> children = List.of(new Leaf(), new Leaf());
                            int size() { return children.stream().mapToInt(Node::size).sum(); }
                        }
                        class Wide extends Branch { int size() { return 10 + super.size(); } }
                        new Wide().size()""", "12"),
                new Row("an abstract class, super and an overridden method", """
                        abstract class Animal {
                            private final String name;
                            Animal(String name) { this.name = name; }
                            abstract String sound();
                            @Override public String toString() { return name + " says " + sound(); }
                        }
                        class Cow extends Animal { Cow() { super("cow"); } String sound() { return "moo"; } }
                        class Calf extends Cow { @Override String sound() { return super.sound().toUpperCase(); } }
                        new Calf()""", "cow says MOO"),
                new Row("an interface with static, default and private methods", """
                        interface Greeter {
                            String name();
                            static Greeter of(String name) { return () -> name; }
                            default String greet() { return prefix() + name(); }
                            private String prefix() { return "Hello, "; }
                        }
                        Greeter.of("Ada").greet()""", "Hello, Ada"),
                new Row("a child declared before its parent", """
                        class Child extends Parent implements Named { public String name() { return "child of " + base; } }
                        class Parent { String base = "parent"; }
                        interface Named { String name(); }
                        new Child().name()""", "child of parent"));
    }

    private static List<Row> generics() {
        return List.of(
                new Row("a generic class with a static nested one", """
                        class Chain<T extends Comparable<T>> {
                            static class Link<E> {
                                final E value; final Link<E> next;
                                Link(E value, Link<E> next) { this.value = value; this.next = next; }
                            }
                            private Link<T> first;
                            Chain<T> push(T value) { first = new Link<>(value, first); return this; }
                            T max() {
                                T max = first.value;
                                for (Link<T> l = first; l != null; l = l.next) if (l.value.compareTo(max) > 0) max = l.value;
                                return max;
                            }
                        }
                        new Chain<String>().push("a").push("c").push("b").max()""", "c"),
                new Row("generic methods with bounds and wildcards", """
                        <T extends Comparable<? super T>> T largest(Collection<? extends T> all) {
                            return all.stream().max(Comparator.naturalOrder()).orElseThrow();
                        }
                        <A, B> List<B> map(List<A> all, java.util.function.Function<? super A, ? extends B> f) {
                            List<B> mapped = new ArrayList<>();
                            for (A a : all) { mapped.add(f.apply(a)); }
                            return mapped;
                        }
                        largest(map(List.of("one", "three"), String::length))""", "5"),
                new Row("a generic record and a sealed result", """
                        sealed interface Result<T> {}
                        record Ok<T>(T value) implements Result<T> {}
                        record Err<T>(String why) implements Result<T> {}
                        Result<Integer> parse(String text) {
                            try { return new Ok<>(Integer.parseInt(text)); }
                            catch (NumberFormatException e) { return new Err<>("not a number: " + text); }
                        }
                        parse("x") instanceof Err<Integer> err && parse("4") instanceof Ok<Integer> ok
                            ? err.why() + ", " + ok.value() : "?\"""", "not a number: x, 4"));
    }

    private static List<Row> nested() {
        return List.of(
                new Row("an inner class that sees its outer object", """
                        class Outer {
                            int n = 5;
                            class Inner { int twice() { return 2 * n + Outer.this.n; } }
                            Inner inner() { return new Inner(); }
                        }
                        new Outer().inner().twice() + new Outer().new Inner().twice()""", "30"),
                new Row("an anonymous class with state", """
                        var numbers = new Iterator<Integer>() {
                            int next = 0;
                            public boolean hasNext() { return next < 3; }
                            public Integer next() { return next++; }
                        };
                        int sum = 0;
                        while (numbers.hasNext()) { sum += numbers.next(); }
                        sum""", "3"),
                new Row("a local record, enum and interface in a method", """
                        String local() {
                            record Point(int x, int y) {}
                            enum Side { LEFT, RIGHT }
                            interface Namer { String name(Point p); }
                            Namer namer = p -> p.x() < 0 ? Side.LEFT.name() : Side.RIGHT.name();
                            return namer.name(new Point(-1, 0));
                        }
                        local()""", "LEFT"));
    }

    private static List<Row> statements() {
        return List.of(
                new Row("switch expressions with arrows, several labels and yield", """
                        int days(String month) {
                            return switch (month) {
                                case "Feb" -> 28;
                                case "Apr", "Jun", "Sep", "Nov" -> 30;
                                default -> { int d = 30; yield d + 1; }
                            };
                        }
                        days("Feb") + days("Jun") + days("Jul")""", "89"),
                new Row(
                        "a text block",
                        "String s = \"\"\"\n    a\n      \"b\" \\\n    c\n    \"\"\";\ns",
                        "a\n  \"b\" c\n"),
                new Row("var in loops and in try with resources", """
                        var log = new ArrayList<String>();
                        class Door implements AutoCloseable { public void close() { log.add("closed"); } }
                        try (var door = new Door(); var other = new Door()) {
                            for (var i = 0; i < 2; i++) { log.add("in " + i); }
                            for (var word : List.of("x")) { log.add(word); }
                        } finally {
                            log.add("end");
                        }
                        log""", "[in 0, in 1, x, closed, closed, end]"),
                new Row(
                        "checked exceptions of one's own, caught and rethrown",
                        """
                        class NotFound extends Exception { NotFound(String what) { super("no " + what); } }
                        String find(String key) throws NotFound, IOException {
                            if (key.isEmpty()) throw new NotFound("key");
                            if (key.equals("io")) throw new IOException("disk");
                            return key;
                        }
                        String safely(String key) {
                            try { return find(key); }
                            catch (NotFound | IOException e) { return e.getClass().getSimpleName() + ": " + e.getMessage(); }
                        }
                        List.of(safely("a"), safely(""), safely("io"))""",
                        "[a, NotFound: no key, IOException: disk]"),
                new Row("two of the cell's classes that meet in one variable", """
                        class Even { public String toString() { return "even"; } }
                        class Odd { public String toString() { return "odd"; } }
                        String describe(int n) {
                            Object o = n % 2 == 0 ? new Even() : new Odd();
                            var p = n > 2 ? new Odd() : new Even();
                            while (n > 100) { n--; }
                            return o + " " + p;
                        }
                        describe(101) + describe(2)""", "odd oddeven even"),
                new Row("labelled loops and arrays", """
                        int found = -1;
                        int[][] grid = {{1, 2}, {3, 4}};
                        outer:
                        for (int[] row : grid) {
                            for (int value : row) {
                                if (value == 3) { found = value * 10; break outer; }
                            }
                        }
                        found""", "30"),
                new Row("pattern matching for instanceof", """
                        Object o = "pattern";
                        String seen = "none";
                        if (o instanceof String s && s.length() > 3) { seen = s.substring(0, 3); }
                        seen""", "pat"));
    }

    private static List<Row> functions() {
        return List.of(
                new Row("lambdas that capture, and method references of all kinds", """
                        import java.util.function.*;
                        int base = 10;
                        IntUnaryOperator plus = n -> n + base;
                        Supplier<List<String>> make = ArrayList::new;
                        Function<String, Integer> length = String::length;
                        BiFunction<String, String, Boolean> same = String::equals;
                        Consumer<Object> print = System.out::println;
                        List<Object> all = List.of(plus.applyAsInt(5), make.get(), length.apply("four"), same.apply("a", "a"));
                        all""", "[15, [], 4, true]"),
                new Row("streams with collectors", """
                        record City(String name, String country, int people) {}
                        var cities = List.of(new City("Rome", "IT", 3), new City("Milan", "IT", 1), new City("Paris", "FR", 2));
                        cities.stream().collect(Collectors.groupingBy(City::country, TreeMap::new,
                            Collectors.collectingAndThen(Collectors.summingInt(City::people), n -> n + "M")))""", "{FR=2M, IT=4M}"),
                new Row("methods that call each other, the later one first", """
                        boolean even(int n) { return n == 0 || odd(n - 1); }
                        boolean odd(int n) { return n != 0 && even(n - 1); }
                        even(10) && !odd(10)""", "true"),
                new Row("overloads, varargs and recursion", """
                        int sum(int... all) { return Arrays.stream(all).sum(); }
                        String sum(String a, String b) { return a + b; }
                        long factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }
                        sum("n", "!") + sum() + sum(1, 2, 3) + factorial(20)""", "n!062432902008176640000"),
                new Row("a fluent chain over several lines with comments between", """
                        // what follows is one expression
                        IntStream.range(0, 10)
                            // only the even ones
                            .filter(i -> i % 2 == 0)
                            /* squared */
                            .map(i -> i * i)
                            .sum()""", "120"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void runs(Row row) {
        try (Interpreter java = JShellInterpreter.start(
                TestCell.options(), new Magics(List.of()), new Renderers(List.of()), List.of())) {
            var cell = new TestCell();

            assertEquals(row.value(), TestCell.text(cell.run(java, row.cell())));
            assertEquals(List.of(), cell.warnings);
        }
    }
}
