"""What transformers says to a folder whose code it is not to trust: untrusted.py FOLDER"""

import sys

from transformers import AutoModelForSequenceClassification

try:
    AutoModelForSequenceClassification.from_pretrained(sys.argv[1], trust_remote_code=False)
    print("loaded")
except ValueError as refused:
    print("refused:", str(refused).splitlines()[0])
