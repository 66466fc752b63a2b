"""The scorer's rules (codebook section 9), and its agreement with the reference scorer where that is at hand."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.check.agreement import head_noun, same_claimant, same_mention, same_noun_phrase, same_time
from counterclaim.check.score import FIELDS, Fault, Score, Tally, find_errors, score
from counterclaim.claims.kinds import CONDUCT, HARM, THINGS, Kind, Stance

SHARED = Path(__file__).parents[2].parent / "shared"
GROUPS = {"harm": HARM, "things": THINGS, "conduct": CONDUCT}


def claim(**changes: Any) -> dict[str, Any]:
    """Twelve soldiers killed, the army says."""
    return {
        "kind": "killed",
        "start": 0,
        "end": 60,
        "count": {"text": "12", "low": 12, "high": 12, "approximate": False, "word": None},
        "affected": {"text": "soldiers"},
        "status": "combatant",
        "perpetrator": None,
        "claimant": {"text": "the army"},
        "via": [],
        "stance": "asserts",
        "scope": "incident",
        "place": {"text": "Lower Marra"},
        "time": {"from": "2023-05-01", "to": "2023-05-04"},
    } | changes


def count(low: int | None, high: int | None, word: str | None = None) -> dict[str, Any]:
    return {"text": "", "low": low, "high": high, "approximate": False, "word": word}


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("soldiers", "soldier"),
        ("the Lower Marra militia", "militia"),
        ("members of the river guard", "member"),
        ("guards, most of them recruits", "guard"),
        ("two sons (of the mayor)", "son"),
        ("of them", "them"),
        ("", ""),
    ],
)
def test_head_noun(phrase: str, head: str) -> None:
    assert head_noun(phrase) == head


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("government soldiers", "soldiers", True),
        ("soldiers", "civilians", False),
        ("river guard recruits", "recruits of the river guard", True),
        ("the", "The ", True),
        ("", "", False),
        (None, "soldiers", False),
    ],
)
def test_same_noun_phrase(one: str | None, other: str | None, same: bool) -> None:
    assert same_noun_phrase(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (None, {"text": "the army"}, False),
        ({"text": "army spokesman Tolo Brey"}, {"text": "Brey"}, True),
        ({"text": "reportedly"}, {"text": "allegedly"}, True),
        ({"text": "reportedly"}, {"text": "the army"}, False),
        ("the army", {"text": "the army"}, True),
    ],
)
def test_same_claimant(one: Any, other: Any, same: bool) -> None:
    assert same_claimant(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(None, None, True), ({"text": "rebels"}, None, False), ({"text": "rebels"}, {"text": "the rebels"}, True)],
)
def test_same_mention(one: Any, other: Any, same: bool) -> None:
    assert same_mention(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (("2023-05-01", "2023-05-04"), None, False),
        (("2023-05-01", "2023-05-04"), ("2023-05-01", "2023-05-02"), True),
        (("2023-05-01", "2023-05-04"), ("2023-05-04", "2023-05-04"), False),
        (("2023-05-01", "2023-05-01"), ("2023-06-01", "2023-06-01"), False),
        (("2023-05-01", "2023-05-01"), ("in May", "in May"), False),
    ],
)
def test_same_time(one: tuple[str, str] | None, other: tuple[str, str] | None, same: bool) -> None:
    first, second = (dict(zip(("from", "to"), days, strict=True)) if days else None for days in (one, other))
    assert same_time(first, second) is same


@pytest.mark.parametrize(
    ("changes", "core", "attributed"),
    [
        ({}, 1, 1),
        ({"affected": {"text": "government soldiers"}}, 1, 1),
        ({"affected": {"text": "villagers"}}, 0, 0),
        ({"affected": None}, 0, 0),
        ({"kind": "wounded"}, 0, 0),
        ({"count": count(12, None)}, 0, 0),
        ({"count": count(12, 12, "dozen")}, 0, 0),
        ({"start": 60, "end": 90}, 0, 0),
        ({"start": 59, "end": 90}, 1, 1),
        ({"claimant": None}, 1, 0),
        ({"claimant": {"text": "the rebels"}}, 1, 0),
        ({"stance": "acknowledges"}, 1, 0),
    ],
)
def test_what_matches_and_what_is_attributed(changes: dict[str, Any], core: int, attributed: int) -> None:
    found = score({"r": [claim()]}, {"r": [claim(**changes)]}, HARM)
    assert (found.core.right, found.claim.right) == (core, attributed)


def test_the_pair_with_the_right_claimant_is_preferred() -> None:
    rivals = [claim(claimant={"text": "the rebels"}), claim()]
    found = score({"r": [claim()]}, {"r": rivals}, HARM)
    assert (found.core, found.claim) == (Tally(1, 2, 1), Tally(1, 2, 1))


def test_as_many_claims_as_possible_are_matched() -> None:
    gold = [claim(affected={"text": "border guards"}), claim(affected={"text": "guards"})]
    read = [claim(affected={"text": "guards"}), claim(affected={"text": "border police"})]
    assert score({"r": gold}, {"r": read}, HARM).core.right == 2


def test_conduct_matches_by_kind_and_sentence_alone() -> None:
    gold = [claim(kind="control", affected={"text": "the bridge"}, count=count(None, None))]
    read = [claim(kind="control", affected={"text": "a ford"})]
    assert score({"r": gold}, {"r": read}, CONDUCT).claim.right == 1
    assert score({"r": gold}, {"r": read}, HARM).core == Tally(0, 0, 0)


def test_errors_are_told_apart() -> None:
    gold = {"a": [claim(), claim(kind="wounded")], "b": [claim()]}
    read = {"a": [claim(stance="denies"), claim(kind="captured")], "c": [claim()]}
    faults = [(e.fault, e.doc) for e in find_errors(gold, read, HARM)]
    assert faults == [
        (Fault.MISSED, "a"),
        (Fault.SPURIOUS, "a"),
        (Fault.ATTRIBUTION, "a"),
        (Fault.MISSED, "b"),
    ]


def test_nothing_read_scores_zero() -> None:
    found = score({"r": [claim()]}, {}, HARM)
    assert (found.core.f1, found.claim.precision, found.fields["place"]) == (0.0, 0.0, 0.0)


@st.composite
def claim_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    one = st.builds(
        claim,
        kind=st.sampled_from(["killed", "wounded"]),
        affected=st.sampled_from([{"text": t} for t in ("guards", "border guards", "border police", "a boy")]),
        claimant=st.sampled_from([None, {"text": "the army"}, {"text": "Brey"}]),
        stance=st.sampled_from([s.value for s in Stance]),
    )
    return draw(st.lists(one, max_size=6))


@given(claim_lists())
def test_a_perfect_reading_scores_one(claims: list[dict[str, Any]]) -> None:
    found = score({"r": claims}, {"r": claims}, HARM)
    assert found.core.right == len(claims)


@given(claim_lists(), claim_lists())
def test_claims_never_outnumber_matches_nor_matches_the_claims(
    gold: list[dict[str, Any]], read: list[dict[str, Any]]
) -> None:
    found = score({"r": gold}, {"r": read}, HARM)
    assert found.claim.right <= found.core.right <= min(len(gold), len(read))


# The reference scorer


def perturbed(report: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """The report's claims, some dropped, doubled or altered in a field, in another order."""
    claims = [altered(dict(c), report["claims"], rng) for c in report["claims"] if rng.random() > 0.15]
    claims += [dict(c) for c in claims if rng.random() < 0.1]
    rng.shuffle(claims)
    return {"doc": report["doc"], "claims": claims}


