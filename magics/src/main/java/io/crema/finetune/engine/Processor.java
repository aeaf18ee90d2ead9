package io.crema.finetune.engine;

import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Numerics.Products;
import io.crema.finetune.torchscript.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What this machine's processor is good at.
 *
 * @param vendor as it calls itself: {@code AuthenticAMD}; empty if unknown
 * @param features as Linux names them: {@code avx512_bf16}
 */
public record Processor(String vendor, Set<String> features) {
    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

    public Processor {
        features = Set.copyOf(features);
    }

    /** This machine's; without vendor and features where the system does not describe it in {@code /proc}. */
    public static Processor ofThisMachine() {
        if (!Files.isReadable(DESCRIPTION)) {
            return new Processor("", Set.of());
        }
        try {
            return parse(Files.readAllLines(DESCRIPTION));
        } catch (IOException e) {
            // What cannot be read is not described: models then compute as libtorch usually does.
            return new Processor("", Set.of());
        }
    }

    static Processor parse(List<String> description) {
        return new Processor(
                field(description, "vendor_id"),
                Set.of(field(description, "flags").split("\\s+")));
    }

    private static String field(List<String> description, String name) {
        return description.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Whether it multiplies bfloat16 matrices faster than float32 ones. */
    public boolean hasBfloat16() {
        return features.contains("avx512_bf16") || features.contains("amx_bf16");
    }

    /**
     * How to compute in a precision. MKL multiplies float32 matrices on AMD's processors at half the speed of oneDNN
     * (measured on Zen 5: 106 and 235 GFLOP/s a core); elsewhere libtorch's usual library is as good.
     */
    public Numerics numerics(Precision precision) {
        return new Numerics(precision, vendor.equals("AuthenticAMD") ? Products.ONEDNN : Products.BLAS);
    }
}
