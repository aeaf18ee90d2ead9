package io.crema.kernel.dependency;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * A repository that a notebook names.
 *
 * @param id by which the user's settings know it, for mirrors and credentials
 * @param url where it is
 */
public record Repository(String id, String url) {
    private static final Pattern ID = Pattern.compile("[^\\s\\\\/:\"<>|?*]+");

    /** @throws IllegalArgumentException if the id or the address cannot be one; the message is for the user */
    public Repository {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of a repository. Try letters and dashes");
        }
        if (!isAddress(url)) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no address of a repository. Expected one that begins with https: or file:");
        }
    }

    /** A repository without a name of its own, known by its host or its folder. */
    public static Repository at(String url) {
        return new Repository("from-" + Integer.toHexString(url.hashCode()), url);
    }

    private static boolean isAddress(String url) {
        try {
            return new URI(url).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
