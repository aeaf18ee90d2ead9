package io.crema.finetune.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model has at one commit.
 *
 * @param files by their paths inside its repository
 */
record Listing(RepositoryName name, String commit, Set<String> files) {

    /**
     * As the hub's interface for programs tells it.
     *
     * @throws NetworkException if it is something else
     * @throws HubException if a file would lie outside of the repository
     */
    static Listing of(RepositoryName name, JsonNode tree) throws NetworkException {
        String commit = tree.path("sha").asText("");
        if (!Revision.isCommit(commit)) {
            throw new NetworkException("the answer for " + name + " names no commit. Is HF_ENDPOINT a hub?");
        }
        Set<String> files = new LinkedHashSet<>();
        for (JsonNode file : tree.path("siblings")) {
            String path = file.path("rfilename").asText("");
            if (leadsOut(path)) {
                throw new HubException(
                        name + " names a file \"" + path + "\", which would lie outside of its folder: nothing was"
                                + " downloaded",
                        "Do not use this model; tell who runs the hub");
            }
            files.add(path);
        }
        return new Listing(name, commit, files);
    }

    private static boolean leadsOut(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || List.of(path.split("/", -1)).contains("..");
    }
}
