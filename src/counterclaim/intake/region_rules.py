"""The rules of data/regions.yaml, made ready to match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Rule = Mapping[str, Any]

_BULLET = r"[\s•*·»>▶►|\[(–—-]*"
"""What may stand before the words of a line."""
_AFTER = r"[\s.:!…\])|»>-]*"


@dataclass(frozen=True)
class RegionRules:
    """Pairs of a reason and a pattern: `lines` and `heads` for a whole line, `inside` and `closing` within one."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    heads: tuple[tuple[str, re.Pattern[str]], ...]
    inside: tuple[tuple[str, re.Pattern[str]], ...]
    closing: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def load_region_rules() -> RegionRules:
    import yaml

    source = files("counterclaim.intake") / "data" / "regions.yaml"
    raw = yaml.load(source.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    parts, rules = raw["parts"], raw["rules"]
    return RegionRules(
        lines=_compiled(rules, lambda r: [*_worded(r), *_written(r.get("lines", ()), parts, whole=True)]),
        heads=_compiled(rules, lambda r: [_whole(words) for words in r.get("heads", ())]),
        inside=_compiled(rules, lambda r: _written(r.get("inside", ()), parts), re.MULTILINE),
        closing=_compiled(rules, lambda r: r.get("closing", ())),
    )


def _compiled(
    rules: Iterable[Rule], patterns_of: Callable[[Rule], Iterable[str]], flags: int = 0
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns one by one: each may set its own flags."""
    return tuple((r["reason"], re.compile(p, flags)) for r in rules for p in patterns_of(r))


def _worded(rule: Rule) -> Iterable[str]:
    """One pattern for the words that lines begin with, one for those that they consist of."""
    begins = [_words(words) + r"(?!\w)" for words in rule.get("begins", ())]
    whole = [_words(words) + _AFTER + r"\Z" for words in rule.get("whole", ())]
    if begins or whole:
        yield f"(?i){_BULLET}(?:{'|'.join(begins + whole)})"


def _whole(words: str) -> str:
    return rf"(?i){_BULLET}{_words(words)}{_AFTER}\Z"


def _words(words: str) -> str:
    """The words with any white space between them, any apostrophe, and # for a number."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return pattern.replace("'", "['’]").replace(r"\#", r"\d[\d,.]*").replace(":", r"\s?:")


def _written(patterns: Iterable[str], parts: Mapping[str, str], whole: bool = False) -> Iterable[str]:
    return [rf"(?:{_filled(p, parts)})\Z" if whole else _filled(p, parts) for p in patterns]


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with every <NAME> replaced by the part of that name, which may hold parts itself."""
    while (found := re.search(r"<([A-Z]+)>", pattern)) is not None:
        pattern = pattern.replace(found.group(), parts[found.group(1)])
    return pattern
