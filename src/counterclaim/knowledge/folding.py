"""Names brought to one form, so that spellings of one place meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ɛ": "e", "ɔ": "o", "ŋ": "n", "ɓ": "b"}
    | {"ɗ": "d", "ƙ": "k", "ɲ": "n", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´‛ʹ]")


def plain(text: str) -> str:
    """Lower case without accents; punctuation and spaces stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Letters and digits alone: "Ti-n-Zaouâtene" and "Tin Zaouatène" are both "tinzaouatene"."""
    words: list[str] = _WORD.findall(_APOSTROPHES.sub("", plain(name)))
    return "".join(_SHORT.get(word, word) for word in words)
