package io.crema.kernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {@code a < b}                        | <code>a &lt; b</code>
            {@code Map<K, {V}>}                  | <code>Map&lt;K, {V}&gt;</code>
            {@literal <T>}                       | &lt;T&gt;
            see {@link java.util.List}           | see <code>java.util.List</code>
            {@link List#of(Object...) List.of}   | <code>List.of</code>
            {@link #size()}                      | <code>size()</code>
            {@linkplain #equals(Object) equal}   | equal
            {@value #MAX}                        | <code>MAX</code>
            {@return the {@code name}}           | Returns the <code>name</code>
            an {@unknown {@code x}}              | an <code>x</code>
            left {@code open                     | left {@code open
            """)
    void writesInlineTagsAsHtml(String comment, String html) {
        assertEquals(html, InlineTags.html(comment));
    }

    @Test
    void groupsBlockTagsUnderHeadings() {
        var javadoc = Javadoc.of("""
                 Cuts.

                 @param <T> the type
                 @param start the first
                        index
                 @return the {@code rest}
                 @throws IllegalStateException never
                 @author somebody
                 @since 1.2
                """);

        assertEquals(
                "<div>Cuts.</div><dl><dt><b>Parameters</b></dt><dd><code>&lt;T&gt;</code> – the type</dd>"
                        + "<dd><code>start</code> – the first\n       index</dd>"
                        + "<dt><b>Returns</b></dt><dd>the <code>rest</code></dd>"
                        + "<dt><b>Throws</b></dt><dd><code>IllegalStateException</code> – never</dd>"
                        + "<dt><b>Since</b></dt><dd>1.2</dd></dl>",
                javadoc.html());
        assertEquals("""
                Cuts.

                Parameters:
                  <T> – the type
                  start – the first index

                Returns:
                  the rest

                Throws:
                  IllegalStateException – never

                Since:
                  1.2""", javadoc.text());
    }

    @Test
    void readsAsTextWithoutMarkup() {
        var javadoc = Javadoc.of("One.\n<p>Two:\n<ul>\n<li>three &amp; four\n<li><i>five</i>\n</ul>");

        assertEquals("One.\n\nTwo:\n- three & four\n- five", javadoc.text());
    }

    @Test
    void saysNothingWhereThereIsNoComment() {
        assertEquals("", Javadoc.of(null).html());
        assertEquals("", Javadoc.of(null).text());
    }

    @Test
    void letsNoScriptThrough() {
        assertFalse(Javadoc.of("a <script>alert(1)</script> b").html().contains("alert"));
    }
}
