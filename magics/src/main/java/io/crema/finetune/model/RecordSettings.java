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
            "sentence_transformers",
            // how it is run
            "gradient_checkpointing",
            "chunk_size_feed_forward",
            "attn_implementation",
            "_attn_implementation",
            "torchscript",
            "use_bfloat16",
            "xla_device",
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
            "sbert_ce_default_activation_function",
            // how texts are generated, which older files say here
            "decoder_start_token_id",
            "forced_bos_token_id",
            "forced_eos_token_id",
            "do_sample",
            "early_stopping",
            "min_length",
            "max_length",
            "num_beams",
            "num_beam_groups",
            "diversity_penalty",
            "temperature",
            "top_k",
            "top_p",
            "typical_p",
            "repetition_penalty",
            "length_penalty",
            "no_repeat_ngram_size",
            "encoder_no_repeat_ngram_size",
            "num_return_sequences",
            "prefix",
            // of the first conversions
            "directionality",
            "vocab_type",
            "language",
            "name");

    private RecordSettings() {}
}
