"""Which language a report is in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PROBE = 3_000
_SHORTEST = 60
"""Code points; a shorter text is too little to tell and passes as English."""
_SURE = 0.7
"""Probability; names of places alone reach 0.2, a paragraph 0.9."""


def detect_language(text: str) -> str:
    """The ISO 639 code; "en" where the text is too short or the detector unsure."""
    return sure_language(text) or "en"


def sure_language(text: str) -> str | None:
    """The ISO 639 code, None where the text is too short or the detector unsure."""
    probe = text[:_PROBE].strip()
    if len(probe) < _SHORTEST:
        return None
    language, probability = _identifier().classify(_in_small_letters(probe))
    return str(language) if float(probability) >= _SURE else None


def _in_small_letters(probe: str) -> str:
    """Old wire reports are in capitals, which the detector has seen little of."""
    capitals = sum(c.isupper() for c in probe)
    return probe.lower() if 2 * capitals > sum(c.isalpha() for c in probe) else probe


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def is_english(language: str) -> bool:
    """Of a code or name as files give it: "en", "en-GB", "eng", "English"."""
    tag = language.strip().lower().replace("_", "-").split("-")[0]
    return tag in ("en", "eng", "english")


def language_name(code: str) -> str:
    """ "French (fr)", or the bare code where its name is not known."""
    name = _names().get(code.strip().lower().replace("_", "-").split("-")[0])
    return f"{name} ({code})" if name else code


@cache
def _names() -> dict[str, str]:
    lines = (files("counterclaim.intake") / "data" / "languages.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {code: name for code, _, name in pairs}
