package io.crema.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class ImageRendererTest {

    @Test
    void drawsAPictureAsPngAndNamesItsSize() throws IOException {
        var image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(2, 1, 0xff336699);

        DisplayData bundle = new ImageRenderer().render(image);

        assertEquals("picture of 4 x 3 pixels", bundle.plainText());
        var png = (byte[]) bundle.data().get(MimeType.PNG);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png == null ? new byte[0] : png));
        assertEquals(0xff336699, read.getRGB(2, 1));
        assertEquals(4, read.getWidth());
    }

    @Test
    void escapesTextForHtml() {
        assertEquals("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp;amp;", Html.escape("<a b=\"c\" d='e'> &amp;"));
    }
}
