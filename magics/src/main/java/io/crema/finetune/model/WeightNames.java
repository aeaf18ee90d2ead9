package io.crema.finetune.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How checkpoints of a family name weights: a body that was saved alone leaves the prefix out, and blocks are numbered.
 *
 * @param prefix of the body's weights in a whole model: {@code vit}
 * @param modules what a body's names begin with when the prefix is left out
 * @param blocks where the numbered blocks stand: {@code encoder.layer}
 * @param behind those of the modules that stand behind the last block
 */
public record WeightNames(String prefix, List<String> modules, String blocks, List<String> behind) {
    public WeightNames {
        modules = List.copyOf(modules);
        behind = List.copyOf(behind);
    }

    /** Of a family that has nothing behind its last block. */
    public WeightNames(String prefix, List<String> modules, String blocks) {
        this(prefix, modules, blocks, List.of());
    }

    /** The name in a whole model. */
    public String inModel(String name) {
        return modules.contains(firstPart(name)) ? prefix + "." + name : name;
    }

    /**
     * The block that a weight belongs to: 0 for what comes before the blocks, 1 for the first, and the last one for what
     * stands behind them.
     *
     * @param layers how many blocks there are
     */
    public int depth(String nameInModel, int layers) {
        String start = prefix + ".";
        if (!nameInModel.startsWith(start)) {
            return 0;
        }
        String name = nameInModel.substring(start.length());
        Matcher block =
                Pattern.compile("^" + Pattern.quote(blocks) + "\\.(\\d+)\\.").matcher(name);
        if (block.find()) {
            return Integer.parseInt(block.group(1)) + 1;
        }
        return behind.contains(firstPart(name)) ? layers : 0;
    }

    private static String firstPart(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : "";
    }
}
