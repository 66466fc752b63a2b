"""The sheet of the battle of Tinzaouaten, told by hand, as a person would paste it into a memo."""

import json
import re
from dataclasses import replace

import pytest

from counterclaim.claims.count import Count
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope, Stance
from counterclaim.claims.record import Record, Review
from counterclaim.claims.span import Span
from counterclaim.publishing.memo_markdown import render_markdown
from counterclaim.publishing.memo_text import render_text
from counterclaim.publishing.sheet import sheet
from counterclaim.publishing.sheet_memo import sheet_memo
from tests.book.making import book
from tests.weighing.making import mention, record
from tests.weighing.test_tinzaouaten import battle


def text(incident: Incident, brief: bool = False) -> str:
    """Every run of spaces one, so that a line of a table is a line here."""
    of = book(incident)
    return re.sub(r" +", " ", render_text(sheet_memo(sheet(of, incident), of.actors, brief), 120))


def worded(told: Record, sentence: str, count: str, affected: str) -> Record:
    """The record with a sentence that holds the words of its figure and of the harmed."""
    start = sentence.index(count)
    at = sentence.index(affected)
    claim = replace(
        told.claim,
        span=Span(100, 100 + len(sentence)),
        count=replace(told.claim.count, text=count, span=Span(100 + start, 100 + start + len(count))),
        affected=replace(mention(affected), span=Span(100 + at, 100 + at + len(affected))),  # type: ignore[type-var]
    )
    return replace(told, claim=claim, sentence=sentence)


def test_the_sides_stand_beside_each_other() -> None:
    told = text(battle())
    side_by_side = told[told.index("SIDE BY SIDE") : told.index("WHAT EACH SIDE SAYS")]
    for name in ("Wagner Group", "Mali", "Permanent Strategic Framework", "JNIM", "Malian Armed Forces"):
        assert name in side_by_side


def test_exact_words_revisions_and_claims_against_interest() -> None:
    first = record("the CSP", "dozen", "Wagner fighters", day=1, report="early")
    later = record("the CSP", "at least 84", "Wagner fighters", day=4, report="late")
    owned = record("Wagner", "heavy", "losses", day=2, kind=Kind.CASUALTIES, stance=Stance.ACKNOWLEDGES)
    told = text(
        Incident(
            "battle",
            (
                worded(first, "Dozens of Wagner fighters fell, the CSP said.", "Dozens", "Wagner fighters"),
                worded(later, "The CSP now counts at least 84 Wagner fighters.", "at least 84", "Wagner fighters"),
                worded(owned, "Wagner spoke of heavy losses.", "heavy", "losses"),
            ),
        )
    )
    assert "1 Aug 2024 Wagner Group killed “Dozens of Wagner fighters” [1]" in told
    assert "→ 4 Aug 2024 Wagner Group killed “at least 84 Wagner fighters” revised [3]" in told
    assert "2 Aug 2024 Wagner Group killed or wounded “heavy losses” claim against interest [2]" in told
    assert "“Dozens” → “at least 84”" in told and "“heavy losses” (k/w)*" in told
    assert (
        "– Permanent Strategic Framework (CSP) on Wagner Group: “Dozens of Wagner fighters” killed on 1 Aug 2024, then "
        "“at least 84 Wagner fighters” killed on 4 Aug 2024 [1, 3]" in " ".join(told.split())
    )


@pytest.mark.parametrize(
    "sentence, count, affected, quoted",
    [
        ("The army lost two soldiers.", "two", "soldiers", "“two soldiers”"),
        ("Some soldiers died and ten were hurt.", "ten", "soldiers", "“ten” (“soldiers”)"),
        ("Ten, the ministry told reporters in the evening, were soldiers.", "Ten", "soldiers", "“Ten” (“soldiers”)"),
        ("A large number of men fell.", "A large number of", "men", "“A large number of men”"),
    ],
)
def test_how_a_figure_is_quoted(sentence: str, count: str, affected: str, quoted: str) -> None:
    told = worded(record("the army", "2", "soldiers"), sentence, count, affected)
    assert f" killed {quoted} " in text(Incident("i", (told,)))


