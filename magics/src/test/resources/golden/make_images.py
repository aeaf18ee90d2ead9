"""Writes images/: small pictures in the forms that files have, and what Pillow and transformers make of them.

answers.json.gz has for each picture its samples as RGB (base64, rows from the top), its samples after resizing, and the
numbers that transformers' image processors give; the numbers are rounded to 5 digits.

Run: python make_images.py     (pillow 12.3.0, numpy, transformers 5.18.0)
"""
import base64, gzip, json, pathlib

import numpy as np
from PIL import Image, ImageOps
from transformers.models.convnext.image_processing_pil_convnext import ConvNextImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

HERE = pathlib.Path(__file__).parent / "images"
HERE.mkdir(exist_ok=True)
draw = np.random.RandomState(5)


def scene(height, width):
    """A slope, a disc, stripes and some noise: smooth and sharp edges."""
    y, x = np.mgrid[0:height, 0:width]
    picture = np.stack([x * 255 / width, y * 255 / height, (x + y) * 255 / (width + height)], axis=-1)
    picture[(x - width / 2) ** 2 + (y - height / 3) ** 2 < (height / 4) ** 2] = (250, 30, 60)
    picture[(x // 3 % 2 == 0) & (y > height * 0.7)] = (10, 200, 240)
    return np.clip(picture + draw.normal(0, 8, picture.shape), 0, 255).astype(np.uint8)


wide = Image.fromarray(scene(40, 61))
tall = Image.fromarray(scene(53, 34))
wide.save(HERE / "colour.png")
tall.convert("L").save(HERE / "grey.png")
tall.convert("P", palette=Image.ADAPTIVE, colors=16).save(HERE / "palette.png")
tall.convert("1").save(HERE / "black-white.png")
clear = wide.convert("RGBA")
clear.putalpha(Image.fromarray((np.mgrid[0:40, 0:61][1] * 4).astype(np.uint8)))
clear.save(HERE / "transparent.png")
tall.convert("LA").save(HERE / "grey-transparent.png")
wide.save(HERE / "palette.gif")
wide.save(HERE / "colour.bmp")
wide.resize((122, 80), Image.BICUBIC).save(HERE / "photo.jpg", quality=92)
turned = Image.Exif()
turned[0x0112] = 6
wide.resize((122, 80), Image.BICUBIC).save(HERE / "turned.jpg", quality=92, exif=turned)
tall.convert("L").save(HERE / "grey.jpg", quality=92)

FILTERS = {"nearest": Image.NEAREST, "lanczos": Image.LANCZOS, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}
SIZES = [(16, 16), (20, 31), (70, 50)]  # (width, height)
packed = lambda picture: base64.b64encode(np.asarray(picture).tobytes()).decode()

answers = {"pictures": {}, "resized": [], "processed": []}
for file in sorted(HERE.glob("*.*")):
    if file.suffix != ".gz":
        picture = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
        answers["pictures"][file.name] = {"width": picture.width, "height": picture.height, "rgb": packed(picture),
                                          "grey": packed(picture.convert("L"))}
for name, number in FILTERS.items():
    for width, height in SIZES:
        answers["resized"].append({"interpolation": name, "width": width, "height": height,
                                   "rgb": packed(wide.resize((width, height), number))})

PROCESSORS = {
    "vit": ViTImageProcessorPil(size={"height": 24, "width": 24}),
    "vit-crop": ViTImageProcessorPil(size={"shortest_edge": 30}, do_center_crop=True, crop_size=24, resample=3,
                                     image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225]),
    "resnet": ConvNextImageProcessorPil(size={"shortest_edge": 24}, crop_pct=0.875,
                                        image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225]),
    "convnext-large": ConvNextImageProcessorPil(size={"shortest_edge": 384}, resample=2),
}
for name, processor in PROCESSORS.items():
    for file in ("colour.png", "grey.png"):
        picture = Image.open(HERE / file).convert("RGB")
        numbers = processor(picture, return_tensors="np")["pixel_values"][0]
        if name == "convnext-large":
            numbers = numbers[:, ::16, ::16]
        answers["processed"].append({"config": processor.to_dict(), "name": name, "file": file,
                                     "size": list(numbers.shape), "numbers": np.round(numbers.astype(np.float64), 5).ravel().tolist()})
text = json.dumps(answers, default=str).encode()
(HERE / "answers.json.gz").write_bytes(gzip.compress(text, mtime=0))
