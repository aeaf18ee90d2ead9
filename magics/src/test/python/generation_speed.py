"""The other side of GenerationSpeed: the same models continue the same prompt by transformers' generate.

Run: python generation_speed.py make FOLDER          writes the models, of random weights, into FOLDER
     python generation_speed.py FOLDER NAME THREADS TIMES   prints one line of JSON
"""
import json, pathlib, statistics, sys, time
import torch
import transformers

transformers.logging.set_verbosity_error()
PROMPT, NEW = 16, 64


def configs():
    gpt2 = dict(bos_token_id=None, eos_token_id=None)
    return {
        "gpt2-tiny": transformers.GPT2Config(vocab_size=257, n_positions=256, n_embd=128, n_layer=3, n_head=4, **gpt2),
        "distilgpt2": transformers.GPT2Config(n_layer=6, **gpt2),
        "smollm-135m": transformers.LlamaConfig(
            vocab_size=49152, hidden_size=576, intermediate_size=1536, num_hidden_layers=30, num_attention_heads=9,
            num_key_value_heads=3, max_position_embeddings=2048, rms_norm_eps=1e-5, tie_word_embeddings=True,
            bos_token_id=None, eos_token_id=None)}


def make(folder):
    from tokenizers import Tokenizer, models, pre_tokenizers
    torch.manual_seed(1)
    for name, config in configs().items():
        transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder / name)
        words = {f"t{i}": i for i in range(config.vocab_size)}
        tokenizer = Tokenizer(models.WordLevel(words, unk_token="t3"))
        tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        tokenizer.save(str(folder / name / "tokenizer.json"))


def measure(folder, name, threads, times):
    torch.set_num_threads(threads)
    model = transformers.AutoModelForCausalLM.from_pretrained(folder / name, attn_implementation="sdpa").eval()
    prompt = torch.arange(5, 5 + PROMPT).unsqueeze(0)
    seconds, busy = [], []
    for _ in range(times + 1):
        start, thread = time.perf_counter(), time.thread_time()
        with torch.inference_mode():
            ids = model.generate(prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=NEW, do_sample=False,
                                 pad_token_id=0)[0, PROMPT:].tolist()
        seconds.append(time.perf_counter() - start)
        busy.append(time.thread_time() - thread)
    print(json.dumps({
        "who": f"torch {torch.__version__}, transformers {transformers.__version__}, sdpa", "model": name,
        "threads": threads, "tokens": len(ids), "rate": round(NEW / statistics.median(seconds[1:]), 1),
        "rate_of_processor_time": round(NEW / statistics.median(busy[1:]), 1),
        "text": " ".join(f"t{i}" for i in ids[:8])}))


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    measure(pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
