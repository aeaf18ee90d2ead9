package io.crema.finetune.data;

import io.crema.finetune.data.image.Augmentation;
import io.crema.finetune.data.image.Images;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A fingerprint of data for a run's provenance. */
final class ContentHash {
    private ContentHash() {}

    static String of(Roles roles, Table table, Augmentation augmentation) {
        MessageDigest digest = sha256();
        addAll(digest, List.of(roles.example(), roles.label(), roles.id()));
        addAll(digest, roles.groups());
        if (roles.hasFeatures()) {
            addAll(digest, roles.features().numeric());
            addAll(digest, roles.features().categorical());
        }
        addAll(digest, table.columnNames());
        for (Column<?> column : table.columns()) {
            add(digest, table.rowCount());
            if (column.name().equals(roles.image())) {
                Images.of(List.of(Cells.of(table, column.name()))).contents(bytes -> add(digest, bytes));
                continue;
            }
            for (int row = 0; row < table.rowCount(); row++) {
                add(digest, column.getUnformattedString(row));
            }
        }
        if (!augmentation.isNone()) {
            add(digest, augmentation.toString());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(List<List<String>> columns) {
        MessageDigest digest = sha256();
        columns.forEach(column -> addAll(digest, column));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addAll(MessageDigest digest, List<String> values) {
        add(digest, values.size());
        values.forEach(value -> add(digest, value));
    }

    /** Lengths go in before contents, so that {@code ab, c} and {@code a, bc} differ. */
    private static void add(MessageDigest digest, String value) {
        add(digest, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
