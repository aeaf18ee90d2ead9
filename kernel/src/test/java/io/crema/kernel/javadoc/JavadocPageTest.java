package io.crema.kernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavadocPageTest {
    /** As the tool of JDK 8 writes pages, which most of what is older than 2018 has. */
    private static final JavadocPage EIGHT = new JavadocPage("""
            <div class="description"><ul class="blockList"><li class="blockList"><hr><br>
            <pre>public class <span class="typeNameLabel">Box</span></pre>
            <div class="block">A box.</div>
            </li></ul></div>
            <div class="summary"><div class="block">of a method</div></div>
            <a name="Box-java.util.List-"><!-- --></a><h4>Box</h4><pre>public Box(List things)</pre>
            <div class="block">Makes one.</div>
            <a name="put-java.lang.Object:A-int...-"><!-- --></a><h4>put</h4>
            <div class="block">Puts <a href="Thing.html">many</a> in.</div>
            <dl><dt><span class="paramLabel">Parameters:</span></dt><dd><code>where</code> - the places</dd>
            <dt><span class="overrideSpecifyLabel">Overrides:</span></dt><dd>other</dd></dl>
            """);

    @Test
    void readsThePagesOfJdk8() {
        assertEquals(Optional.of("A box."), EIGHT.description().map(Javadoc::text));
        assertEquals(
                Optional.of("Makes one."),
                EIGHT.method("Box", true, List.of("List")).map(Javadoc::text));
        assertEquals(
                Optional.of("Puts many in.\n\nParameters:\n  where \u2013 the places"),
                EIGHT.method("put", false, List.of("Object[]", "int...")).map(Javadoc::text));
    }

    @Test
    void takesTheOnlyMethodWithAsManyParametersForOneOfTypeVariables() {
        assertEquals(
                "Puts many in.",
                EIGHT.method("put", false, List.of("T[]", "int[]"))
                        .orElseThrow()
                        .description());
        assertEquals(Optional.empty(), EIGHT.method("put", false, List.of("T")));
    }
}
