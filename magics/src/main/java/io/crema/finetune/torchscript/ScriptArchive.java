package io.crema.finetune.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive with code and no tensors, as {@code torch.jit.save} lays it out: a zip of stored entries with
 * the code and a pickle of the one module. The same code gives the same bytes.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">TorchScript
 *     serialization</a>
 */
public final class ScriptArchive {
    private static final String FIELDS = """
            class M(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
            """;

    private final byte[] zip;

    private ScriptArchive(byte[] zip) {
        this.zip = zip;
    }

    /** Writes the archive as a file, for libtorch to load. */
    public void writeTo(Path file) throws IOException {
        Files.write(file, zip);
    }

    /** An archive whose module has these methods, written by {@link ScriptWriter}. */
    public static ScriptArchive of(String methods) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            StoredModule.put(zip, modulePickle(), FIELDS + methods);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return new ScriptArchive(bytes.toByteArray());
    }

    /** The module's state: {@code training = True} and no hook, in pickle's protocol 2. */
    private static byte[] modulePickle() {
        var pickle = new ByteArrayOutputStream();
        pickle.write(0x80); // PROTO 2
        pickle.write(2);
        pickle.writeBytes("c__torch__\nM\n".getBytes(StandardCharsets.US_ASCII)); // GLOBAL
        pickle.write('q'); // BINPUT 0
        pickle.write(0);
        pickle.write(')'); // EMPTY_TUPLE
        pickle.write(0x81); // NEWOBJ
        pickle.write('}'); // EMPTY_DICT
        pickle.write('('); // MARK
        unicode(pickle, "training");
        pickle.write(0x88); // NEWTRUE
        unicode(pickle, "_is_full_backward_hook");
        pickle.write('N'); // NONE
        pickle.write('u'); // SETITEMS
        pickle.write('b'); // BUILD
        pickle.write('.'); // STOP
        return pickle.toByteArray();
    }

    private static void unicode(ByteArrayOutputStream pickle, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        pickle.write('X'); // BINUNICODE
        pickle.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(utf8.length)
                .array());
        pickle.writeBytes(utf8);
    }
}
