package io.crema.finetune.hub;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where models are asked for and where they are kept, by the environment variables of Python's {@code huggingface_hub}.
 *
 * @param endpoint without a slash at its end
 * @param cache the folder that all programs of Hugging Face share; empty where the environment names no home
 * @param token for models that not everybody may read
 * @param offline the variable that forbids the network; empty if none does
 * @param links whether a snapshot may link to its files, instead of having them itself
 * @param proxies the way into the network: {@code HTTPS_PROXY}, {@code NO_PROXY}
 */
public record HubSettings(
        URI endpoint,
        Optional<Path> cache,
        Optional<Token> token,
        Optional<String> offline,
        boolean links,
        ProxySelector proxies,
        Patience patience) {
    private static final String PUBLIC = "https://huggingface.co";
    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

    /** By the environment of this process. */
    public static HubSettings ofProcess() {
        return of(System.getenv());
    }

    /**
     * By an environment.
     *
     * @throws HubException if a variable's value cannot be used
     */
    public static HubSettings of(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new HubSettings(
                endpoint(variables.value("HF_ENDPOINT").orElse(PUBLIC)),
                cache(environment),
                token(variables),
                Stream.of("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
                        .filter(variables::isTrue)
                        .findFirst(),
                !variables.isTrue("HF_HUB_DISABLE_SYMLINKS"),
                new Proxies(environment),
                Patience.USUAL);
    }

    /** Where an environment has models kept; empty where it names no home. */
    public static Optional<Path> cache(Map<String, String> environment) {
        var variables = new Variables(environment);
        return Stream.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
                .flatMap(name -> variables.path(name).stream())
                .findFirst()
                .or(() -> variables.home().map(folder -> folder.resolve("hub")));
    }

    /** The same, waiting otherwise. */
    public HubSettings waiting(Patience other) {
        return new HubSettings(endpoint, cache, token, offline, links, proxies, other);
    }

    private record Variables(Map<String, String> environment) {
        Optional<String> value(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        boolean isTrue(String name) {
            return value(name)
                    .filter(text -> TRUE.contains(text.toUpperCase(Locale.ROOT)))
                    .isPresent();
        }

        Optional<Path> path(String name) {
            Function<String, Path> expanded = text -> text.equals("~") || text.startsWith("~/")
                    ? user().map(home -> home.resolve(text.substring(Math.min(2, text.length()))))
                            .orElse(Path.of(text))
                    : Path.of(text);
            return value(name).map(expanded).map(Path::toAbsolutePath);
        }

        private Optional<Path> user() {
            return value("HOME").or(() -> value("USERPROFILE")).map(Path::of);
        }

        /** The folder of everything of Hugging Face's. */
        Optional<Path> home() {
            return path("HF_HOME")
                    .or(() -> path("XDG_CACHE_HOME").map(folder -> folder.resolve("huggingface")))
                    .or(() -> user().map(folder -> folder.resolve(".cache").resolve("huggingface")));
        }
    }

    private static URI endpoint(String text) {
        try {
            URI address = new URI(text.replaceFirst("(?<=[^:/])/+$", ""));
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
            throw new HubException("HF_ENDPOINT is \"" + text + "\"", "Expected an address such as " + PUBLIC);
        } catch (URISyntaxException e) {
            throw new HubException("HF_ENDPOINT is \"" + text + "\"", "Expected an address such as " + PUBLIC, e);
        }
    }

    /** As Python has it: the variable, and else what {@code hf auth login} left in a file. */
    private static Optional<Token> token(Variables variables) {
        return variables
                .value("HF_TOKEN")
                .or(() -> variables.value("HUGGING_FACE_HUB_TOKEN"))
                .or(() -> variables
                        .path("HF_TOKEN_PATH")
                        .or(() -> variables.home().map(folder -> folder.resolve("token")))
                        .filter(Files::isRegularFile)
                        .map(HubSettings::read))
                .filter(text -> !text.isEmpty())
                .map(Token::new);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new HubException(
                    "the token in " + file + " cannot be read: " + e.getMessage(), "Mend the file, or set HF_TOKEN", e);
        }
    }
}
