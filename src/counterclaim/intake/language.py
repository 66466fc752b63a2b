"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PROBE = 3_000
_SHORTEST = 60
"""Code points; a shorter text is too little to tell and passes as English."""
_SURE = 0.9

NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian",
    "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "nl": "Dutch",
}  # fmt: skip


def detect_language(text: str) -> str:
    """The ISO 639-1 code; "en" where the text is too short or the detector unsure."""
    probe = text[:_PROBE].lower()
    if len(probe.strip()) < _SHORTEST:
        return "en"
    language, probability = _identifier().classify(probe)
    return str(language) if float(probability) >= _SURE else "en"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


def language_name(code: str) -> str:
    """ "French (fr)", or the bare code."""
    name = NAMES.get(code[:2].lower())
    return f"{name} ({code})" if name else code
