"""Prints where huggingface_hub finds a model and a file of it in a cache, without the network.

usage: find.py CACHE NAME FILE
"""
import sys

from huggingface_hub import hf_hub_download, snapshot_download

cache, name, file = sys.argv[1:]
print(snapshot_download(name, cache_dir=cache, local_files_only=True))
print(hf_hub_download(name, file, cache_dir=cache, local_files_only=True))
