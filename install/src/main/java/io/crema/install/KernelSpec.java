package io.crema.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Jupyter is told about the kernel, as the file {@code kernel.json} holds it.
 *
 * @param name the kernelspec's folder, by which a notebook asks for it
 * @param displayName the name in a front end's list
 * @param arguments the command line, with absolute paths: some front ends replace no placeholder but the connection
 *     file's
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">Kernel specs</a>
 */
public record KernelSpec(String name, String displayName, List<String> arguments) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /**
     * Half of the machine's memory is for Java's heap, since the tensors lie outside it; the compiler's recursion needs
     * a deeper stack than a thread has by default.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true",
            "-XX:MaxRAMPercentage=50",
            "-Xss4m",
            "--enable-native-access=ALL-UNNAMED");

    public KernelSpec {
        arguments = List.copyOf(arguments);
        if (!NAME.matcher(name).matches()) {
            throw new InstallException("--name: \"" + name
                    + "\" is no kernel name; letters, digits, dots, dashes and underscores are.\nTry --name crema");
        }
    }

    /** The kernelspec that starts a distribution's jar with a java. */
    static KernelSpec of(String name, String displayName, JavaRuntime java, Path jar) {
        var arguments = new ArrayList<String>();
        arguments.add(java.executable().toString());
        arguments.addAll(JVM_OPTIONS);
        arguments.addAll(List.of("-jar", jar.toString(), "kernel", "{connection_file}"));
        return new KernelSpec(name, displayName, arguments);
    }

    /** The text of {@code kernel.json}. */
    String toJson() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("argv", arguments);
        fields.put("display_name", displayName);
        fields.put("language", "java");
        fields.put("interrupt_mode", "message");
        fields.put("metadata", Map.of("debugger", true));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings, lists and maps have a JSON form", impossible);
        }
    }
}
