"""One story in fifteen outlets is one origin, and two stories of one agency stay two."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.report import Region, Report
from counterclaim.claims.span import Span
from counterclaim.intake.likeness import likeness, runs_of
from counterclaim.intake.origins import Kind, origins, told_text

STORIES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "wire_stories.yaml").read_text("utf-8"))
PARAGRAPHS = STORIES["wire"].splitlines()
DAY = date(2024, 8, 2)
CUTS = {
    "half": PARAGRAPHS[:6],
    "third": PARAGRAPHS[:4],
    "two paragraphs": PARAGRAPHS[:2],
    "middle": PARAGRAPHS[:2] + PARAGRAPHS[5:8],
}


def report(text: str, doc: str = "a", day: date | None = DAY) -> Report:
    return Report(doc, text, published=day)


WIRE = report(STORIES["wire"], "wire")


def kinds(*reports: Report) -> list[Kind]:
    return sorted({o.id: o.kind for o in origins(reports).values()}.values())


def test_a_report_alone() -> None:
    origin = origins([WIRE])[WIRE.report_id]
    assert (origin.id, origin.kind, origin.members) == (WIRE.report_id, Kind.SINGLE, (WIRE.report_id,))
    assert origin.credit == ("Reuters",)


def test_nothing() -> None:
    assert origins([]) == {}


@pytest.mark.parametrize(
    "text",
    [
        STORIES["wire"] + "\n",
        STORIES["wire"].upper(),
        STORIES["wire"].replace("\n", "\n\n").replace("“", '"'),
        "Gunmen kill nine\n\n" + STORIES["wire"] + "\nRead more: the war in the north",
        STORIES["edited"],
        *("\n".join(cut) for cut in CUTS.values()),
    ],
    ids=["full", "capitals", "set otherwise", "new headline", "two sentences changed", *CUTS],
)
def test_copies_are_one_origin_also_without_a_credit(text: str) -> None:
    assert kinds(WIRE, report(text)) == [Kind.SAME_TEXT]
    without = [report(t.replace("Reuters", "this paper")) for t in (STORIES["wire"], text)]
    assert kinds(*without) == [Kind.SAME_TEXT]


def test_half_of_a_story_written_anew_is_one_origin_where_it_credits_the_agency() -> None:
    assert kinds(WIRE, report(STORIES["rewritten"])) == [Kind.CREDITED]
    uncredited = report(STORIES["rewritten"].replace("- Reuters", ""))
    assert kinds(WIRE, uncredited) == [Kind.SINGLE, Kind.SINGLE]


@pytest.mark.parametrize("other", ["independent", "other_event", "update"])
def test_other_stories_stay_apart_even_of_one_agency(other: str) -> None:
    assert kinds(WIRE, report(STORIES[other])) == [Kind.SINGLE, Kind.SINGLE]
    credited = report(STORIES[other].replace("(AFP)", "(Reuters)").replace("told AFP", "told Reuters"))
    assert kinds(WIRE, credited) == [Kind.SINGLE, Kind.SINGLE]


def test_fifteen_outlets() -> None:
    outlets = [report(f"The Herald {i}\n{STORIES['wire']}\nPage {i}", f"outlet {i}") for i in range(15)]
    found = origins([*outlets, report(STORIES["independent"])])
    assert len({o.id for o in found.values()}) == 2
    assert len(found[outlets[0].report_id].members) == 15


def test_the_oldest_report_names_the_origin() -> None:
    late = report("Herald\n" + STORIES["wire"], day=date(2024, 8, 5))
    undated = report("Tribune\n" + STORIES["wire"], day=None)
    assert {o.id for o in origins([undated, late, WIRE]).values()} == {WIRE.report_id}


def test_one_text_in_two_outlets_is_one_member_of_its_earliest_day() -> None:
    early = replace(WIRE, doc="b", published=date(2024, 8, 1))
    (origin,) = origins([WIRE, early]).values()
    assert origin.members == (WIRE.report_id,)


def test_what_is_no_part_of_the_account_does_not_count() -> None:
    teaser = "Read also: " + STORIES["other_event"]
    text = "Nine soldiers fell near Dura.\n" + teaser
    told = replace(report(text), excluded=(Region(Span(30, len(text)), "teaser"),))
    assert told_text(told).strip() == "Nine soldiers fell near Dura."
    assert kinds(told, report(STORIES["other_event"])) == [Kind.SINGLE, Kind.SINGLE]


def test_no_chain() -> None:
    """Each text shares most with the one before it, the first and the last share nothing."""
    sentences = [
        f"Sentence {i} of {i * 7} tells of village {i * 13} and of {i * 3} lorries that burned there."
        for i in range(60)
    ]
    chain = [report("\n".join(sentences[i : i + 20]), day=date(2024, 8, 1 + i // 4)) for i in range(0, 40, 4)]
    found = origins(chain)
    assert found[chain[0].report_id].id != found[chain[-1].report_id].id
    for origin in found.values():
        first = next(r for r in chain if r.report_id == origin.id)
        for member in (r for r in chain if r.report_id in origin.members):
            assert max(likeness(runs_of(first.text), runs_of(member.text))) >= 0.5


TEXTS = [
    *STORIES.values(),
    *("\n".join(cut) for cut in CUTS.values()),
    "Herald\n" + STORIES["wire"],
    "",
    "...",
    "Nine died.",
    "Nine died",
]
ALL = [report(text, f"doc {i}", None if i % 5 == 4 else date(2024, 8, 1 + i % 3)) for i, text in enumerate(TEXTS)]


@settings(deadline=None, max_examples=25)
@given(st.permutations(ALL))
def test_the_order_of_the_reports_does_not_matter(shuffled: list[Report]) -> None:
    assert origins(shuffled) == origins(ALL)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(alphabet="ab .", max_size=30), max_size=6))
def test_every_report_has_one_origin_and_is_its_member(texts: list[str]) -> None:
    reports = [report(text, f"doc {i}") for i, text in enumerate(texts)]
    found = origins(reports)
    assert found.keys() == {r.report_id for r in reports}
    for key, origin in found.items():
        assert key in origin.members and origin.id in origin.members
        assert (origin.kind is Kind.SINGLE) is (len(origin.members) == 1)
    for some in list(permutations(reports))[:3]:
        assert origins(some) == found


@pytest.mark.parametrize("text", ["", " \n", "…", "\u202e\u200b", "💣" * 500, "\ud800", "e\u0301" * 5_000, "=1+1"])
def test_absurd_texts_are_their_own(text: str) -> None:
    assert kinds(WIRE, report(text), report("!?")) == [Kind.SINGLE] * 3