def test_every_claim_stands_under_its_sentence_once() -> None:
    records = battle().records
    told = text(battle())
    evidence = told[told.index("EVIDENCE") :]
    for number, known in enumerate(sorted(records, key=lambda r: evidence.index(r.id[:10])), 1):
        assert len(re.findall(rf"· \[{number}\] {re.escape(known.id[:10])} ", evidence)) == 1
        assert f"“{known.sentence}” [0–40]" in evidence


def test_every_policy_stands_in_the_estimates() -> None:
    told = text(battle())
    assert "ledger 50 / 50 / open 47 97 / 97 / open" in told
    assert "ucdp 50 / 50 / 84 47 97 / 97 / 131" in told
    assert "airwars – – –" in told
    assert "airwars grades the incident: Discounted" in told


def test_brief_leaves_the_evidence_out() -> None:
    told = text(battle(), brief=True)
    assert "· [1]" not in told and "[0–40]" not in told
    assert "the evidence, which is left out here" in told


def test_sums_denials_and_rejected_claims_are_told_apart() -> None:
    total = record("the UN", "200", "soldiers", scope=Scope.CUMULATIVE, report="un")
    denial = record("the army", "47", "soldiers", stance=Stance.DENIES, report="no")
    wrong = record("JNIM", "900", "soldiers", review=Review.REJECTED, report="x", id="rejected")
    told = text(Incident("i", (record("the CSP", "47", "soldiers"), denial, wrong), (total,)))
    sums = told[told.index("SUMS OVER MORE") : told.index("EVIDENCE")]
    assert "a sum" in sums and "200" not in told[: told.index("SUMS OVER MORE")]
    assert "denies it" in told and "Denials" in told
    assert "900" not in told[: told.index("EVIDENCE")]
    assert "rejected by a person" in told


def test_a_correction_is_said() -> None:
    told = record("the CSP", "47", "soldiers", review=Review.CORRECTED)
    corrected = replace(told, claim=replace(told.claim, count=Count("47", None, 74, 74)))
    of = book(Incident("i", (corrected,)))
    assert sheet(of, of.incidents[0]).accounts[0].tellings[0].marks == ("corrected by a person: 74",)


def test_an_actor_taken_for_another_is_seen() -> None:
    """Whoever reads the memo sees which words were taken for whom."""
    assert "Malian Armed Forces, in reports “the army”" in text(battle())


def test_a_program_gets_the_same() -> None:
    told = json.loads(json.dumps(sheet(book(battle()), battle()).to_dict()))
    assert [record["id"] for record in told["evidence"]] and len(told["evidence"]) == len(battle().records)
    tellings = [t for account in told["accounts"] for t in account["tellings"]]
    assert sorted(id for t in tellings for id in t["records"]) == sorted(r.id for r in battle().records)
    assert {row["policy"] for row in told["estimates"]} >= {"ledger", "ucdp", "acled", "gtd", "airwars", "ibc"}


def test_what_a_report_says_stays_text_in_markdown() -> None:
    hostile = replace(
        record("<script>alert(1)</script>", "3", "people", outlet="| # [x](http://a.example) |"),
        sentence="Three died\n\n# Heading\n<img src=x onerror=alert(1)> `x` | y \u202e",
    )
    of = book(Incident("i", (hostile,)))
    told = render_markdown(sheet_memo(sheet(of, of.incidents[0]), of.actors))
    assert not re.search(r"(?<!\\)<|(?<!\\)`", told)
    assert not re.search(r"(?<!\\)\[x(?<!\\)\]", told)
    assert "\u202e" not in told and "\n# Heading" not in told
    assert all(line.startswith("|") for line in told.splitlines() if re.search(r"(?<!\\)\|", line))
