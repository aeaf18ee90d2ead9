package io.crema.finetune.expression;

import java.util.List;

/** How a language writes what operators take. A graph's values say what they are; a notation says how that is spelled. */
public interface Notation {

    /** The graph's input of this index. */
    String input(int index);

    /** The model's parameter of this index. */
    String weight(int index);

    /** The result of the graph's node of this index. */
    String computed(int index);

    /** The length of an axis that a batch decides. */
    String axis(String name);

    String whole(long value);

    String real(double value);

    String flag(boolean value);

    String text(String value);

    String list(List<String> items);

    /** An argument given by its name. */
    String keyword(String name, String value);
}
