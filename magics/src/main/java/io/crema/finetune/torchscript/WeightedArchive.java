package io.crema.finetune.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive with code and weights, which runs wherever libtorch does: {@code torch.jit.load(file)(ids,
 * mask)}. The module holds its weights as one list.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">TorchScript
 *     serialization</a>
 */
public final class WeightedArchive {
    private static final String FIELDS = """
            class M(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
              w : List[Tensor]
            """;

    private WeightedArchive() {}

    /**
     * A weight, asked for its values when they are written.
     *
     * @param values row-major FLOAT32, as many as the shape says
     */
    public record Weight(List<Long> shape, Supplier<FloatBuffer> values) {
        public Weight {
            shape = List.copyOf(shape);
        }

        long elements() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    /** Writes methods, of which one is {@code forward}, and what they take as {@code self.w}. */
    public static void write(Path file, String methods, List<Weight> weights) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < weights.size(); i++) {
                putValues(zip, "m/data/" + i, weights.get(i).values().get());
            }
            StoredModule.put(zip, modulePickle(weights), FIELDS + methods);
        }
    }

    /** The module's state in pickle's protocol 2: not training, no hook, and the weights over their storages. */
    private static byte[] modulePickle(List<Weight> weights) {
        var pickle = new Pickle();
        pickle.bytes(0x80, 2); // PROTO 2
        pickle.global("__torch__", "M").bytes(')', 0x81, '}', '('); // EMPTY_TUPLE, NEWOBJ, EMPTY_DICT, MARK
        pickle.text("training").bytes(0x89); // NEWFALSE
        pickle.text("_is_full_backward_hook").bytes('N');
        pickle.text("w").global("torch.jit._pickle", "build_tensorlist").bytes('(', ']', '('); // MARK, EMPTY_LIST, MARK
        for (int i = 0; i < weights.size(); i++) {
            tensor(pickle, i, weights.get(i));
        }
        pickle.bytes('e', 't', 'R'); // APPENDS, TUPLE, REDUCE
        pickle.bytes('u', 'b', '.'); // SETITEMS, BUILD, STOP
        return pickle.toByteArray();
    }

    /** {@code _rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())}. */
    private static void tensor(Pickle pickle, int index, Weight weight) {
        pickle.global("torch._utils", "_rebuild_tensor_v2").bytes('(', '(');
        pickle.text("storage")
                .global("torch", "FloatStorage")
                .text(Integer.toString(index))
                .text("cpu");
        pickle.number(weight.elements()).bytes('t', 'Q'); // TUPLE, BINPERSID
        pickle.number(0).bytes('(');
        weight.shape().forEach(pickle::number);
        pickle.bytes('t', '(');
        long stride = weight.elements();
        for (long length : weight.shape()) {
            stride = length == 0 ? 0 : stride / length;
            pickle.number(stride);
        }
        pickle.bytes('t', 0x89).global("collections", "OrderedDict").bytes(')', 'R', 't', 'R');
    }

    private static final class Pickle extends ByteArrayOutputStream {
        Pickle bytes(int... codes) {
            for (int code : codes) {
                write(code);
            }
            return this;
        }

        Pickle global(String module, String name) {
            writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Pickle text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            write('X'); // BINUNICODE
            writeBytes(little(utf8.length));
            writeBytes(utf8);
            return this;
        }

        /** As LONG1 of eight bytes, which holds any length. */
        Pickle number(long number) {
            write(0x8a);
            write(8);
            writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(number)
                    .array());
            return this;
        }

        private static byte[] little(int number) {
            return ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(number)
                    .array();
        }
    }

    private static void putValues(ZipOutputStream zip, String name, FloatBuffer values) throws IOException {
        byte[] bytes = new byte[Math.multiplyExact(4, values.remaining())];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values.duplicate());
        StoredModule.put(zip, name, bytes);
    }
}
