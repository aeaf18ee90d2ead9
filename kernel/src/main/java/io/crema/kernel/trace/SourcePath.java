package io.crema.kernel.trace;

import java.nio.charset.StandardCharsets;

/**
 * The path by which a front end and the kernel name a cell's text: made of the text alone, so that both can tell it.
 * There is no such file.
 *
 * <p>The hash is MurmurHash2 of the text in UTF-8, in 32 bits, the only method that the debug protocol of Jupyter knows.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#debuginfo">debugInfo</a>
 */
public final class SourcePath {
    public static final String HASH_METHOD = "Murmur2";
    public static final int SEED = 0x3c6ef372;
    public static final String PREFIX = "cells/";
    public static final String SUFFIX = ".jshell";

    private static final int MULTIPLIER = 0x5bd1e995;

    private SourcePath() {}

    public static String of(String code) {
        return PREFIX + Integer.toUnsignedString(hash(code.getBytes(StandardCharsets.UTF_8), SEED)) + SUFFIX;
    }

    static int hash(byte[] data, int seed) {
        int hash = seed ^ data.length;
        int rest = data.length & 3;
        int end = data.length - rest;
        for (int i = 0; i < end; i += 4) {
            int block = (data[i] & 0xff)
                    | ((data[i + 1] & 0xff) << 8)
                    | ((data[i + 2] & 0xff) << 16)
                    | ((data[i + 3] & 0xff) << 24);
            block *= MULTIPLIER;
            block ^= block >>> 24;
            block *= MULTIPLIER;
            hash = (hash * MULTIPLIER) ^ block;
        }
        if (rest > 0) {
            for (int i = rest - 1; i >= 0; i--) {
                hash ^= (data[end + i] & 0xff) << (8 * i);
            }
            hash *= MULTIPLIER;
        }
        hash ^= hash >>> 13;
        hash *= MULTIPLIER;
        return hash ^ (hash >>> 15);
    }
}
