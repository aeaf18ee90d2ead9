package io.crema.finetune.model;

import java.util.Set;

/** Settings that any {@code config.json} may hold and that say nothing of what a model computes from its inputs. */
final class RecordSettings {
    static final Set<String> NAMES = Set.of(
            // what it is and who wrote it
            "model_type",
            "architectures",
            "_name_or_path",
            "transformers_version",
            "crema",
            "dtype",
            "torch_dtype",
            "auto_map",
            "adapters",
            "gradient_checkpointing",
            // its labels
            "id2label",
            "label2id",
            "num_labels",
            "_num_labels",
            "problem_type",
            "finetuning_task",
            "task_specific_params",
            // its tokens, which the tokenizer knows
            "bos_token_id",
            "eos_token_id",
            "pad_token_id",
            "sep_token_id",
            "cls_token_id",
            "mask_token_id",
            "unk_token_id",
            "tokenizer_class",
            "model_max_length",
            // what a forward pass returns besides, and heads that a classifier does not have
            "use_cache",
            "return_dict",
            "output_attentions",
            "output_hidden_states",
            "output_past",
            "tie_word_embeddings",
            "tie_weights_",
            // of the first conversions
            "directionality",
            "vocab_type",
            "language",
            "name");

    private RecordSettings() {}
}
