package io.crema.magics.render;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.display.MimeType;
import java.util.regex.Pattern;

/** What every front end demands of a bundle. */
final class Strict {
    private static final Pattern STRIPPED = Pattern.compile(
            "<(style|script|svg)|<[^>]*\\s(id|class|aria-\\w+|on\\w+)=|<[^>]*var\\(", Pattern.CASE_INSENSITIVE);

    private Strict() {}

    /** The HTML of a bundle, of which JupyterLab's sanitizer strips nothing. */
    static String html(DisplayData bundle) {
        String html = String.valueOf(bundle.data().get(MimeType.HTML));
        assertFalse(STRIPPED.matcher(html).find(), html);
        return html;
    }

    /** The figure of a bundle, written as JSON and read by a reader that allows nothing but JSON. */
    static JsonNode figure(DisplayData bundle) throws JsonProcessingException {
        var mapper = new JsonMapper();
        String json = mapper.writeValueAsString(bundle.data().get(MimeType.PLOTLY));
        assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
        return mapper.readTree(json);
    }
}
