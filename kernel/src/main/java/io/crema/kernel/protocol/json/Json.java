package io.crema.kernel.protocol.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.crema.kernel.protocol.Display;
import io.crema.kernel.protocol.Header;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Records to JSON and back: snake case, enums as they print, no silent conversions between types. */
public final class Json {
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addMixIn(Display.Data.class, DisplayDataNames.class)
            .addMixIn(Display.Clear.class, ClearNames.class)
            .addMixIn(Header.class, HeaderFields.class)
            .build();

    /**
     * Reads one JSON object.
     *
     * @throws MalformedMessageException if it is anything else; {@code what} names it in the message
     */
    public Map<String, Object> readObject(String what, byte[] json) throws MalformedMessageException {
        try {
            Map<String, Object> object = mapper.readValue(json, OBJECT);
            return Objects.requireNonNullElseGet(object, Map::of);
        } catch (IOException e) {
            throw new MalformedMessageException("the " + what + " is no JSON object: " + reason(e), e);
        }
    }

    /**
     * Makes a record of a tree.
     *
     * @param defaults what a field is that the tree lacks or has as null
     * @throws MalformedMessageException if a field is missing or of another type
     */
    <C> C bind(String what, Map<String, Object> tree, Class<C> type, Map<String, Object> defaults)
            throws MalformedMessageException {
        var whole = new LinkedHashMap<>(defaults);
        tree.forEach((name, value) -> {
            if (value != null) {
                whole.put(name, value);
            }
        });
        try {
            return mapper.convertValue(whole, type);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("the " + what + " is wrong: " + reason(e), e);
        }
    }

    /**
     * The JSON of a value.
     *
     * @throws IllegalArgumentException if the value is no record, tree or scalar that JSON can write
     */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be written as JSON: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() instanceof JsonProcessingException inner ? inner : e;
        return cause instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(cause);
    }

    /** {@code transient} is a word of Java's own, so that no component can be called so. */
    private interface DisplayDataNames {
        @JsonProperty("transient")
        Map<String, Object> transientData();
    }

    /** Only requests to subshells name one. */
    private interface HeaderFields {
        @JsonProperty("subshell_id")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String subshellId();
    }

    /** {@code wait} is a method of every object, so that no component can be called so. */
    private interface ClearNames {
        @JsonProperty("wait")
        boolean waitForOutput();
    }
}
