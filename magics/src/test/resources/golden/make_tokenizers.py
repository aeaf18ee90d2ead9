"""Writes tokenizers/: small vocabularies in the files that older models have, and what transformers makes of 300 lines.

Five folders without a tokenizer.json: bert (lower case), bert-cased, roberta, gpt2, qwen2. answers.json.gz holds the
lines and, for each folder, the token ids that AutoTokenizer gives.

Run: python make_tokenizers.py [FOLDER FOR tokenizer.json FILES TO LOOK AT]
     (transformers 5.18.0, tokenizers 0.23.2)
"""
import gzip, json, pathlib, random, sys

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import AutoTokenizer

HERE = pathlib.Path(__file__).parent
REVIEWS = HERE.parents[2] / "main/resources/io/crema/finetune/data/small-fine-foods/train.tsv.gz"
BERT_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
ROBERTA_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]

ODD = [
    "", " ", "\t", "a", "A", ".", "...", "é", "É", "ß", "ẞ", "İstanbul", "ıŞIK", "Ångström", "naïve café", "NAÏVE CAFÉ",
    "cafe\u0301 (combining)", "Zürich ist schön, Grüße!", "œuvre Œuvre ﬁne ﬂower", "Ελληνικά: καλημέρα κόσμε Σίσυφος",
    "Привет, мир! Ёлка и ёж", "שלום עולם", "שָׁלוֹם", "مرحبا بالعالم", "नमस्ते दुनिया", "สวัสดีชาวโลก", "안녕하세요 세계",
    "こんにちは世界。", "東京タワーへ行きました", "我喜欢吃苹果,他也喜欢。", "中English混排text", "㐀㐁𠀀𠀁 rare ideographs", "ｆｕｌｌｗｉｄｔｈ１２３",
    "😀", "I love it 😍😍😍!", "👩‍👩‍👧‍👦 family", "👍🏽 skin tone", "🇩🇪🇫🇷 flags", "✨ sparkles ✨", "❤️ vs ❤", "a\u200bb zero width",
    "a\u00a0b no-break", "a\u3000b ideographic space", "line one\nline two\r\nline three", "tab\tseparated\ttext", "  leading and trailing  ",
    "many     spaces", "\ufeffbyte order mark", "null\x00byte", "bell\x07 and escape\x1b[0m", "soft\u00adhyphen", "\ufffd replacement",
    "private \ue000 use", "right\u202eto left\u202c override", "don't won't I'll you're they've it's he'd I'm",
    "DON'T WON'T I'LL YOU'RE", "rock'n'roll ’typographic’ “quotes”", "3.14159 and 1,234,567.89", "007 42 100% $9.99 €5 £3 ¥100",
    "1234567890", "٣٤٥ arabic digits", "Ⅻ roman ½ fraction x² y³", "http://example.org/a?b=c&d=e#f", "someone@example.org",
    "snake_case camelCase kebab-case CONSTANT_CASE", "C++ C# .NET a/b\\c", "<br />text<br />", "<b>bold</b> &amp; &lt;", "{[()]}",
    "!?!?!?", "-----", "———", "________", "'''\"\"\"```", "#hashtag @mention", "a" * 50, "a" * 101, "x" * 250, "ab" * 150, "é" * 120,
    "pneumonoultramicroscopicsilicovolcanoconiosis", "Donaudampfschifffahrtsgesellschaftskapitän", "antidisestablishmentarianism",
    "[CLS] in the text [SEP]", "[MASK] and [PAD]", "[UNK][UNK]", "[mask] lower", "<s> and </s>", "<mask> token", " <mask> with blanks ",
    "<pad><unk>", "<|endoftext|>", "a<|endoftext|>b", "<|im_start|>user", "##ing suffix", "Ġ and Ċ", "▁ piece",
    "The quick brown fox jumps over the lazy dog.", "Hello world", " Hello world", "hello WORLD", "Hello   world \n", "\n\n\n", "\r\n \r\n",
]


def lines():
    reviews = [row.split("\t")[2] for row in gzip.open(REVIEWS, "rt", encoding="utf-8").read().splitlines()[1:]]
    draw = random.Random(7)
    taken = [text[:200] for text in draw.sample(reviews, 300 - len(ODD) - 60)]
    mixed = [" ".join(draw.choice(ODD) for _ in range(3)) for _ in range(60)]
    return reviews, ODD + taken + mixed


def write(folder, files):
    (HERE / "tokenizers" / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        text = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
        (HERE / "tokenizers" / folder / name).write_text(text, encoding="utf-8", newline="")


def bert(folder, texts, settings, lowercase):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=1500, special_tokens=BERT_SPECIAL, show_progress=False))
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    write(folder, {"vocab.txt": "".join(token + "\n" for token, _ in vocabulary), **settings})


def byte_level(folder, texts, special, settings, last=()):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(vocab_size=1200, special_tokens=special, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(texts, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    vocabulary = model["vocab"]
    for token in last:
        vocabulary[token] = len(vocabulary)
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in model["merges"]]
    write(folder, {"vocab.json": vocabulary, "merges.txt": "#version: 0.2\n" + "".join(merge + "\n" for merge in merges), **settings})


reviews, hard = lines()
texts = reviews[:1500] + ODD * 3
config = lambda **settings: {"tokenizer_config.json": settings}
bert("bert", texts, {"config.json": {"model_type": "bert"}, **config(do_lower_case=True, model_max_length=512)}, True)
bert("bert-cased", texts, {"config.json": {"model_type": "distilbert"}, **config(do_lower_case=False, strip_accents=None)}, False)
byte_level("roberta", texts, ROBERTA_SPECIAL, {"config.json": {"model_type": "roberta"}, **config(model_max_length=512)}, ["<mask>"])
byte_level("gpt2", texts, [], {"config.json": {"model_type": "gpt2"}}, ["<|endoftext|>"])
byte_level("qwen2", texts, [], {
    "config.json": {"model_type": "qwen2"},
    **config(tokenizer_class="Qwen2Tokenizer", add_prefix_space=False, eos_token="<|im_end|>", pad_token="<|endoftext|>",
             additional_special_tokens=["<|im_start|>", "<|im_end|>"],
             added_tokens_decoder={str(1200 + i): {"content": token, "lstrip": False, "normalized": False, "rstrip": False,
                                                  "single_word": False, "special": True}
                                   for i, token in enumerate(["<|endoftext|>", "<|im_start|>", "<|im_end|>"])}),
})

answers = {"lines": hard}
for folder in ("bert", "bert-cased", "roberta", "gpt2", "qwen2"):
    tokenizer = AutoTokenizer.from_pretrained(HERE / "tokenizers" / folder)
    answers[folder] = [tokenizer(line)["input_ids"] for line in hard]
    if len(sys.argv) > 1:
        tokenizer.save_pretrained(pathlib.Path(sys.argv[1]) / folder)
with open(HERE / "tokenizers/answers.json.gz", "wb") as packed:
    packed.write(gzip.compress(json.dumps(answers).encode(), mtime=0))
