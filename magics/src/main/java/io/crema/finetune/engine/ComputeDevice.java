package io.crema.finetune.engine;

import ai.djl.Device;
import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model's weights lie and its numbers are computed.
 *
 * @param name {@code cpu}, or {@code cuda:0} for the first of NVIDIA's devices
 */
public record ComputeDevice(String name) {
    /** This machine's processor. */
    public static final ComputeDevice CPU = new ComputeDevice("cpu");

    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

    /**
     * What libtorch can compute on, beside the processor.
     *
     * @param library the native library: {@code PyTorch 2.7.1}
     * @param cuda whether it was built for CUDA
     * @param devices how many of NVIDIA's devices it sees
     */
    record Accelerators(String library, boolean cuda, int devices) {}

    public ComputeDevice {
        if (!name.equals("cpu") && !CUDA.matcher(name).matches()) {
            throw new IllegalArgumentException("a device is cpu or cuda:0, the number counting from 0, not " + name);
        }
    }

    /**
     * A device by what a user types: {@code auto} is the first of NVIDIA's where there is one, and else the processor.
     *
     * @param asked {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:0}
     * @throws DeviceException if there is none of that name, saying how to get it
     */
    public static ComputeDevice named(String asked) {
        return asked.equals("cpu") ? CPU : named(asked, Torch.accelerators());
    }

    static ComputeDevice named(String asked, Accelerators there) {
        if (asked.equals("cpu") || (asked.equals("auto") && there.devices() == 0)) {
            return CPU;
        }
        Matcher cuda = CUDA.matcher(asked.equals("auto") || asked.equals("cuda") ? "cuda:0" : asked);
        if (!cuda.matches()) {
            throw new DeviceException("there is no device \"" + asked + "\"", "Name auto, cpu or cuda:0");
        }
        if (!there.cuda()) {
            throw new DeviceException(
                    "device " + asked + ": the native engine, " + there.library() + ", computes on the processor alone",
                    "Let the kernel use a libtorch 2.7.1 for CUDA 12.8 (crema doctor says how), or name --device cpu");
        }
        if (Integer.parseInt(cuda.group(1)) >= there.devices()) {
            throw new DeviceException(
                    "device " + asked + ": the native engine sees " + count(there.devices()) + " of NVIDIA's",
                    there.devices() == 0
                            ? "Look whether nvidia-smi shows the device and a driver for CUDA 12.8, or name --device cpu"
                            : "Name one from cuda:0 to cuda:" + (there.devices() - 1) + ", or --device cpu");
        }
        return new ComputeDevice(cuda.group());
    }

    private static String count(int devices) {
        return devices == 0 ? "no device" : devices == 1 ? "1 device" : devices + " devices";
    }

    /** Whether it is one of NVIDIA's. */
    public boolean isCuda() {
        return !name.equals("cpu");
    }

    /** Whether bfloat16 may be faster on it than float32. */
    public boolean hasBfloat16() {
        return isCuda() || Processor.ofThisMachine().hasBfloat16();
    }

    /** How to compute on it in a precision; oneDNN knows processors alone. */
    public Numerics numerics(Precision precision) {
        return isCuda()
                ? new Numerics(precision, Products.BLAS)
                : Processor.ofThisMachine().numerics(precision);
    }

    Device inEngine() {
        Matcher cuda = CUDA.matcher(name);
        return cuda.matches() ? Device.gpu(Integer.parseInt(cuda.group(1))) : Device.cpu();
    }

    @Override
    public String toString() {
        return name;
    }
}
