package io.crema.kernel.dependency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferListener;
import org.eclipse.aether.transfer.TransferResource;

/** Passes on what comes over the network, and stops it where the user does. */
final class TransferReport implements TransferListener {
    private final Downloads downloads;
    private final Map<TransferResource, Long> reported = new ConcurrentHashMap<>();

    TransferReport(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        stopIfCancelled();
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        stopIfCancelled();
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        stopIfCancelled();
        report(event);
    }

    @Override
    public void transferCorrupted(TransferEvent event) throws TransferCancelledException {
        stopIfCancelled();
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        report(event);
        reported.remove(event.getResource());
    }

    @Override
    public void transferFailed(TransferEvent event) {
        reported.remove(event.getResource());
    }

    private void report(TransferEvent event) {
        TransferResource resource = event.getResource();
        long before = reported.getOrDefault(resource, 0L);
        reported.put(resource, event.getTransferredBytes());
        String name = resource.getResourceName();
        downloads.received(
                name.substring(name.lastIndexOf('/') + 1),
                event.getTransferredBytes() - before,
                resource.getRepositoryId());
    }

    private void stopIfCancelled() throws TransferCancelledException {
        if (downloads.cancelled()) {
            throw new TransferCancelledException("stopped by the user");
        }
    }
}
