"""Counts of killed and wounded against the answer keys of MUC-3 and MUC-4.

`python tools/muc_counts.py MUC_FOLDER` reads the reports of tst1 and tst2 and compares with the slots HUM TGT: NUMBER
and HUM TGT: EFFECT OF INCIDENT of their keys. The keys hold only terrorist acts of the months before, no background
and no losses in fighting; so a claim that they lack is not thereby wrong, and the precision here is a lower bound.

A fact of a key and a claim match where the kind of harm and the number are the same and, for one person and for
plurals without a number, the wordings share a noun or a name. Claims told twice count once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.check.agreement import head_noun, same_claimant, wording
from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Kind
from counterclaim.intake.text import report_from_text
from counterclaim.reading.reader import load_reader

HARMS = {"DEATH": Kind.KILLED, "INJURY": Kind.WOUNDED}
_HEADER = re.compile(r"^(TST\d-MUC\d-\d{4})\s*$", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\.\s+([A-Z :]+?)\s{2,}(.*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Fact:
    """What a key says of some people: kinds of harm and numbers that it allows (None: several), and wordings."""

    kinds: frozenset[Kind]
    numbers: tuple[int | None, ...]
    wordings: tuple[str, ...]


def read_reports(path: Path) -> dict[str, str]:
    parts = _HEADER.split(path.read_text("latin-1"))
    return dict(zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True))


def read_facts(path: Path) -> dict[str, set[Fact]]:
    """The harmed of every message; a message without any has an empty set."""
    facts: dict[str, set[Fact]] = {}
    for template in re.split(r"\n\s*\n", path.read_text("latin-1")):
        slots = _slots(template)
        message = " ".join(slots.get("MESSAGE: ID", [""]))
        if message:
            facts.setdefault(message, set()).update(_facts(slots))
    return facts


def _slots(template: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in template.splitlines():
        if slot := _SLOT.match(line):
            name = slot[2].strip()
            found[name] = [slot[3].strip()]
        elif name and line.startswith(" "):
            found[name].append(line.strip())
    return found


def _facts(slots: dict[str, list[str]]) -> Iterator[Fact]:
    effects = {key: line for line in slots.get("HUM TGT: EFFECT OF INCIDENT", []) for key in _STRING.findall(line)}
    for line in slots.get("HUM TGT: NUMBER", []):
        told, _, names = line.partition(":")
        wordings = tuple(_STRING.findall(names))
        effect = next((effects[w].partition(":")[0] for w in wordings if w in effects), "")
        kinds = frozenset(HARMS[e.strip()] for e in effect.split("/") if e.strip() in HARMS)
        if kinds and wordings:
            yield Fact(kinds, tuple(_numbers(told)), wordings)


def _numbers(told: str) -> Iterator[int | None]:
    for part in told.split("/"):
        digits = re.search(r"\d+", part)
        yield int(digits.group()) if digits else None


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Claims of killed and wounded, each number of each noun once."""
    once = {}
    for claim in claims:
        if claim.kind in HARMS.values() and claim.count.low != 0:
            noun = head_noun(claim.affected.text) if claim.affected else ""
            once.setdefault((claim.kind, claim.count.low, claim.count.high, noun), claim)
    return list(once.values())


def is_match(fact: Fact, claim: Claim) -> bool:
    number = claim.count.low if claim.count.low is not None else claim.count.high
    if claim.kind not in fact.kinds or number not in fact.numbers:
        return False
    if number is not None and number > 1:
        return True
    words = wording(claim.affected.text if claim.affected else None) or ""
    return any(
        same_claimant(words, other.capitalize()) or same_claimant(words.upper(), other) for other in fact.wordings
    )


def matches(facts: Sequence[Fact], claims: Sequence[Claim]) -> int:
    """How many can be paired one to one."""
    holder: dict[int, int] = {}

    def settle(fact: int, tried: set[int]) -> bool:
        for index, claim in enumerate(claims):
            if index not in tried and is_match(facts[fact], claim):
                tried.add(index)
                if index not in holder or settle(holder[index], tried):
                    holder[index] = fact
                    return True
        return False

    return sum(settle(fact, set()) for fact in range(len(facts)))


def main(folder: Path) -> None:
    reader, right, asked, given = load_reader(), 0, 0, 0
    for text_file, key_file in (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4")):
        facts = read_facts(folder / key_file)
        reports = [report_from_text(t, doc=d, language="en") for d, t in read_reports(folder / text_file).items()]
        for reading in reader.read_all(r for r in reports if r.doc in facts):
            claims, told = told_once(reading.claims), sorted(facts[reading.report.doc], key=lambda f: f.wordings)
            right, asked, given = right + matches(told, claims), asked + len(told), given + len(claims)
    precision, recall = right / max(1, given), right / max(1, asked)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"facts in the keys: {asked}, claims read: {given}, matched: {right}")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
