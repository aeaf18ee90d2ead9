package io.crema.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CellParserTest {
    private static final CellParser PARSER = new CellParser(Set.of("time", "load_data", "finetune", "html")::contains);

    private static Stream<Arguments> cells() {
        return Stream.concat(placesOfMagics(), Stream.concat(placesOfJava(), shapes()));
    }

    private static Stream<Arguments> placesOfMagics() {
        return Stream.of(
                arguments("%time", "%time()"),
                arguments("  \t%time a b", "%time( a b)"),
                arguments("\n\n%time a\n\n", "%time( a)"),
                arguments("int a = 1;\n%time a\nint b;", "java(int a = 1;\n) %time( a) java(int b;)"),
                arguments("%time a\n%nope b", "%time( a) %nope( b)"),
                arguments("// comment\n%nope", "java(// comment\n) %nope()"),
                arguments("/* comment */ %time", "java(/* comment */ ) %time()"),
                arguments("/* over\n two lines */\n%time", "java(/* over\n two lines */\n) %time()"),
                arguments("var r = %time a", "var r = %time( a)"),
                arguments("r=%time a", "r = %time( a)"),
                arguments("var r =\n  %time a", "var r = %time( a)"),
                arguments("final Map<String, int[]> r = %nope a", "Map<String, int[]> r = %nope( a)"),
                arguments("java.util.List<? extends A & B>[] r=%time", "java.util.List<? extends A & B>[] r = %time()"),
                arguments("int a = 1; var r = %time", "java(int a = 1; ) var r = %time()"),
                arguments("größe = %time", "größe = %time()"),
                arguments("if (a) {\n  %nope x\n}\nb", "java(if (a) {\n  «%nope x»\n}\nb)"),
                arguments("void f() {\n  var x = %nope y\n}", "java(void f() {\n  var x = «%nope y»\n})"),
                arguments("each(x -> {\n%nope\n});", "java(each(x -> {\n«%nope»\n});)"),
                arguments("a[0] = %nope", "java(a[0] = «%nope»)"),
                arguments("a = b = %nope", "java(a = b = «%nope»)"),
                arguments("this.a = %nope", "java(this.a = «%nope»)"),
                arguments("count()\n%finetune --epochs 3", "java(count()\n) %finetune( --epochs 3)"),
                arguments("count()\n%finetune -n 3", "java(count()\n) %finetune( -n 3)"),
                arguments("count()\n%load_data /data/x.csv", "java(count()\n) %load_data( /data/x.csv)"),
                arguments("\"text\"\n%time", "java(\"text\"\n) %time()"),
                arguments("count()\n%load_data ../x.csv", "java(count()\n) %load_data( ../x.csv)"),
                arguments("i++\n%time x", "java(i++\n) %time( x)"),
                arguments("var r = /* a = b */ %time", "var r = %time()"),
                arguments("count()\n%time?", "java(count()\n) %time(?)"),
                arguments("count()\nvar r = %nope", "java(count()\n) var r = %nope()"),
                arguments("char c = '\"';\n%nope", "java(char c = '\"';\n) %nope()"),
                arguments("char c = '\\'';\n%nope", "java(char c = '\\'';\n) %nope()"),
                arguments("String s = \"\\\"\";\n%nope", "java(String s = \"\\\"\";\n) %nope()"),
                arguments(
                        "String s = \"\"\"\n a \"quote\" \\\"\"\"\n\"\"\";\n%nope",
                        "java(String s = \"\"\"\n a \"quote\" \\\"\"\"\n\"\"\";\n) %nope()"));
    }

    private static Stream<Arguments> placesOfJava() {
        return Stream.of(
                        "5\n%x",
                        "5\n  %x + 1",
                        "total\n%time;",
                        "total\n%time * 3",
                        "total\n%time +\n2",
                        "total\n%time ;",
                        "total\n%time.value",
                        "total\n%time ? 1 : 2",
                        "total +\n%time",
                        "f(a,\n%time b)",
                        "int[] a = {1,\n%time\n};",
                        "f(\n%time\n)",
                        "a[\n%time]",
                        "int b = a %time;",
                        "int b = 7 % 2;",
                        "% 3",
                        "%",
                        "%%",
                        "%3",
                        "a == %time",
                        "a %= time",
                        "a <= %time",
                        "\"\n%time",
                        "\"%time\"",
                        "f(\"\"\"\n%time\n%%time\n\"\"\")",
                        "/*\n%time\n%%html\n*/",
                        "// %time",
                        "f(\n%%html\n)",
                        "String s = \"= %time\";",
                        "printf(\"%d%n\", 3);")
                .map(java -> arguments(java, java.startsWith("\"\n") ? "java(\"\n) %time()" : "java(" + java + ")"));
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("", ""),
                arguments(" \n\t\n", ""),
                arguments("%time \\\n  a \\\n  b\nc", "%time( \\\n  a \\\n  b) java(c)"),
                arguments("%time a\\\\\nb", "%time( a\\\\) java(b)"),
                arguments("%time \\\r\n a\r\nb", "%time( \\\r\n a) java(b)"),
                arguments("int a;\r\n%time x\r\nb", "java(int a;\r\n) %time( x) java(b)"),
                arguments("%time \\", "%time( \\)"),
                arguments("%%html", "%%html(){}"),
                arguments("%%html\n", "%%html(){}"),
                arguments("\n  %%html a b\n<p>\n%time\n</p>", "%%html( a b){<p>\n%time\n</p>}"),
                arguments("%%html\r\n<p>\r\n", "%%html(){<p>\r\n}"),
                arguments("// first\n%%html\nx", "java(// first\n) %%html(){x}"),
                arguments("int a = 1;\n%%time\na", "java(int a = 1;\n) %%time(){a}"),
                arguments("%größe-neu x", "%größe-neu( x)"),
                arguments("%time \"😀 %time\"", "%time( \"😀 %time\")"),
                arguments("%time; 1", "%time(; 1)"),
                arguments("list?", "what(list)"),
                arguments(
                        "int a = 1\n  Map.Entry ?? ;  // both\r\na",
                        "java(int a = 1\n) what(Map.Entry in detail) java(a)"),
                arguments("?list\n? list.add?", "what(list) what(list.add in detail)"),
                arguments("?%time", "what(%time)"),
                arguments("list?\nfor (var x : list) { y: f(x); }", "what(list) java(for (var x : list) { y: f(x); })"),
                arguments("list\n", "java(list\n)"),
                arguments("flag?\n1 : 2", "java(flag?\n1 : 2)"),
                arguments("var v = flag\n  ? x\n  : y;", "java(var v = flag\n  ? x\n  : y;)"),
                arguments("f(a ?\nb : c)", "java(f(a ?\nb : c))"),
                arguments("while (true) {\nlist?\n}", "java(while (true) {\nlist?\n})"),
                arguments("\"\"\"\nlist?\n\"\"\"", "java(\"\"\"\nlist?\n\"\"\")"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cells")
    void tellsMagicsFromJava(String cell, String parts) {
        assertEquals(
                parts, PARSER.parse(cell).stream().map(CellParserTest::shown).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cells")
    void keepsEveryPartInItsPlace(String cell, String parts) {
        for (CellPart part : PARSER.parse(cell)) {
            if (part instanceof CellPart.Code code) {
                assertEquals(
                        code.text(),
                        cell.substring(code.start(), code.start() + code.text().length()));
                assertEquals(lines(cell.substring(0, code.start())), code.line());
                assertEquals(lines(code.text()), lines(code.withMagicsAs(call -> "run()")));
            } else if (part instanceof CellPart.LineMagic line) {
                MagicCall.Place place = line.call().place();
                assertEquals(line.call().toString(), cell.substring(place.start(), place.end()));
                assertEquals(
                        lines(cell.substring(0, place.start())), line.call().line());
            }
        }
    }

    @Test
    void putsACallInThePlaceOfAMagicWithinJava() {
        List<CellPart> parts = PARSER.parse("for (var f : files) {\n  var d = %load_data x \\\n   y\n  use(d);\n}");

        String java = ((CellPart.Code) parts.get(0)).withMagicsAs(call -> "call(\"" + call.name() + "\")");

        assertEquals("for (var f : files) {\n  var d = call(\"load_data\");\n\n  use(d);\n}", java);
    }

    @Test
    void saysOnWhichLineABodyBegins() {
        var magic =
                (CellPart.CellMagic) PARSER.parse("\n%%html a \\\n b\nfirst").get(0);

        assertEquals(2, magic.call().line());
        assertEquals(4, magic.call().bodyLine());
    }

    private static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String shown(CellPart part) {
        if (part instanceof CellPart.Code code) {
            var text = new StringBuilder(code.text());
            for (int i = code.magics().size() - 1; i >= 0; i--) {
                text.insert(code.magics().get(i).end(), '»')
                        .insert(code.magics().get(i).start(), '«');
            }
            return "java(" + text + ")";
        }
        if (part instanceof CellPart.LineMagic line) {
            String left = line.call()
                    .assignment()
                    .map(target -> (target.type() + " " + target.name() + " = ").stripLeading())
                    .orElse("");
            return left + "%" + line.call().name() + "(" + line.call().arguments() + ")";
        }
        if (part instanceof CellPart.Question question) {
            return "what(" + question.name() + (question.detailed() ? " in detail)" : ")");
        }
        MagicCall call = ((CellPart.CellMagic) part).call();
        return "%%" + call.name() + "(" + call.arguments() + "){" + call.body().orElseThrow() + "}";
    }
}
