package io.crema.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Debugs a kernel the way JupyterLab does. */
final class DebugClient {
    private final ZmqClient client;
    private int sent;

    DebugClient(ZmqClient client) {
        this.client = client;
    }

    /** Sends a request and gives the whole answer. */
    JsonNode ask(String command, Map<String, Object> arguments) throws IOException {
        String id = client.control(
                "debug_request", Map.of("type", "request", "seq", sent++, "command", command, "arguments", arguments));
        return client.controlReply(id).content();
    }

    /** Sends a request that must succeed, and gives the body of the answer. */
    JsonNode body(String command, Map<String, Object> arguments) throws IOException {
        JsonNode answer = ask(command, arguments);
        if (!answer.get("success").asBoolean()) {
            throw new AssertionError(command + ": " + answer);
        }
        return answer.get("body");
    }

    void switchOn() throws IOException {
        body("debugInfo", Map.of());
        body("initialize", Map.of("clientID", "test"));
        body("attach", Map.of());
    }

    /** Sets the breakpoints of a cell, and gives its path. */
    String breakAt(String code, Integer... lines) throws IOException {
        String path = body("dumpCell", Map.of("code", code)).get("sourcePath").asText();
        setBreakpoints(path, lines);
        body("configurationDone", Map.of());
        return path;
    }

    /** Sets the breakpoints of a text, and gives what the kernel makes of them. */
    JsonNode setBreakpoints(String path, Integer... lines) throws IOException {
        List<Map<String, Integer>> breakpoints =
                List.of(lines).stream().map(line -> Map.of("line", line)).toList();
        return body("setBreakpoints", Map.of("source", Map.of("path", path), "breakpoints", breakpoints))
                .get("breakpoints");
    }

    String execute(String code) throws IOException {
        return client.shell("execute_request", Map.of("code", code));
    }

    /** Waits for a thread to stop, and says where: {@code name:line} of each frame, the innermost first. */
    List<String> stop(String reason) throws IOException {
        JsonNode event = event("stopped");
        if (!event.at("/body/reason").asText().equals(reason)) {
            throw new AssertionError(event);
        }
        var frames = new ArrayList<String>();
        for (JsonNode frame : body(
                        "stackTrace",
                        Map.of("threadId", event.at("/body/threadId").asInt()))
                .get("stackFrames")) {
            frames.add(frame.get("name").asText() + ":" + frame.get("line").asInt());
        }
        return frames;
    }

    JsonNode event(String name) throws IOException {
        while (true) {
            var message = client.published();
            if (message.type().equals("debug_event")
                    && message.content().get("event").asText().equals(name)) {
                return message.content();
            }
        }
    }

    /** The variables of a frame's scope, as {@code name = value}. */
    List<String> variables(int frame, String scope) throws IOException {
        return lines(unfold(scope(frame, scope)));
    }

    private int scope(int frame, String name) throws IOException {
        return StreamSupport.stream(
                        body("scopes", Map.of("frameId", frame)).get("scopes").spliterator(), false)
                .filter(scope -> scope.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .get("variablesReference")
                .asInt();
    }

    private JsonNode unfold(int reference) throws IOException {
        return body("variables", Map.of("variablesReference", reference)).get("variables");
    }

    /** What is in a local variable, as {@code name = value}. */
    List<String> inside(int frame, String variable) throws IOException {
        for (JsonNode each : unfold(scope(frame, "Locals"))) {
            if (each.get("name").asText().equals(variable)) {
                return lines(unfold(each.get("variablesReference").asInt()));
            }
        }
        throw new AssertionError("no variable " + variable);
    }

    private static List<String> lines(JsonNode variables) {
        return StreamSupport.stream(variables.spliterator(), false)
                .map(each ->
                        each.get("name").asText() + " = " + each.get("value").asText())
                .toList();
    }

    String evaluate(String expression) throws IOException {
        JsonNode answer = ask("evaluate", Map.of("expression", expression, "frameId", 1, "context", "repl"));
        return answer.get("success").asBoolean()
                ? answer.at("/body/result").asText()
                : answer.get("message").asText();
    }

    void resume(String command) throws IOException {
        body(command, Map.of("threadId", 1));
    }
}
