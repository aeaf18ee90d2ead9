package io.crema.finetune.data;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Cuts texts into tokens as the model's own {@code tokenizer.json} says. Never pads: a batch does that. */
public final class Tokenizer implements AutoCloseable {

    /** How many texts go to the native side at once; keeps its threads busy and memory small. */
    private static final int CHUNK = 1024;

    /** What the families call the token that hides a word. */
    private static final List<String> MASKS = List.of("[MASK]", "<mask>");

    private final HuggingFaceTokenizer tokenizer;
    private final int maxLength;

    private Tokenizer(HuggingFaceTokenizer tokenizer, int maxLength) {
        this.tokenizer = tokenizer;
        this.maxLength = maxLength;
    }

    /**
     * Reads a tokenizer.
     *
     * @param json the text of {@code tokenizer.json}; its own padding and truncation are put aside
     * @param maxLength the most tokens a text may have, special ones included
     */
    public static Tokenizer fromJson(String json, int maxLength) {
        var options = Map.of("padding", "false", "truncation", "true", "maxLength", Integer.toString(maxLength));
        try (var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(stream, options), maxLength);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tokenizer.json: " + e.getMessage(), e);
        }
    }

    /** The most tokens of a text. */
    public int maxLength() {
        return maxLength;
    }

    /** Encodes texts with the special tokens that the model wants. */
    public Tokens encode(List<String> texts) {
        int[][] ids = new int[texts.size()][];
        int[] uncut = new int[ids.length];
        for (int start = 0; start < ids.length; start += CHUNK) {
            List<String> chunk = texts.subList(start, Math.min(start + CHUNK, ids.length));
            Encoding[] encodings = tokenizer.batchEncode(chunk, true, true);
            for (int i = 0; i < encodings.length; i++) {
                long[] row = encodings[i].getIds();
                ids[start + i] = Arrays.stream(row).mapToInt(Math::toIntExact).toArray();
                uncut[start + i] = uncutLength(encodings[i]);
            }
        }
        return new Tokens(ids, uncut);
    }

    /** Encodes one text, keeping where in it each token stands. */
    public TokenizedText pieces(String text) {
        Encoding encoding = tokenizer.encode(text, true, true);
        return TokenizedText.of(text, encoding, uncutLength(encoding));
    }

    /** The id of the token that hides a word in pretraining; empty if there is none. */
    public OptionalInt maskId() {
        return MASKS.stream()
                .map(mask -> tokenizer.encode(mask, false, false))
                .filter(encoding -> encoding.getTokens().length == 1 && MASKS.contains(encoding.getTokens()[0]))
                .mapToInt(encoding -> Math.toIntExact(encoding.getIds()[0]))
                .findFirst();
    }

    /** What was cut off comes in pieces, each with the special tokens again. */
    private static int uncutLength(Encoding encoding) {
        int special = (int) Arrays.stream(encoding.getSpecialTokenMask()).sum();
        int length = encoding.getIds().length;
        for (Encoding piece : encoding.getOverflowing()) {
            length += piece.getIds().length - special;
        }
        return length;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
