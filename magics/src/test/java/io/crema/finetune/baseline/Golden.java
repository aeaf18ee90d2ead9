package io.crema.finetune.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The reference values in the test resources. */
final class Golden {
    private Golden() {}

    static JsonNode baseline() throws IOException {
        return read("baseline.json");
    }

    static JsonNode neighbours() throws IOException {
        return read("neighbours.json");
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream json = Golden.class.getResourceAsStream("/golden/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(json));
        }
    }
}
