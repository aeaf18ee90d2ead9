package io.crema.finetune.torchscript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A module's entries in an archive: of one date, so that the same module gives the same bytes. */
final class StoredModule {
    private StoredModule() {}

    /**
     * Writes all of it but the values of tensors.
     *
     * @param state of the module, pickled
     * @param code the class of the module
     */
    static void put(ZipOutputStream zip, byte[] state, String code) throws IOException {
        put(zip, "m/data.pkl", state);
        put(zip, "m/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
        put(zip, "m/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
        put(zip, "m/version", "10\n".getBytes(StandardCharsets.US_ASCII));
        put(zip, "m/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes one entry. */
    static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED); // as torch.jit.save lays archives out
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