def altered(told: dict[str, Any], others: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    fields = ("claimant", "affected", "perpetrator", "place", "time", "count", "stance", "scope", "status", "kind")
    for name in fields:
        if rng.random() < 0.12:
            told[name] = rng.choice(others)[name]
        elif rng.random() < 0.03 and name not in ("kind", "stance", "scope", "status"):
            told[name] = None
    if told["affected"] and rng.random() < 0.1:
        told["affected"] = {"text": rng.choice(told["affected"]["text"].split())}
    if told["claimant"] and rng.random() < 0.1:
        told["claimant"] = {"text": rng.choice(["reportedly", "reports", told["claimant"]["text"].upper()])}
    return told


def rounded(found: Score) -> dict[str, Any]:
    def figures(tally: Tally) -> dict[str, Any]:
        return {
            "p": round(tally.precision, 3),
            "r": round(tally.recall, 3),
            "f1": round(tally.f1, 3),
            "gold": tally.gold,
            "pred": tally.read,
            "tp": tally.right,
        }

    return {
        "core": figures(found.core),
        "claim": figures(found.claim),
        "of_matched": {name: round(found.fields[name], 3) for name in FIELDS},
    }


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason="the reference scorer is not here")
@pytest.mark.parametrize("seed", range(6))
def test_agrees_with_the_reference_scorer(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    lines = [line for path in sorted((SHARED / "gold").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    reports = [json.loads(line) for line in lines]
    predicted = [perturbed(r, rng) for r in reports if rng.random() > 0.05]
    gold_file, predicted_file = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold_file.write_text("".join(lines), "utf-8")
    predicted_file.write_text("".join(json.dumps(p) + "\n" for p in predicted), "utf-8")
    reference = subprocess.run(
        [sys.executable, SHARED / "tools" / "score.py", gold_file, predicted_file, "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    gold, read = ({r["doc"]: r["claims"] for r in told} for told in (reports, predicted))
    ours = {name: rounded(score(gold, read, kinds)) for name, kinds in GROUPS.items()}
    assert ours == json.loads(reference.stdout)


def test_groups_cover_every_kind() -> None:
    assert set(Kind) == HARM | THINGS | CONDUCT
