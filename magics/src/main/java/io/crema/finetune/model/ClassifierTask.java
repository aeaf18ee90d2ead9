package io.crema.finetune.model;

import io.crema.finetune.torchscript.Numerics;
import io.crema.finetune.torchscript.Precision;
import java.util.List;

/** What is to be done with which model. */
record ClassifierTask(Pretrained pretrained, List<String> labels, Objective objective, Numerics numerics) {
    ClassifierTask {
        labels = List.copyOf(labels);
    }

    /** The usual one: one label for each example, in float32. */
    static ClassifierTask usual(Pretrained pretrained, List<String> labels) {
        Numerics numerics = pretrained.device().numerics(Precision.FP32);
        return new ClassifierTask(pretrained, labels, Objective.singleLabel(), numerics);
    }

    Network network(Lora lora) {
        Head head = pretrained.newHead(labels.size());
        return Network.classifier(pretrained.backbone(), pretrained.pooling(), head, objective, lora, numerics);
    }

    /** Builds on weights, which are freed if that fails. */
    Classifier over(Weights weights, Lora lora) {
        return NativeMemory.orRelease(() -> new Classifier(this, lora, network(lora), weights), weights);
    }
}
