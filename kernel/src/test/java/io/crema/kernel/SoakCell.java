package io.crema.kernel;

/** The kinds of cells that people run over and over. */
enum SoakCell {
    VALUE("1 + 1", "ok"),
    VARIABLE("int count = 7; count * 6", "ok"),
    RECORD("record Point(int x, int y) {}\nnew Point(3, 4)", "ok"),
    METHOD("int twice(int n) { return 2 * n; }\ntwice(21)", "ok"),
    OUTPUT("for (int i = 0; i < 100; i++) System.out.println(i);", "ok"),
    DISPLAY("display(List.of(1, 2, 3));", "ok"),
    STREAM("Stream.of(\"a\", \"b\").map(String::toUpperCase).collect(Collectors.toList())", "ok"),
    EXCEPTION("List.of().get(0)", "error"),
    MISTAKE("int wrong = \"text\";", "error"),
    MEMORY("byte[] block = new byte[1 << 20]; block.length", "ok");

    private final String code;
    private final String status;

    SoakCell(String code, String status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    /** How the kernel should reply. */
    String status() {
        return status;
    }
}
