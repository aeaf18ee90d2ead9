/**
 * Models by their names on Hugging Face: found in the cache that all its programs share, and downloaded where they are not.
 *
 * <p>{@link io.crema.finetune.hub.Hub} is the whole of it for others: it is told of a {@link
 * io.crema.finetune.hub.RepositoryName} and gives a {@link io.crema.finetune.hub.Snapshot}, a folder with the files of one
 * commit. {@code HubCache} and {@code CachedRepository} know the layout on disk, {@code HubClient} speaks HTTP, {@code
 * WantedFiles} says which files a model needs, {@code SnapshotDownload} brings those that are missing, one {@code
 * BlobDownload} for each. Where the environment says how, the variables are those of Python's {@code huggingface_hub}; only
 * {@link io.crema.finetune.hub.HubSettings} reads them.
 *
 * @see <a href="https://huggingface.co/docs/hub/local-cache">Hub Local Cache</a>
 */
@NullMarked
package io.crema.finetune.hub;

import org.jspecify.annotations.NullMarked;
