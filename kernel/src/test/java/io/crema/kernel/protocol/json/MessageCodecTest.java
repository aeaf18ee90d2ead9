package io.crema.kernel.protocol.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crema.kernel.protocol.Comm;
import io.crema.kernel.protocol.Display;
import io.crema.kernel.protocol.Execute;
import io.crema.kernel.protocol.Message;
import io.crema.kernel.protocol.MessageType;
import io.crema.kernel.protocol.Session;
import io.crema.kernel.protocol.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final String HEADER =
            "{\"msg_id\":\"m1\",\"session\":\"s\",\"username\":\"u\",\"date\":\"d\",\"msg_type\":\"execute_request\","
                    + "\"version\":\"5.3\",\"subshell_id\":null}";

    private final Signer signer = new Signer("hmac-sha256", "secret");
    private final MessageCodec codec = new MessageCodec(signer, new Json());

    @Test
    void readsARequestAndFillsInWhatTheClientLeftOut() throws Exception {
        Message<?> message = codec.decode(frames(HEADER, "{}", "{\"a\":1}", "{\"code\":\"1+1\",\"silent\":null}"));

        assertEquals(new Execute.Request("1+1", false, true, Map.of(), true, true), message.content());
        assertEquals("m1", message.header().msgId());
        assertEquals(null, message.parent());
        assertEquals(Map.of("a", 1), message.metadata());
        assertArrayEquals("client".getBytes(UTF_8), message.identities().get(0));
    }

    @Test
    void readsBuffersAndReadsOverUnknownFields() throws Exception {
        var frames = frames(HEADER, "{}", "{}", "{\"code\":\"1\",\"colour\":\"red\"}");
        frames.add(new byte[] {1, 2, 3});

        Message<?> message = codec.decode(frames);

        assertEquals("1", ((Execute.Request) message.content()).code());
        assertArrayEquals(new byte[] {1, 2, 3}, message.buffers().get(0));
    }

    @Test
    void writesFramesThatAreSignedAndInSnakeCase() throws Exception {
        var session = new Session("kernel");
        var data = new Display.Data(Map.of("image/png", new byte[] {1, 2, 3}), Map.of(), Map.of("display_id", "d1"));

        List<byte[]> frames = codec.encode(session.message(Display.DATA, List.of("topic".getBytes(UTF_8)), null, data));

        assertEquals(List.of("topic", "<IDS|MSG>"), text(frames.subList(0, 2)));
        assertEquals(signer.sign(frames.subList(3, 7)), new String(frames.get(2), US_ASCII));
        assertEquals("{}", new String(frames.get(4), UTF_8));
        assertEquals(
                Map.of(
                        "data",
                        Map.of("image/png", "AQID"),
                        "metadata",
                        Map.of(),
                        "transient",
                        Map.of("display_id", "d1")),
                new Json().readObject("content", frames.get(6)));
        assertEquals("5.5", new Json().readObject("header", frames.get(3)).get("version"));
    }

    @Test
    void writesBuffersBehindTheSignedFrames() {
        var message = new Session("kernel").message(Comm.MESSAGE, List.of(), null, new Comm.Data("c1", Map.of()));

        List<byte[]> frames = codec.encode(message.carrying(Map.of("a", 1), List.of(new byte[] {1, 2, 3})));

        assertEquals(7, frames.size());
        assertEquals("{\"a\":1}", new String(frames.get(4), UTF_8));
        assertArrayEquals(new byte[] {1, 2, 3}, frames.get(6));
    }

    @Test
    void writesEnumsAndOddNamesAsTheWireHasThem() throws Exception {
        assertEquals(
                Map.of("source", "set_next_input", "text", "1", "replace", true),
                content(new MessageType<>("payload", Execute.NextInput.class), new Execute.NextInput("1", true)));
        assertEquals(
                Map.of("execution_state", "busy"), content(Status.EXECUTION, new Status.Execution(Status.State.BUSY)));
        assertEquals(Map.of("wait", true), content(Display.CLEAR, new Display.Clear(true)));
        assertEquals(
                Map.of("status", "ok", "execution_count", 3, "user_expressions", Map.of(), "payload", List.of()),
                content(Execute.REPLY, new Execute.Ok(3, Map.of(), List.of())));
    }

    @Test
    void refusesAWrongSignature() {
        var frames = frames(HEADER, "{}", "{}", "{\"code\":\"1\"}");
        frames.set(6, "{\"code\":\"steal()\"}".getBytes(UTF_8));

        assertTrue(problem(frames).contains("signature"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void refusesTruncatedFrames(int left) {
        problem(frames(HEADER, "{}", "{}", "{\"code\":\"1\"}").subList(0, left));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{} {}",
                "{}",
                "{\"code\":1}",
                "{\"code\":null}",
                "{\"code\":\"1\",\"silent\":\"no\"}",
                "{\"code\":\"1\",\"user_expressions\":[]}",
                "{\"code\":\"1\",\"user_expressions\":{\"a\":null}}"
            })
    void refusesContentThatIsNoCell(String content) {
        assertTrue(problem(frames(HEADER, "{}", "{}", content)).contains("execute_request"));
    }

    @Test
    void refusesAHeaderWithoutAType() {
        assertTrue(problem(frames("{\"msg_id\":\"m1\"}", "{}", "{}", "{}")).contains("header"));
    }

    @Test
    void namesATypeThatItDoesNotKnow() {
        String header = HEADER.replace("execute_request", "dance_request");

        assertTrue(problem(frames(header, "{}", "{}", "{}")).contains("dance_request"));
    }

    private String problem(List<byte[]> frames) {
        return String.valueOf(assertThrows(MalformedMessageException.class, () -> codec.decode(frames))
                .getMessage());
    }

    private <C> Map<String, Object> content(MessageType<C> type, C content) throws MalformedMessageException {
        List<byte[]> frames = codec.encode(new Session("kernel").message(type, List.of(), null, content));
        return new Json().readObject("content", frames.get(frames.size() - 1));
    }

    private List<byte[]> frames(String... signed) {
        List<byte[]> parts =
                Arrays.stream(signed).map(part -> part.getBytes(UTF_8)).toList();
        var frames = new ArrayList<byte[]>();
        frames.add("client".getBytes(UTF_8));
        frames.add("<IDS|MSG>".getBytes(UTF_8));
        frames.add(signer.sign(parts).getBytes(US_ASCII));
        frames.addAll(parts);
        return frames;
    }

    private static List<String> text(List<byte[]> frames) {
        return frames.stream().map(frame -> new String(frame, UTF_8)).toList();
    }
}
