package io.crema.finetune.hub;

/**
 * How far a download is.
 *
 * @param file the one that is coming
 * @param bytes of all files that are there, those of earlier downloads too
 * @param total bytes of all files that are to come
 */
public record Coming(RepositoryName name, String commit, String file, long bytes, long total) {

    /** {@code Downloading org/name at 1a2b3c4: 12.3 MB of 90.9 MB, model.safetensors}. */
    public String sentence() {
        return "Downloading " + name + " at " + Revision.brief(commit) + ": " + Bytes.of(bytes) + " of "
                + Bytes.of(total) + ", " + file;
    }

    /** What is said of it when it comes no further. */
    public String broken() {
        return "Downloaded " + Bytes.of(bytes) + " of " + Bytes.of(total) + " of " + name + " at "
                + Revision.brief(commit) + " before it ended";
    }
}
