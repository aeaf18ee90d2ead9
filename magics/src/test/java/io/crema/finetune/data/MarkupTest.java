package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void takesTagsOutAndPutsCharactersForEntities() {
        assertEquals(
                "Good tea & honey <3 \u2013 really",
                Markup.stripped("Good <b>tea</b> &amp; honey<br /><br/>&lt;3 &#8211; <a href=\"x\">really</a>"));
        assertEquals("1 < 2 && x<y", Markup.stripped("1 < 2 && x<y"), "no markup");
    }

    @Test
    void findsTheFirst() {
        assertTrue(Markup.isIn("one<BR>two"));
        assertFalse(Markup.isIn("a <3 b & c <verb>"));
        assertEquals(Optional.of("<br />"), Markup.first("x <br /> y &amp;"));
    }

    @Test
    void stripsTheTextsOfData() {
        LabelledData data = Tables.reviews(new String[] {"a<br />b", "c"}, new String[] {"good", "bad"});

        assertEquals("a b", Markup.stripped(data).text(0));
        assertEquals("c", Markup.stripped(data).text(1));
    }
}
