package io.crema.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Jupyter is told about the kernel, as the file {@code kernel.json} holds it.
 *
 * @param name the kernelspec's folder, by which a notebook asks for it
 * @param displayName the name in a front end's list
 * @param launch how it is started
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">Kernel specs</a>
 */
public record KernelSpec(String name, String displayName, Launch launch) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    public KernelSpec {
        if (!NAME.matcher(name).matches()) {
            throw new InstallException("--name: \"" + name
                    + "\" is no kernel name; letters, digits, dots, dashes and underscores are.\nTry --name crema");
        }
    }

    KernelSpec with(StartArchive archive) {
        return new KernelSpec(name, displayName, launch.with(archive));
    }

    /** The text of {@code kernel.json}. */
    String toJson() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("argv", launch.command());
        fields.put("display_name", displayName);
        fields.put("language", "java");
        fields.put("interrupt_mode", "message");
        // From 5.5 on a launcher may leave the ports to the kernel, which then tells them.
        fields.put("kernel_protocol_version", "5.5");
        if (!launch.environment().isEmpty()) {
            fields.put("env", new TreeMap<>(launch.environment()));
        }
        fields.put("metadata", Map.of("debugger", true, "supported_encryption", List.of("curve")));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings, lists and maps have a JSON form", impossible);
        }
    }
}
