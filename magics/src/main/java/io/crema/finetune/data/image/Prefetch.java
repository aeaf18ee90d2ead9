package io.crema.finetune.data.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Makes values on other threads before they are asked for, in a known order and a bounded number ahead. Nothing has to be
 * closed: what is under way ends by itself when nobody asks any more, and idle threads end after a second.
 */
public final class Prefetch<K, V> {
    private static final int WORKERS = 2;
    private static final int AHEAD = 2 * WORKERS;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(WORKERS, WORKERS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                var thread = new Thread(work, "pictures");
                thread.setDaemon(true);
                return thread;
            });
    private final Iterator<K> keys;
    private final Function<K, V> maker;
    private final Deque<Pending<K, V>> pending = new ArrayDeque<>();

    private record Pending<K, V>(K key, CompletableFuture<V> value) {}

    /**
     * Begins with the first few.
     *
     * @param keys in the order in which their values will be asked for
     * @param maker called on other threads, for several keys at once
     */
    public Prefetch(List<K> keys, Function<K, V> maker) {
        this.keys = keys.iterator();
        this.maker = maker;
        workers.allowCoreThreadTimeOut(true);
        for (int i = 0; i < AHEAD; i++) {
            prepareOne();
        }
    }

    private void prepareOne() {
        if (keys.hasNext()) {
            K key = keys.next();
            pending.add(new Pending<>(key, CompletableFuture.supplyAsync(() -> maker.apply(key), workers)));
        }
    }

    /** The value of a key, waiting for it; a key out of turn is made at once. What the maker threw is thrown. */
    public V get(K key) {
        Pending<K, V> next = pending.peek();
        if (next == null || next.key() != key) {
            return maker.apply(key);
        }
        pending.remove();
        prepareOne();
        try {
            return next.value().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
