"""Which words of a text are names of private persons, as far as capitals and what stands beside them tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import NAMED_WITHIN, load_actors
from counterclaim.knowledge.countries import describes_a_country
from counterclaim.knowledge.folding import plain
from counterclaim.knowledge.gazetteer import load_gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_BEGINS = re.compile(r"(?:^|[.!?:;\"“”»(]\s*|\n\s*)$")
_OF = re.compile(r"\b(?:of|in|at|near|from|around|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 30
"""Characters before and behind a name in which an office may be told: "X, the group's spokesman"."""


@dataclass(frozen=True, slots=True)
class _Words:
    offices: frozenset[str]
    bodies: frozenset[str]
    days: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    span: Span

    @property
    def key(self) -> str:
        return _key(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    return plain(word).rstrip(".").removesuffix("'s").removesuffix("’s")


def private_names(text: str) -> tuple[Span, ...]:
    """The spans of names that are no place's, actor's, people's or officer's.

    In a text of capitals, and where a sentence begins, a word is a name that news texts do not write in small letters.
    """
    return tuple(_span(run) for run in _runs(text) if _is_private(text, run))


def official_names(text: str) -> frozenset[str]:
    """The words of names that an office stands beside: who speaks for a party is no private person."""
    offices = _lists().offices
    runs = (run for run in _runs(text) if _has_office(text, run))
    return frozenset(token.text for run in runs for token in run if token.key not in offices)


@lru_cache(maxsize=8_192)
def names_of(mention: str) -> tuple[Span, ...]:
    """The names in the words of a claim's people: like `private_names`, but people who are called like a place are no
    place, unless they are "of" it.
    """
    return tuple(_span(run) for run in _runs(mention) if _is_private(mention, run, people=True))


def _span(run: Sequence[_Token]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.group(), Span(*found.span())) for found in _WORD.finditer(text)]


@lru_cache(maxsize=64)
def _runs(text: str) -> tuple[list[_Token], ...]:
    """Words that may be names and stand beside each other, with particles between them; any other word ends a run."""
    return tuple(_found_runs(text))


def _found_runs(text: str) -> Iterator[list[_Token]]:
    is_loud = text.isupper()
    run: list[_Token] = []
    for token in _tokens(text):
        beside = bool(run) and token.span.start - run[-1].span.end <= 1
        if not beside:
            yield from _ended(run)
            run = []
        if _may_be_name(text, token, is_loud) or (beside and token.key in _lists().particles):
            run.append(token)
        else:
            yield from _ended(run)
            run = []
    yield from _ended(run)


def _ended(run: list[_Token]) -> Iterator[list[_Token]]:
    while run and not run[-1].is_capital:
        run = run[:-1]
    if run:
        yield run


def _may_be_name(text: str, token: _Token, is_loud: bool) -> bool:
    if not token.is_capital or token.key in _lists().common:
        return False
    return token.key not in _common_words() if is_loud or _begins(text, token) else True


def _begins(text: str, token: _Token) -> bool:
    """Whether a sentence begins with it."""
    return _BEGINS.search(text[max(0, token.span.start - 4) : token.span.start]) is not None


def _is_private(text: str, run: Sequence[_Token], people: bool = False) -> bool:
    words = " ".join(token.text for token in run)
    if all(_is_known(token) for token in run) or _is_actor(words):
        return False
    if _is_place(words) and (not people or _OF.search(_before(text, run))):
        return False
    if any(token.key in _lists().bodies for token in run):
        return False
    return not _has_office(text, run)


def _is_known(token: _Token) -> bool:
    """Of a word with a hyphen the first part tells: "Tuareg-led"."""
    lists, key = _lists(), token.key.split("-")[0]
    return (
        key in lists.days
        or key in lists.particles
        or key in lists.common
        or key in _words_of_actors()
        or describes_a_country(key)
    )


@lru_cache(maxsize=65_536)
def _is_place(words: str) -> bool:
    return bool(load_gazetteer().lookup(_bare(words)))


@lru_cache(maxsize=65_536)
def _is_actor(words: str) -> bool:
    return any(found.confidence >= NAMED_WITHIN for found in load_actors().resolve(_bare(words)))


def _bare(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s")


def _has_office(text: str, run: Sequence[_Token]) -> bool:
    offices = _lists().offices
    if run[0].key in offices:
        return True
    before = [plain(word).rstrip(".") for word in _WORD.findall(_before(text, run))][-2:]
    if any(word in offices for word in before):
        return True
    end = run[-1].span.end
    behind = text[end : end + 2 * _NEAR]
    return behind.startswith(",") and any(plain(word) in offices for word in _WORD.findall(behind.split(".")[0]))


def _before(text: str, run: Sequence[_Token]) -> str:
    """The characters before it in which an office may be told, or that it is a place."""
    return text[max(0, run[0].span.start - _NEAR) : run[0].span.start]


@cache
def _lists() -> _Words:
    told = yaml.safe_load((files("counterclaim.redaction") / "data" / "names.yaml").read_text("utf-8"))
    return _Words(**{name: frozenset(map(str, words)) for name, words in told.items()})


@cache
def _words_of_actors() -> frozenset[str]:
    """Words of the names of groups and bodies; nobody's own name is among them."""
    names = (name for actor in load_actors().actors.values() for name in actor.names)
    return frozenset(plain(word) for name in names for word in _WORD.findall(name))


@cache
def _common_words() -> frozenset[str]:
    """Words that news texts write in small letters (`tools/common_words.py`)."""
    return frozenset((files("counterclaim.redaction") / "data" / "common_words.txt").read_text("utf-8").split())
