package io.crema.kernel.magic.builtin;

import io.crema.kernel.dependency.Artefact;
import io.crema.kernel.dependency.Downloads;
import io.crema.kernel.dependency.SessionLibraries.Addition;
import io.crema.kernel.dependency.SessionLibraries.Conflict;
import io.crema.kernel.display.DisplayData;
import io.crema.kernel.magic.MagicContext;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Shows one line below the cell: how far the downloads are, and in the end what they brought. */
final class LibraryDisplay implements Downloads {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int KILO = 1000;

    private final MagicContext context;
    private final LongSupplier nanos;
    private String displayId = "";
    private long received;
    private long lastShown;

    LibraryDisplay(MagicContext context) {
        this(context, System::nanoTime);
    }

    /** @param nanos the clock */
    LibraryDisplay(MagicContext context, LongSupplier nanos) {
        this.context = context;
        this.nanos = nanos;
    }

    @Override
    public synchronized void received(String file, long bytes, String repository) {
        received += bytes;
        long now = nanos.getAsLong();
        if (displayId.isEmpty() || now - lastShown >= PAUSE_NANOS) {
            lastShown = now;
            show("Downloading " + file + " from " + repository + " (" + size(received) + " so far)");
        }
    }

    @Override
    public boolean cancelled() {
        return context.cancelled();
    }

    /** The last word, and a warning for every library of which another version stays. */
    synchronized void finish(Addition addition) {
        show(summary(addition));
        List<Conflict> conflicts = addition.conflicts().stream()
                .filter(each -> !each.partOfKernel())
                .toList();
        if (!conflicts.isEmpty()) {
            context.warn(conflicts.stream()
                    .map(each -> each.stays() + " stays as it was added before; "
                            + each.wanted().version() + " was wanted\n")
                    .collect(Collectors.joining(
                            "", "", "For one version of everything, restart the kernel and name all in one %maven\n")));
        }
    }

    /** Takes away the news of a download that ended badly. */
    synchronized void fail() {
        if (!displayId.isEmpty()) {
            show("Downloaded " + size(received) + " before it failed");
        }
    }

    private String summary(Addition addition) {
        String already = addition.present().isEmpty()
                ? ""
                : addition.present().size() + (addition.present().size() == 1 ? " was" : " were") + " there already. ";
        String kernels = addition.conflicts().stream()
                .filter(Conflict::partOfKernel)
                .map(each -> each.stays() + " (" + each.wanted().version() + " was wanted)")
                .collect(Collectors.joining(", "));
        String ofKernel = kernels.isEmpty() ? "" : "The kernel's own come first: " + kernels + ". ";
        return (added(addition.added()) + already + ofKernel).stripTrailing();
    }

    private String added(List<Artefact> added) {
        if (added.isEmpty()) {
            return "Nothing to add. ";
        }
        long bytes = added.stream().mapToLong(Artefact::bytes).sum();
        String names = added.stream().map(each -> each.coordinates().toString()).collect(Collectors.joining(", "));
        String fetched = received == 0 ? "" : ", " + size(received) + " downloaded";
        return "Added " + added.size() + (added.size() == 1 ? " library (" : " libraries (") + size(bytes) + fetched
                + "): " + names + ". ";
    }

    private void show(String line) {
        if (displayId.isEmpty()) {
            displayId = context.display().show(DisplayData.text(line));
        } else {
            context.display().update(displayId, DisplayData.text(line));
        }
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        return bytes < KILO * KILO
                ? bytes / KILO + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
    }
}
