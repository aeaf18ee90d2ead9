"""Downloads files of a model into a cache with huggingface_hub, and prints the folder that has them.

usage: download.py CACHE ENDPOINT NAME FILE...
"""
import os
import sys

os.environ["HF_HUB_OFFLINE"] = "0"
from huggingface_hub import hf_hub_download

cache, endpoint, name = sys.argv[1:4]
for file in sys.argv[4:]:
    path = hf_hub_download(name, file, cache_dir=cache, endpoint=endpoint)
print(os.path.dirname(path))
