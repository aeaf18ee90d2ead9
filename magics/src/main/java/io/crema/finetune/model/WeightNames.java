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
 */
public record WeightNames(String prefix, List<String> modules, String blocks) {
    public WeightNames {
        modules = List.copyOf(modules);
    }

    /** The name in a whole model. */
    public String inModel(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && modules.contains(name.substring(0, dot)) ? prefix + "." + name : name;
    }

    /** 0 for what comes before the blocks, 1 for the first block. */
    public int depth(String nameInModel) {
        Matcher block = Pattern.compile("^" + Pattern.quote(prefix + "." + blocks) + "\\.(\\d+)\\.")
                .matcher(nameInModel);
        return block.find() ? Integer.parseInt(block.group(1)) + 1 : 0;
    }
}
