package io.crema.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether models can compute on an NVIDIA device. The distribution has the native engine for the processor; another one
 * is named by three variables, which the kernel gets by {@code install --env}.
 *
 * @param environment the surroundings
 */
record GpuCheckup(Environment environment) {
    private static final String FOLDER = "PYTORCH_LIBRARY_PATH";
    private static final Map<String, String> REQUIRED = Map.of("PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128");
    private static final String HOW = "unpack libtorch 2.7.1 for CUDA 12.8, then: crema install --env " + FOLDER
            + "=LIBTORCH/lib --env PYTORCH_VERSION=2.7.1 --env PYTORCH_FLAVOR=cu128";

    /** One for each kernel that is installed, or one for this process. */
    List<Finding> findings(List<InstalledSpec> kernels) {
        return kernels.isEmpty()
                ? List.of(gpu(Map.of()))
                : kernels.stream()
                        .map(InstalledSpec::variables)
                        .distinct()
                        .map(this::gpu)
                        .toList();
    }

    /** @param kernelVariables what the installed kernel is started with */
    Finding gpu(Map<String, String> kernelVariables) {
        Optional<Path> folder = Optional.ofNullable(variable(kernelVariables, FOLDER))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        if (folder.isEmpty()) {
            return Finding.ok("GPU", "not used; for an NVIDIA device, " + HOW);
        }
        List<String> problems = new ArrayList<>();
        REQUIRED.forEach((name, value) -> {
            String found = variable(kernelVariables, name);
            if (!value.equals(found)) {
                problems.add(name + " must be " + value + (found == null ? "" : ", not " + found));
            }
        });
        String library = environment.platform() == Environment.Platform.WINDOWS ? "torch_cuda.dll" : "libtorch_cuda.so";
        if (!Files.exists(folder.get().resolve(library))) {
            problems.add("there is no " + library + " in " + folder.get());
        }
        if (!problems.isEmpty()) {
            problems.sort(null);
            return Finding.ill("GPU", String.join("; ", problems), HOW);
        }
        return environment.program("nvidia-smi").isPresent()
                ? Finding.ok("GPU", "libtorch in " + folder.get() + ": %load_model NAME --device cuda:0")
                : Finding.ill(
                        "GPU",
                        "libtorch for CUDA is in " + folder.get() + ", but there is no nvidia-smi on the PATH",
                        "install NVIDIA's driver for CUDA 12.8, or take " + FOLDER + " out of the kernel");
    }

    private @Nullable String variable(Map<String, String> kernelVariables, String name) {
        return kernelVariables.getOrDefault(name, environment.variables().get(name));
    }
}
