package io.crema.finetune.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {
    @TempDir
    Path folder;

    @Test
    void findsTheCacheWherePythonDoes() {
        String home = folder.toString();

        assertCache("x", Map.of("HF_HUB_CACHE", home + "/x", "HF_HOME", home + "/y", "HOME", home));
        assertCache("y/hub", Map.of("HF_HOME", home + "/y", "XDG_CACHE_HOME", home + "/z", "HOME", home));
        assertCache("z/huggingface/hub", Map.of("XDG_CACHE_HOME", home + "/z", "HOME", home));
        assertCache(".cache/huggingface/hub", Map.of("HOME", home));
        assertCache(".cache/huggingface/hub", Map.of("USERPROFILE", home));
        assertCache("models/hub", Map.of("HF_HOME", "~/models", "HOME", home));
        assertCache("hub", Map.of("HF_HOME", "~", "HOME", home));
        assertEquals(Optional.empty(), HubSettings.of(Map.of()).cache());
    }

    private void assertCache(String expected, Map<String, String> environment) {
        assertEquals(
                Optional.of(folder.resolve(expected)),
                HubSettings.of(environment).cache());
        assertEquals(Optional.of(folder.resolve(expected)), HubSettings.cache(environment));
    }

    @Test
    void findsTheTokenWherePythonDoes() throws IOException {
        Path named = Files.writeString(folder.resolve("named"), " hf_named\n");
        Files.writeString(folder.resolve("token"), "hf_home\n");
        String home = folder.toString();

        assertEquals("hf_v", secret(Map.of("HF_TOKEN", "hf_v\n", "HF_TOKEN_PATH", named.toString(), "HF_HOME", home)));
        assertEquals("hf_named", secret(Map.of("HF_TOKEN_PATH", named.toString(), "HF_HOME", home)));
        assertEquals("hf_home", secret(Map.of("HF_HOME", home)));
        assertEquals("", secret(Map.of("HF_HOME", home + "/elsewhere")));
        assertEquals("hf_home", secret(Map.of("HF_TOKEN", " ", "HF_HOME", home)));
    }

    private static String secret(Map<String, String> environment) {
        return HubSettings.of(environment).token().map(Token::secret).orElse("");
    }

    @Test
    void printsNoSecret() {
        HubOptions options = HubOptions.of(HubSettings.of(Map.of("HF_TOKEN", "hf_secret")));

        assertFalse(options.toString().contains("hf_secret"), options.toString());
    }

    @Test
    void asksTheEndpointThatIsNamed() {
        assertEquals(
                URI.create("https://huggingface.co"), HubSettings.of(Map.of()).endpoint());
        assertEquals(
                URI.create("https://hub.example/models"),
                HubSettings.of(Map.of("HF_ENDPOINT", "https://hub.example/models/"))
                        .endpoint());
        for (String wrong : new String[] {"hub.example", "ftp://hub.example", "https://", "a b"}) {
            HubException refused = assertThrows(HubException.class, () -> HubSettings.of(Map.of("HF_ENDPOINT", wrong)));
            assertEquals("HF_ENDPOINT is \"" + wrong + "\"", refused.summary());
        }
    }

    @Test
    void staysOfflineWhereAVariableSaysSo() {
        assertEquals(
                Optional.of("HF_HUB_OFFLINE"),
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1")).offline());
        assertEquals(
                Optional.of("HF_HUB_OFFLINE"),
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "yes")).offline());
        assertEquals(
                Optional.of("TRANSFORMERS_OFFLINE"),
                HubSettings.of(Map.of("TRANSFORMERS_OFFLINE", "true")).offline());
        assertEquals(
                Optional.empty(), HubSettings.of(Map.of("HF_HUB_OFFLINE", "0")).offline());
    }

    @Test
    void goesTheWayIntoTheNetworkThatIsNamed() {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://proxy.example:3128", "no_proxy", "localhost, .inside.example");

        assertEquals(List.of("proxy.example:3128"), ways(environment, "https://huggingface.co/a"));
        assertEquals(List.of("proxy.example:80"), ways(Map.of("all_proxy", "proxy.example"), "http://hub.example"));
        assertEquals(List.of("none"), ways(environment, "https://hub.inside.example/a"));
        assertEquals(List.of("none"), ways(environment, "https://localhost/a"));
        assertEquals(List.of("proxy.example:3128"), ways(environment, "https://outside.example/a"));
        assertEquals(List.of("none"), ways(Map.of(), "https://huggingface.co/a"));
    }

    private static List<String> ways(Map<String, String> environment, String address) {
        return HubSettings.of(environment).proxies().select(URI.create(address)).stream()
                .map(way -> way.address() instanceof InetSocketAddress proxy
                        ? proxy.getHostString() + ":" + proxy.getPort()
                        : "none")
                .toList();
    }

    @Test
    void saysThatItNeedsAFolder() {
        var hub = new Hub(HubOptions.of(HubSettings.of(Map.of())), List.of());

        HubException refused = assertThrows(HubException.class, () -> hub.find(new RepositoryName("a/b")));

        assertEquals("Set HF_HOME to a folder with room for models", refused.hint());
    }
}
