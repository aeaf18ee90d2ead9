package io.crema.finetune.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings one file into the cache: goes on where an earlier download broke off, and again where this one does.
 *
 * @param size hears how much of the file is there
 */
record BlobDownload(HubClient client, Waiting waiting, Patience patience, LongConsumer size) {

    /** Says why the hub does not give a file. */
    interface Refusal {
        HubException of(HttpResponse<Body> reply) throws NetworkException;
    }

    /**
     * Brings it, unless another has in the meantime.
     *
     * @return how many bytes came over the network
     * @throws NetworkException if the connection breaks too often
     * @throws IOException if the disk does not take it
     * @throws HubException if the hub refuses it, or what it gave is not what it announced
     */
    long bring(RemoteFile file, URI address, Path blob, Path lock, Refusal refusal) throws IOException {
        try (Partial partial = Partial.of(blob, lock)) {
            if (Files.exists(blob)) {
                return 0;
            }
            long came = 0;
            for (int fruitless = 0; fruitless == 0 || !isComplete(partial, file); ) {
                long before = partial.size();
                try {
                    came += more(file, address, partial, refusal);
                    break;
                } catch (NetworkException e) {
                    came += Math.max(0, partial.size() - before);
                    fruitless = partial.size() > before ? 1 : fruitless + 1;
                    if (fruitless >= patience.attempts()) {
                        throw e;
                    }
                    waiting.pause(patience.pauseAfter(fruitless));
                }
            }
            check(file, partial);
            partial.complete(blob);
            return came;
        }
    }

    private static boolean isComplete(Partial partial, RemoteFile file) throws IOException {
        return partial.size() == file.size();
    }

    /** The rest of it, if there is one. */
    private long more(RemoteFile file, URI address, Partial partial, Refusal refusal) throws IOException {
        if (file.size() != RemoteFile.UNKNOWN && partial.size() > file.size()) {
            partial.empty();
        }
        long from = partial.size();
        size.accept(from);
        if (from > 0 && isComplete(partial, file)) {
            return 0;
        }
        HttpResponse<Body> reply = client.get(address, from);
        try (Body body = reply.body()) {
            if (reply.statusCode() == 416) {
                partial.empty();
                throw new NetworkException("the server has no byte " + from + " of " + file.path());
            }
            if (reply.statusCode() != 200 && reply.statusCode() != 206) {
                throw refusal.of(reply);
            }
            if (!goesOnAt(from, reply)) {
                partial.empty();
                from = 0;
            }
            long came = append(body, partial);
            if (file.size() != RemoteFile.UNKNOWN && partial.size() != file.size()) {
                throw new NetworkException(
                        file.path() + " ended after " + partial.size() + " of " + file.size() + " bytes");
            }
            return came;
        }
    }

    private static boolean goesOnAt(long from, HttpResponse<Body> reply) {
        return from == 0
                || (reply.statusCode() == 206
                        && reply.headers()
                                .firstValue("Content-Range")
                                .orElse("")
                                .startsWith("bytes " + from + "-"));
    }

    private long append(Body body, Partial partial) throws IOException {
        long came = 0;
        for (List<ByteBuffer> some = body.next(waiting, patience.stalling());
                !some.isEmpty();
                some = body.next(waiting, patience.stalling())) {
            for (ByteBuffer each : some) {
                came += each.remaining();
                partial.append(each);
            }
            size.accept(partial.size());
        }
        return came;
    }

    private void check(RemoteFile file, Partial partial) throws IOException {
        if (file.sha256().isEmpty()) {
            return;
        }
        String expected = file.sha256().get();
        String found = sha256(partial.path());
        if (!found.equals(expected)) {
            partial.empty();
            throw new HubException(
                    file.path() + " came damaged: its SHA-256 is " + found + ", and should be " + expected
                            + ". It was thrown away",
                    "Try again, which downloads it anew. If it stays so, what is between here and the hub changes files");
        }
    }

    private String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[1 << 20];
                while (stream.read(buffer) >= 0) {
                    waiting.stopIfAsked();
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
