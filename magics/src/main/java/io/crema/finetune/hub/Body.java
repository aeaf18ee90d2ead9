package io.crema.finetune.hub;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's bytes, taken as they come: the next are asked for when the last were taken. Unlike a stream's, a read ends
 * when nothing comes for too long.
 */
final class Body implements HttpResponse.BodySubscriber<Body>, AutoCloseable {
    private static final int MOST_TEXT = 64 << 20;

    private final String host;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile @Nullable Subscription subscription;
    private volatile boolean closed;

    /** Bytes; none at the end. */
    private record Piece(List<ByteBuffer> bytes, @Nullable Throwable failure) {}

    /** @param host who sends it, for messages */
    Body(String host) {
        this.host = host;
    }

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        if (closed) {
            begun.cancel();
        }
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(List.of(), failure));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(List.of(), null));
    }

    /**
     * The next bytes; none at the end.
     *
     * @throws NetworkException if the connection breaks, or nothing comes for too long
     */
    List<ByteBuffer> next(Waiting waiting, Duration most) throws NetworkException {
        Piece piece = waiting.upTo(most, nanos -> pieces.poll(nanos, TimeUnit.NANOSECONDS));
        if (piece == null) {
            throw new NetworkException("no byte came from " + host + " for " + most.toSeconds() + " s");
        }
        if (piece.failure() != null) {
            throw NetworkException.of(host, piece.failure());
        }
        Subscription begun = subscription;
        if (begun != null && !piece.bytes().isEmpty()) {
            begun.request(1);
        }
        return piece.bytes();
    }

    /** All of a body that is no file. */
    byte[] all(Waiting waiting, Duration most) throws NetworkException {
        var all = new ByteArrayOutputStream();
        for (List<ByteBuffer> some = next(waiting, most); !some.isEmpty(); some = next(waiting, most)) {
            for (ByteBuffer each : some) {
                byte[] bytes = new byte[each.remaining()];
                each.get(bytes);
                all.writeBytes(bytes);
            }
            if (all.size() > MOST_TEXT) {
                throw new NetworkException("the answer is longer than " + Bytes.of(MOST_TEXT));
            }
        }
        return all.toByteArray();
    }

    /** Takes no more. */
    @Override
    public void close() {
        closed = true;
        Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
    }
}
