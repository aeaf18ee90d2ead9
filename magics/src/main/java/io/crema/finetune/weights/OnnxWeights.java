package io.crema.finetune.weights;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights of a PyTorch model that was exported to ONNX, plain or quantised to 8 bits, under their PyTorch names.
 *
 * <p>The exporter keeps the names of biases, norms and embeddings. A linear layer's weight is anonymous and transposed;
 * its name is that of the node which uses it: {@code /encoder/layer.0/attention/self/query/MatMul}. An 8-bit weight is
 * {@code (quantized - zero point) * scale}, with one scale a tensor or one an output column.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">onnx.proto3</a>
 */
public final class OnnxWeights {
    private static final Pattern MATMUL = Pattern.compile("/(.+)/MatMul(_quant)?");
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT8 = 3;

    private final Map<String, Initializer> initializers = new LinkedHashMap<>();
    private final Map<String, String> layerOfWeight = new HashMap<>();

    private record Initializer(int dataType, List<Long> shape, ByteBuffer raw, List<Float> floats, List<Long> longs) {

        /** ONNX keeps floats either as bytes or as numbers. */
        FloatBuffer values() {
            if (raw.hasRemaining() || floats.isEmpty()) {
                return raw.asFloatBuffer();
            }
            FloatBuffer copy = FloatBuffer.allocate(floats.size());
            floats.forEach(copy::put);
            return copy.flip();
        }
    }

    private OnnxWeights() {}

    /**
     * Reads a model.
     *
     * @param model the bytes of the file
     * @return every weight by its PyTorch name, dequantised
     * @throws WeightsException if the bytes are no ONNX model, or its weights are of another kind
     */
    public static Map<String, FloatTensor> read(ByteBuffer model) {
        var reader = new OnnxWeights();
        try {
            reader.readModel(new ProtobufReader(model));
            Map<String, FloatTensor> weights = reader.named();
            if (weights.isEmpty()) {
                throw new WeightsException("not an ONNX model: it has no weights");
            }
            return weights;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new WeightsException("an ONNX model with weights that do not fit each other", e);
        }
    }

    private void readModel(ProtobufReader model) {
        for (int field = model.nextField(); field != 0; field = model.nextField()) {
            if (field == 7) {
                readGraph(new ProtobufReader(model.bytes()));
            } else {
                model.skip();
            }
        }
    }

    private void readGraph(ProtobufReader graph) {
        for (int field = graph.nextField(); field != 0; field = graph.nextField()) {
            switch (field) {
                case 1 -> readNode(new ProtobufReader(graph.bytes()));
                case 5 -> readTensor(new ProtobufReader(graph.bytes()));
                default -> graph.skip();
            }
        }
    }

    private void readNode(ProtobufReader node) {
        List<String> inputs = new ArrayList<>();
        String name = "";
        for (int field = node.nextField(); field != 0; field = node.nextField()) {
            switch (field) {
                case 1 -> inputs.add(node.string());
                case 3 -> name = node.string();
                default -> node.skip();
            }
        }
        Matcher matmul = MATMUL.matcher(name);
        if (matmul.matches() && inputs.size() > 1) {
            String weight = inputs.get(1).replaceAll("_quantized$", "");
            layerOfWeight.put(weight, matmul.group(1).replace('/', '.') + ".weight");
        }
    }

    private void readTensor(ProtobufReader tensor) {
        List<Long> shape = new ArrayList<>();
        List<Float> floats = new ArrayList<>();
        List<Long> longs = new ArrayList<>();
        ByteBuffer raw = ByteBuffer.allocate(0);
        String name = "";
        int dataType = 0;
        for (int field = tensor.nextField(); field != 0; field = tensor.nextField()) {
            switch (field) {
                case 1 -> readLongs(tensor, shape);
                case 2 -> dataType = (int) tensor.varint();
                case 4 -> readFloats(tensor, floats);
                case 5 -> readLongs(tensor, longs);
                case 8 -> name = tensor.string();
                case 9 -> raw = tensor.bytes();
                default -> tensor.skip();
            }
        }
        initializers.put(name, new Initializer(dataType, shape, raw, floats, longs));
    }

    private static void readLongs(ProtobufReader tensor, List<Long> into) {
        if (!tensor.isLengthDelimited()) {
            into.add(tensor.varint());
            return;
        }
        var numbers = new ProtobufReader(tensor.bytes());
        while (numbers.hasMore()) {
            into.add(numbers.varint());
        }
    }

    private static void readFloats(ProtobufReader tensor, List<Float> into) {
        if (!tensor.isLengthDelimited()) {
            into.add(tensor.float32());
            return;
        }
        var packed = tensor.bytes().asFloatBuffer();
        while (packed.hasRemaining()) {
            into.add(packed.get());
        }
    }

    private Map<String, FloatTensor> named() {
        var weights = new LinkedHashMap<String, FloatTensor>();
        for (var entry : initializers.entrySet()) {
            String name = entry.getKey();
            Initializer initializer = entry.getValue();
            if (name.endsWith("_quantized")) {
                String base = name.substring(0, name.length() - "_quantized".length());
                put(weights, base, dequantised(base, initializer));
            } else if (initializer.dataType == FLOAT && !name.endsWith("_scale")) {
                put(weights, name, new FloatTensor.Held(initializer.shape, initializer.values()));
            }
        }
        return weights;
    }

    /** A weight under its own name, or turned round under the name of the layer that multiplies by it. */
    private void put(Map<String, FloatTensor> weights, String name, FloatTensor tensor) {
        String layer = layerOfWeight.get(name);
        if (layer != null) {
            weights.put(layer, tensor.transposed());
        } else if (!name.startsWith("onnx::")) {
            weights.put(name, tensor);
        }
    }

    private FloatTensor dequantised(String base, Initializer quantized) {
        Initializer scale = companion(base + "_scale");
        Initializer zeroPoint = companion(base + "_zero_point");
        int columns = Math.toIntExact(quantized.shape.get(quantized.shape.size() - 1));
        boolean byColumn = scale.floats.size() > 1;
        boolean fits = FloatTensor.elements(quantized.shape) == quantized.raw.remaining()
                && (!byColumn || scale.floats.size() == columns)
                && zeroPoint.longs.size() >= scale.floats.size();
        if (!fits || scale.floats.isEmpty() || (quantized.dataType != UINT8 && quantized.dataType != INT8)) {
            throw new WeightsException("cannot dequantise " + base + " " + quantized.shape + ": "
                    + quantized.raw.remaining() + " numbers of ONNX type " + quantized.dataType + ", "
                    + scale.floats.size() + " scales and " + zeroPoint.longs.size() + " zero points");
        }
        int mask = quantized.dataType == UINT8 ? 0xFF : -1;
        int channels = scale.floats.size(); // one, or as many as columns
        float[] scales = new float[channels];
        int[] zeros = new int[channels];
        for (int channel = 0; channel < channels; channel++) {
            scales[channel] = scale.floats.get(channel);
            zeros[channel] = (int) (long) zeroPoint.longs.get(channel);
        }
        return new FloatTensor.Computed(quantized.shape, target -> {
            for (int i = 0; i < quantized.raw.limit(); i++) {
                int channel = i % channels;
                target.put(((quantized.raw.get(i) & mask) - zeros[channel]) * scales[channel]);
            }
        });
    }

    private Initializer companion(String name) {
        Initializer found = initializers.get(name);
        if (found == null) {
            throw new WeightsException("the ONNX model has no " + name + ", which a quantised weight needs");
        }
        return found;
    }
}
