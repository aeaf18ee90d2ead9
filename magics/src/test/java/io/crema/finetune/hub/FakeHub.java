package io.crema.finetune.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A hub on this machine with one model, and a second server that has its weights, as Hugging Face has them elsewhere.
 * Whatever is to go wrong is told it.
 */
public final class FakeHub implements AutoCloseable {
    public static final String NAME = "makers/tiny";
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** What was asked of a server. */
    public record Request(String server, String method, String path, String token, String range) {}

    /** An answer other than the usual. */
    interface Trouble {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, List<Trouble>> troubles = new ConcurrentHashMap<>();
    private final Map<String, String> announced = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer hub;
    private final HttpServer store;

    public FakeHub() throws IOException {
        hub = server("hub");
        store = server("store");
    }

    private HttpServer server(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(name, exchange);
            }
        });
        server.start();
        return server;
    }

    /** The variables that lead to it. */
    public Map<String, String> environment(Path home) {
        return Map.of("HF_ENDPOINT", address("localhost", hub), "HF_HOME", home.toString());
    }

    private static String address(String host, HttpServer server) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    public FakeHub with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    FakeHub with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers an address of the interface for programs, or with a refusal if it begins with a number. */
    FakeHub answering(String path, String json) {
        answers.put(path, json);
        return this;
    }

    /** Announces a header for a file that is not as the file is. */
    public FakeHub announcing(String file, String header, String value) {
        announced.put(file + " " + header, value);
        return this;
    }

    /** The next requests whose path ends so go wrong, in this order. */
    FakeHub failing(String pathEnd, Trouble... inTurn) {
        troubles.put(pathEnd, new CopyOnWriteArrayList<>(List.of(inTurn)));
        return this;
    }

    static Trouble status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private byte[] content(String file) {
        return Objects.requireNonNull(files.get(file), file);
    }

    /** Sends a part of a file, and then nothing, until the connection is closed from here or there. */
    Trouble half(String file, boolean cuts) {
        return exchange -> {
            byte[] content = content(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, content.length / 2);
            exchange.getResponseBody().flush();
            if (!cuts) {
                await();
            }
        };
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was asked so far, of either server. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The ranges that were asked for of a file in the store, none as an empty text. */
    List<String> ranges(String file) {
        return requests.stream()
                .filter(each -> each.server().equals("store") && each.path().endsWith(file))
                .map(Request::range)
                .toList();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String server, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        Headers asked = exchange.getRequestHeaders();
        requests.add(new Request(
                server,
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(asked.getFirst("Authorization")).orElse(""),
                Optional.ofNullable(asked.getFirst("Range")).orElse("")));
        Optional<Trouble> trouble = trouble(server + path);
        if (trouble.isPresent()) {
            trouble.get().answer(exchange);
        } else if (server.equals("store")) {
            send(exchange, content(path.substring(1)));
        } else if (path.startsWith("/api/")) {
            api(exchange, path);
        } else {
            resolve(exchange, path.replaceFirst("/" + NAME + "/resolve/[^/]+/", ""));
        }
    }

    private Optional<Trouble> trouble(String path) {
        return troubles.entrySet().stream()
                .filter(each -> path.endsWith(each.getKey()) && !each.getValue().isEmpty())
                .findFirst()
                .map(each -> each.getValue().remove(0));
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        String siblings = files.keySet().stream()
                .map(file -> "{\"rfilename\": \"" + file + "\"}")
                .collect(Collectors.joining(", "));
        String usual = path.startsWith("/api/models/" + NAME + "/revision/")
                ? "{\"sha\": \"" + COMMIT + "\", \"siblings\": [" + siblings + "]}"
                : "404";
        String answer = answers.getOrDefault(path, usual);
        if (answer.matches("\\d{3}")) {
            exchange.sendResponseHeaders(Integer.parseInt(answer), -1);
        } else {
            send(exchange, answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Weights lie in the store; whatever else is small is given at once. */
    private void resolve(HttpExchange exchange, String file) throws IOException {
        byte[] content = content(file);
        Headers said = exchange.getResponseHeaders();
        said.set("X-Repo-Commit", COMMIT);
        if (!file.endsWith(".safetensors")) {
            said.set("ETag", "W/\"" + sha256(content).substring(0, 40) + "\"");
            send(exchange, content);
            return;
        }
        said.set("X-Linked-Etag", "\"" + announced.getOrDefault(file + " etag", sha256(content)) + "\"");
        said.set("X-Linked-Size", announced.getOrDefault(file + " size", String.valueOf(content.length)));
        said.set("Location", address("127.0.0.1", store) + "/" + file);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("bytes=0-");
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(content, from, content.length));
    }

    @Override
    public void close() {
        end.countDown();
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }
}
