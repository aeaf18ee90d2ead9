package io.crema.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RenderersTest {

    private record Fake<T>(Class<T> type, Function<T, List<DisplayData>> draw) implements Renderer<T> {
        static <T> Fake<T> saying(Class<T> type, String text) {
            return new Fake<>(type, value -> List.of(DisplayData.text(text)));
        }

        @Override
        public DisplayData render(T value) {
            return draw.apply(value).get(0);
        }

        @Override
        public List<DisplayData> renderAll(T value) {
            return draw.apply(value);
        }
    }

    private static String text(Object value, Renderer<?>... renderers) {
        return new Renderers(List.of(renderers)).render(value).plainText();
    }

    @Test
    void takesATextForWrittenInWhateverTypeIsWanted() {
        var renderers = new Renderers(List.of());

        assertEquals(
                DisplayData.of(MimeType.HTML, "<b>bold</b>"), renderers.render("<b>bold</b>", Set.of(MimeType.HTML)));
        assertEquals(DisplayData.text("plain"), renderers.render("plain", Set.of()));
    }

    @Test
    void leavesOutWhatIsNotWantedAndShowsAllWhereNothingIs() {
        var picture = DisplayData.text("a picture").with(MimeType.SVG, "<svg/>");
        var renderers = new Renderers(List.of(new DisplayDataRenderer()));

        assertEquals(DisplayData.of(MimeType.SVG, "<svg/>"), renderers.render(picture, Set.of(MimeType.SVG)));
        assertEquals(picture, renderers.render(picture, Set.of(MimeType.LATEX)));
    }

    @Test
    void prefersTheSubtypeWhateverTheOrder() {
        var object = Fake.saying(Object.class, "object");
        var collection = Fake.saying(Collection.class, "collection");
        var list = Fake.saying(List.class, "list");

        assertEquals("list", text(new ArrayList<>(), list, collection, object));
        assertEquals("list", text(new ArrayList<>(), object, collection, list));
        assertEquals("object", text("x", list, collection, object));
    }

    @Test
    void prefersTheNearerOfTwoTypesThatAreNotRelated() {
        interface Far {}
        interface Near {}
        class Parent implements Far {}
        class Child extends Parent implements Near {}

        assertEquals("near", text(new Child(), Fake.saying(Far.class, "far"), Fake.saying(Near.class, "near")));
        assertEquals("parent", text(new Child(), Fake.saying(Near.class, "near"), Fake.saying(Parent.class, "parent")));
    }

    @Test
    void prefersTheFirstNameOfTwoInterfacesAsNear() {
        var access = Fake.saying(RandomAccess.class, "access");
        var serializable = Fake.saying(Serializable.class, "serializable");

        assertEquals("serializable", text(new ArrayList<>(), access, serializable));
        assertEquals("serializable", text(new ArrayList<>(), serializable, access));
    }

    @Test
    void letsALaterRendererOfTheSameTypeTakeThePlace() {
        var renderers = new Renderers(List.of(Fake.saying(String.class, "old")));

        renderers.register(Fake.saying(String.class, "new"));

        assertEquals("new", renderers.render("x").plainText());
    }

    @Test
    void showsAsTextWhatARendererCannotDraw() {
        var broken = new Fake<>(String.class, value -> {
            throw new IllegalStateException("no ink");
        });
        var empty = new Fake<>(String.class, value -> List.of());

        assertEquals(
                "x\n(shown as text: " + Fake.class.getName() + " failed with java.lang.IllegalStateException: no ink)",
                text("x", broken));
        assertTrue(text("x", empty).startsWith("x\n(shown as text: "));
    }

    @Test
    void givesAllBundlesAndTheLastAsTheResult() {
        var first = DisplayData.text("first");
        var last = DisplayData.text("last");
        var renderers = new Renderers(List.of(new Fake<>(String.class, value -> List.of(first, last))));

        assertEquals(List.of(first, last), renderers.renderAll("x"));
        assertSame(last, renderers.render("x"));
    }

    @Test
    void findsTheRenderersOfThisPackageAndKeepsThemOnce() {
        Renderers renderers = Renderers.discovered(getClass().getClassLoader());
        var bundle = DisplayData.of(MimeType.HTML, "<b>x</b>");

        assertSame(bundle, renderers.render(bundle));
        assertEquals("[1, 2]", renderers.render(new int[] {1, 2}).plainText());
        renderers.register(Fake.saying(DisplayData.class, "mine"));
        assertEquals(List.of(), renderers.discover(getClass().getClassLoader()));
        assertEquals("mine", renderers.render(bundle).plainText());
    }
}
