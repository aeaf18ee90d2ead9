package io.crema.finetune.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way into the network that environment variables name, as Python and curl read them; else the virtual machine's. */
final class Proxies extends ProxySelector {
    private final Map<String, String> environment;

    Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        Optional<URI> named =
                value(scheme + "_proxy").or(() -> value("all_proxy")).flatMap(Proxies::address);
        if (named.isEmpty()) {
            ProxySelector usual = ProxySelector.getDefault();
            return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(address);
        }
        if (isExcepted(String.valueOf(address.getHost()))) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = named.get().getPort() < 0 ? 80 : named.get().getPort();
        return List.of(new Proxy(
                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(named.get().getHost(), port)));
    }

    /** {@code http://host:port}, or without the scheme; empty for what names no host. */
    private static Optional<URI> address(String text) {
        URI address = URI.create(text.contains("://") ? text : "http://" + text);
        return Optional.of(address).filter(each -> each.getHost() != null);
    }

    private boolean isExcepted(String host) {
        return value("no_proxy").stream()
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .map(each -> each.replaceFirst("^\\*?\\.", ""))
                .anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
    }

    private Optional<String> value(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(each -> environment.getOrDefault(each, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    @Override
    public void connectFailed(@Nullable URI address, @Nullable SocketAddress proxy, @Nullable IOException why) {
        // whoever asked hears of it
    }
}
