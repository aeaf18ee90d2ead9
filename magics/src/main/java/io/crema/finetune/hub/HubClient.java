package io.crema.finetune.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Speaks HTTP with the hub. What passes is asked again: a server that is busy, a connection that breaks. The token goes to
 * the hub's own server only, wherever it sends us.
 */
final class HubClient {
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final int MOST_REDIRECTS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubSettings settings;
    private final Waiting waiting;
    private final HttpClient http;

    HubClient(HubSettings settings, Waiting waiting) {
        this.settings = settings;
        this.waiting = waiting;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.patience().connecting())
                .proxy(settings.proxies())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Where something of the hub is: {@code /api/models/org/name}. */
    URI at(String path) {
        return URI.create(settings.endpoint() + path);
    }

    /** Where what a model has at a revision is. */
    URI revision(RepositoryName name, String revision) {
        return at("/api/models/" + name + "/revision/" + URLEncoder.encode(revision, StandardCharsets.UTF_8));
    }

    /** What a server said of a file, without the file, and before it sent us elsewhere. */
    HttpResponse<Body> head(URI address) throws NetworkException {
        HttpResponse<Body> reply = asked(settings.patience().attempts(), () -> redirected("HEAD", address, 0, true));
        reply.body().close();
        return reply;
    }

    /** A file from some byte on, wherever it is. A broken connection is the caller's, who knows how much of it came. */
    HttpResponse<Body> get(URI address, long from) throws NetworkException {
        return asked(1, () -> redirected("GET", address, from, false));
    }

    /**
     * The answer of the hub's interface for programs.
     *
     * @throws NetworkException if it does not come, or is no JSON
     */
    Reply json(URI address) throws NetworkException {
        HttpResponse<Body> reply = asked(settings.patience().attempts(), () -> redirected("GET", address, 0, false));
        try (Body body = reply.body()) {
            boolean found = reply.statusCode() == 200;
            JsonNode tree =
                    found ? JSON.readTree(body.all(waiting, settings.patience().stalling())) : JSON.missingNode();
            return new Reply(reply, tree);
        } catch (NetworkException e) {
            throw e;
        } catch (IOException e) { // of the JSON
            throw new NetworkException(address + " answers with something else than JSON. Is HF_ENDPOINT a hub?");
        }
    }

    /**
     * An answer.
     *
     * @param tree nothing if it was refused
     */
    record Reply(HttpResponse<Body> response, JsonNode tree) {
        boolean isFound() {
            return response.statusCode() == 200;
        }
    }

    private interface Question {
        HttpResponse<Body> ask() throws NetworkException;
    }

    /** @param connections how many may break */
    private HttpResponse<Body> asked(int connections, Question question) throws NetworkException {
        Patience patience = settings.patience();
        for (int attempt = 1; ; attempt++) {
            Duration pause = patience.pauseAfter(attempt);
            try {
                HttpResponse<Body> reply = question.ask();
                pause = RetryAfter.in(reply).orElse(pause);
                boolean passing = PASSING.contains(reply.statusCode()) && pause.compareTo(Patience.LONGEST_PAUSE) <= 0;
                if (!passing || attempt >= patience.attempts()) {
                    return reply;
                }
                reply.body().close();
            } catch (NetworkException e) {
                if (attempt >= connections || e.isNobodyThere()) {
                    throw e;
                }
            }
            waiting.pause(pause);
        }
    }

    /** @param stay whether to end where another server begins, whose answer says less of the file */
    private HttpResponse<Body> redirected(String method, URI first, long from, boolean stay) throws NetworkException {
        URI address = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<Body> reply = once(method, address, from);
            String target = reply.headers().firstValue("Location").orElse("");
            if (reply.statusCode() / 100 != 3 || target.isEmpty()) {
                return reply;
            }
            URI next = address.resolve(target);
            if (stay && !isHub(next)) {
                return reply;
            }
            if ("https".equals(address.getScheme()) && !"https".equals(next.getScheme())) {
                throw new NetworkException(
                        address.getHost() + " sends us to " + next.getHost() + " without encryption");
            }
            reply.body().close();
            address = next;
        }
        throw new NetworkException(first + " sends us from one place to the next without end");
    }

    private HttpResponse<Body> once(String method, URI address, long from) throws NetworkException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.noBody())
                .header("User-Agent", "crema")
                .header("Accept-Encoding", "identity"); // else its length is not the file's
        if (isHub(address)) {
            settings.token().ifPresent(token -> request.header("Authorization", token.header()));
        }
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        CompletableFuture<HttpResponse<Body>> coming =
                http.sendAsync(request.build(), info -> new Body(address.getHost()));
        try {
            Duration most = settings.patience().stalling();
            HttpResponse<Body> reply = waiting.upTo(most, coming);
            if (reply == null) {
                throw new NetworkException(address.getHost() + " did not answer for " + most.toSeconds() + " s");
            }
            return reply;
        } catch (ExecutionException e) {
            throw NetworkException.of(address.getHost(), Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            coming.cancel(true);
        }
    }

    private boolean isHub(URI address) {
        URI hub = settings.endpoint();
        return hub.getScheme().equals(address.getScheme())
                && hub.getHost().equalsIgnoreCase(address.getHost())
                && hub.getPort() == address.getPort();
    }
}
