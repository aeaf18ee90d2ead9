package io.crema.finetune.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.crema.finetune.names.Nearest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it means when the hub gives no model, and what to do then.
 *
 * @param known names that may have been meant instead
 */
record HubRefusals(HubClient client, HubSettings settings, RepositoryName name, String revision, List<String> known) {
    private static final int MOST_LOOKED_AT = 5;
    private static final int MOST_NAMED = 8;

    /** By an answer that is not what was asked for. */
    HubException of(HttpResponse<Body> reply) throws NetworkException {
        String code = reply.headers().firstValue("X-Error-Code").orElse("");
        return switch (reply.statusCode()) {
            case 401, 403 -> closed(reply.statusCode(), code);
            case 404 -> unknown();
            case 429 ->
                new HubException(
                        host() + " has been asked too often from here (HTTP 429)"
                                + RetryAfter.in(reply)
                                        .map(wait -> " and wants " + wait.toSeconds() + " s of rest")
                                        .orElse(""),
                        "Try again later; with a token in HF_TOKEN it may be asked more often");
            default ->
                new HubException(
                        host() + " answers for " + name + " with HTTP " + reply.statusCode()
                                + reply.headers()
                                        .firstValue("X-Error-Message")
                                        .map(message -> ": " + message.replaceFirst("\\.$", ""))
                                        .orElse(""),
                        "Try again later; what is in the cache loads offline");
        };
    }

    private HubException closed(int status, String code) {
        String tokens = settings.endpoint() + "/settings/tokens";
        boolean gated = code.equals("GatedRepo") || status == 403;
        if (gated) {
            return new HubException(
                    name + " is gated or private: " + host() + " gives it only to whom its makers let have it (HTTP "
                            + status + ")",
                    "Accept its licence on " + page() + ", and set HF_TOKEN to a token of whoever accepted it, from "
                            + tokens);
        }
        if (settings.token().isPresent() && !code.equals("RepoNotFound")) {
            return new HubException(
                    host() + " does not accept the token that HF_TOKEN or the login gives (HTTP " + status + ")",
                    "Set HF_TOKEN to another, from " + tokens);
        }
        return new HubException(
                "no model \"" + name + "\" that everybody may have on " + host() + " (HTTP " + status + ")",
                didYouMean().map(meant -> meant + " ").orElse("")
                        + "If it is private or gated, accept its licence on " + page()
                        + " and set HF_TOKEN to a token from " + tokens);
    }

    /** Whether the name or the revision: the hub gives a name's revisions to whoever may know the name. */
    private HubException unknown() throws NetworkException {
        HubClient.Reply refs = client.json(client.at("/api/models/" + name + "/refs"));
        if (!refs.isFound()) {
            return new HubException(
                    "no model \"" + name + "\" on " + host(),
                    didYouMean().orElse("Look for its name on " + settings.endpoint() + "/models"));
        }
        List<String> names = Stream.of("branches", "tags")
                .flatMap(kind -> names(refs.tree().path(kind), "name").stream())
                .toList();
        String there = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return new HubException(
                name + " has no revision \"" + revision + "\""
                        + (there.isEmpty()
                                ? ""
                                : " (there is " + there + (names.size() > MOST_NAMED ? ", ..." : "") + ")"),
                Nearest.to(revision, names)
                        .map(meant -> "Did you mean " + meant + "?")
                        .orElse("Expected a branch, a tag, a commit in full, or refs/pr/1"));
    }

    /** By what its repository has, which is no model that can be read. */
    HubException unreadable(Listing listing) throws NetworkException {
        boolean adapter = listing.files().contains(WantedFiles.ADAPTER);
        if (!listing.files().contains(WantedFiles.CONFIG)) {
            return new HubException(
                    name + " has no " + WantedFiles.CONFIG
                            + (adapter ? ": it is an adapter to a model, and none itself" : ""),
                    adapter
                            ? "Load the model that it adapts; PeftAdapter.read takes the folder of an adapter"
                            : "Expected a model as transformers saves one; " + page() + " says what it is");
        }
        boolean pickle = listing.files().stream().anyMatch(file -> file.matches("pytorch_model.*\\.bin"));
        return new HubException(
                name + " has no " + WantedFiles.WHOLE
                        + (pickle ? ", only a pickle (pytorch_model.bin), which runs code" : ""),
                converted()
                        .map(ref -> "Its weights were converted on another revision: --revision " + ref)
                        .orElse("Convert it in Python: AutoModel.from_pretrained(\"" + name
                                + "\").save_pretrained(\"folder\"), the tokenizer too, and load the folder"));
    }

    /** The revision of a conversion that waits to be taken over. */
    private Optional<String> converted() throws NetworkException {
        HubClient.Reply refs = client.json(client.at("/api/models/" + name + "/refs?include_prs=1"));
        List<String> candidates = new ArrayList<>(names(refs.tree().path("pullRequests"), "ref"));
        candidates.addAll(names(refs.tree().path("converts"), "ref"));
        for (String ref : candidates.subList(0, Math.min(candidates.size(), MOST_LOOKED_AT))) {
            HubClient.Reply there = client.json(client.revision(name, ref));
            if (there.isFound()
                    && WantedFiles.hasWeights(Listing.of(name, there.tree()).files())) {
                return Optional.of(ref);
            }
        }
        return Optional.empty();
    }

    private static List<String> names(JsonNode refs, String field) {
        List<String> names = new ArrayList<>();
        refs.forEach(ref -> names.add(ref.path(field).asText()));
        return names;
    }

    private Optional<String> didYouMean() {
        return Nearest.to(name.text(), known).map(meant -> "Did you mean " + meant + "?");
    }

    private String host() {
        return settings.endpoint().getHost();
    }

    private String page() {
        return settings.endpoint() + "/" + name;
    }
}
