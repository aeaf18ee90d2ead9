package io.crema.finetune.model;

/** The body of a model, pretrained or not, whatever comes out of it. */
public interface Body {

    /** What people call it: {@code BERT, 6 layers of 384}. */
    String description();

    /** Length C of its vectors. */
    int hiddenSize();

    /** How many blocks it has, for freezing and for learning rates that decay by depth. */
    int layers();

    /** How checkpoints name its weights. */
    WeightNames names();

    /** The first part of its weights' names in a whole model: {@code bert}. All other weights are the head's. */
    default String prefix() {
        return names().prefix();
    }

    /** The name in a whole model of a weight that a checkpoint may call otherwise. */
    default String weightName(String checkpointName) {
        return names().inModel(checkpointName);
    }

    /** The block that one of its weights belongs to, 0 for the embeddings, {@link #layers()} for the last block. */
    default int depth(String weightName) {
        return names().depth(weightName, layers());
    }

    /** Whether a weight is the body's and not the head's. */
    default boolean owns(String weightName) {
        return weightName.startsWith(prefix() + ".");
    }
}
