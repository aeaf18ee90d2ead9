package io.crema.finetune.hub;

import java.nio.file.Path;

/**
 * The files of a model at one commit.
 *
 * @param commit in forty hexadecimal digits
 * @param folder has them in the layout of {@code save_pretrained}; not to be written to
 */
public record Snapshot(RepositoryName name, String commit, Path folder) {}
