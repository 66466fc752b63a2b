"""What the words for a place say: a chain of names from the narrow to the wide, how near, how wide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.knowledge.folding import plain


class Level(StrEnum):
    """What the words around a name say that it is; LINE: something long or far off measured from it."""

    NAME = "name"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    SECOND = "second"
    FIRST = "first"
    VAGUE = "vague"
    STRETCH = "stretch"
    LINE = "line"
    HUB = "hub"
    WAY = "way"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a wording, `whole` with its generic words; `sided`: only a part of it is meant."""

    name: str
    whole: str
    level: Level = Level.NAME
    near: bool = False
    sided: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """`chain`: each part lies in or near the next; `joint`: chains of places side by side."""

    chain: tuple[Part, ...]
    joint: tuple[tuple[Part, ...], ...] = ()


_DISTANCE = r"(?:some |about |around )?\d[\d.,]*\s*(?:-\s*)?(?:km|kms|kilomet\w+|miles?)\b[\w\s]*?\b(?:from|of|off)"
_BEARING = r"(?:to the )?(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern part)? of"
_NEARNESS = (
    "close to|next to|adjacent to|not far from|outskirts of|vicinity of|edge of|suburbs? of"
    "|outside(?: of)?|near(?:by)?|around|off|towards?|about|from"
)
_HOLDING = "located|lying|within|inside|in|at|on"
_LINKING = "along|across|between|linking|connecting|leading to"
_SPLIT = re.compile(
    rf"\s*[,;]\s*|\s+-\s+|\s*\b(?P<relation>{_DISTANCE}|{_BEARING}|{_NEARNESS}|{_HOLDING}|{_LINKING})\b(?!-)\s*",
    re.IGNORECASE,
)
_FAR = re.compile(r"(\d[\d.,]*)\s*(?:-\s*)?(km|kms|kilomet\w+|miles?)", re.IGNORECASE)
_PLAIN_RELATIONS = set(_HOLDING.split("|"))
_LINE_RELATIONS = set(_LINKING.split("|"))
_NEAR_KM = 25.0
_KM_A_MILE = 1.609
_AND = re.compile(r"\s*[,;]?\s+(?:and|&|or|to)\s+|\s*;\s*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(.+?)(?:['’]s|s['’])\s+(.+)$", re.IGNORECASE)
_OF = re.compile(r"^(.*?)\bof\s+(?:the\s+)?(.+)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def read_wording(words: str) -> Wording | None:
    """The names in the words; None where there is none ("the same area", "a street")."""
    text = " ".join(_BRACKETS.sub("", words).split()).strip(" .,;:\"'“”")
    if not any(c.isupper() for c in text):
        return None
    chain = tuple(part for part in _chain(text) if part.name)
    joint = _joint(text)
    return Wording(chain, joint) if chain or joint else None


def names_several(part: Part) -> bool:
    """Whether the part's name holds an "and", which may join two places or belong to one."""
    return bool(_AND.search(part.name))


def _chain(text: str) -> Iterator[Part]:
    near = line = False
    start = 0
    for cut in [*_SPLIT.finditer(text), None]:
        segment = text[start : cut.start() if cut else len(text)]
        for part in _parts(segment):
            yield replace(part, near=part.near or near, level=Level.LINE if line else part.level)
            near = line = False
        relation = plain(cut["relation"] or "in") if cut else "in"
        near, line = near or _is_near(relation), line or relation in _LINE_RELATIONS or _is_far(relation)
        start = cut.end() if cut else len(text)


def _is_near(relation: str) -> bool:
    return relation not in _PLAIN_RELATIONS | _LINE_RELATIONS


def _is_far(relation: str) -> bool:
    found = _FAR.match(relation)
    if not found:
        return False
    kilometres = float(found[1].replace(",", "") or 0) * (_KM_A_MILE if found[2].startswith("mile") else 1)
    return kilometres > _NEAR_KM


def _parts(segment: str) -> Iterator[Part]:
    """The segment's name; "Mali's Gao region" and "town of X" give the inner name first."""
    if owned := _POSSESSIVE.match(segment):
        inner = _part(owned[2])
        if not inner.name and _is_personal(owned[2]):
            return
        hub = inner.level in (Level.HUB, Level.VAGUE, Level.STRETCH) and not inner.name
        if not hub:
            yield inner
        yield replace(_part(owned[1]), near=hub, sided=inner.sided and not inner.name)
    elif (inside := _OF.match(segment)) and not _part(inside[1]).name:
        outer = _part(inside[1])
        found = _part(inside[2])
        level = outer.level if found.level is Level.NAME else found.level
        yield replace(
            found, whole=segment, level=level, sided=outer.sided or found.sided, near=outer.level is Level.HUB
        )
    else:
        yield _part(segment)


def _is_personal(words: str) -> bool:
    """ "The rector's home" is owned by a person, "Bamako's hotel" lies in a town."""
    return plain(words.split()[0]) in place_words("personal") or plain(words.split()[-1]) in place_words("personal")


def _part(segment: str) -> Part:
    """Strips what is no name from both ends and keeps what it says."""
    words = segment.split()
    while words and _role(words[0]) in ("qualifier",):
        words = words[1:]
    whole = " ".join(words)
    level, sided = Level.NAME, False
    while words and (end := _stripped(words)):
        words, role = end
        sided = sided or role == "direction"
        level = Level(role) if role in _LEVELS and level in (Level.NAME, Level.VAGUE) else level
    name = " ".join(words)
    if level is Level.WAY:
        name, level = _first_end(name), Level.LINE
    if level is Level.FACILITY or _is_nowhere(name):
        return Part("", whole, level, sided=sided)
    return Part(name, whole, level, sided=sided)


_LEVELS = {level.value for level in Level}


def _first_end(name: str) -> str:
    """A road is placed by its ends ("the Gao-Kidal road"); by one name it is a street."""
    return re.split(r"[-–]", name)[0].strip() if re.search(r"\w[-–]\w", name) else ""


def _stripped(words: list[str]) -> tuple[list[str], str] | None:
    """The words without a generic one (or two) at an end, and its role."""
    for size in (2, 1):
        if len(words) >= size:
            if role := _role(" ".join(words[-size:])):
                return words[:-size], role
            if (role := _role(" ".join(words[:size]))) and role != "facility":
                return words[size:], role
    return None


def _role(words: str) -> str | None:
    key = plain(words).strip(".-")
    return _roles().get(key) or (_roles().get(key[:-1]) if key.endswith("s") else None)


def _is_nowhere(name: str) -> bool:
    """Addresses, pointing words, bare numbers, and names without a capital."""
    capital = any(c.isupper() for c in name)
    return (
        not capital
        or name[:1].isdigit()
        or plain(name) in place_words("nowhere")
        or bool(re.match(r"no\.? ?\d", plain(name)))
    )


def _joint(text: str) -> tuple[tuple[Part, ...], ...]:
    """Places named side by side ("Turbo and Necocli"), each with what contains it."""
    pieces = [piece for piece in _AND.split(text) if piece]
    if len(pieces) < 2:
        return ()
    if "," not in pieces[-1]:  # "A, B and C" is a list, "A, B and C, D" are two chains
        pieces = [p for piece in pieces for p in re.split(r"\s*,\s*", piece) if p]
    chains = tuple(tuple(part for part in _chain(piece) if part.name) for piece in pieces)
    return chains if all(chains) else ()


def place_words(role: str) -> frozenset[str]:
    """The words of a role in place_words.yaml, in plain lower case."""
    return _lists()[role]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("counterclaim.knowledge") / "data" / "place_words.yaml").read_text(encoding="utf-8")
    return {role: frozenset(words) for role, words in yaml.safe_load(text).items()}


@cache
def _roles() -> dict[str, str]:
    order = (
        "qualifier",
        "direction",
        "facility",
        "way",
        "stretch",
        "vague",
        "first",
        "second",
        "settlement",
        "quarter",
        "hub",
    )
    return {word: role for role in order for word in place_words(role)}
