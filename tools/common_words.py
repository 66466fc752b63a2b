"""The words that news texts write in small letters: what is left in a text of capitals may be a name.

`python tools/common_words.py TEXTS… > src/counterclaim/redaction/data/common_words.txt` counts over JSON lines with a
`text` each (annotated reports, web pages); texts in capitals tell nothing and are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAST, _SHARE = 2, 0.3
"""Times that a word must stand in small letters, and their share of all times."""


def texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        told = path.read_text("utf-8")
        found = json.loads(told).values() if path.suffix == ".json" else map(json.loads, told.splitlines())
        for each in found:
            yield each.get("text") or each.get("articleBody", "")


def common(found: Iterable[str]) -> list[str]:
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in found:
        letters = [c for c in text if c.isalpha()]
        if not letters or sum(c.isupper() for c in letters) > len(letters) / 2:
            continue
        for word in _WORD.findall(text):
            (small if word[0].islower() else large)[word.lower()] += 1
    return sorted(w for w, n in small.items() if n >= _LEAST and n / (n + large[w]) >= _SHARE and w.isascii())


if __name__ == "__main__":
    print(*common(texts(map(Path, sys.argv[1:]))), sep="\n")
