"""The cutting of a text where its spans begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_up_readings import claim, reading

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.claims.report import Reading, Region, Report
from counterclaim.claims.span import Span
from counterclaim.publishing.marks import Role, cut, marks_of


def test_nested_spans_are_cut_at_their_edges() -> None:
    told = reading()
    pieces = {p.span.of(told.report.text): p for p in cut(told)}
    assert [(m.role, m.claim.id) for m in pieces["boys"].marks] == [(Role.AFFECTED, 2), (Role.AFFECTED, 3)]
    assert [m.claim.id for m in pieces["men, including "].marks] == [2]
    assert pieces["boys"].ends == (2, 3)
    assert pieces["READ ALSO: Ten places to fish this summer"].excluded == "teaser"


def test_the_space_between_count_and_affected_belongs_to_both() -> None:
    told = reading()
    assert "at least 40 " in [p.span.of(told.report.text) for p in cut(told)]


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text("ab \n", min_size=30, max_size=30))
    words = draw(st.lists(st.tuples(spans, spans, spans), max_size=5))
    claims = tuple(
        claim(n, text + "x", sentence, Kind.KILLED, Count("n", count), "x")
        for n, (sentence, count, _) in enumerate(words)
    )
    regions = tuple(Region(region, "caption") for _, _, region in words)
    return Reading(Report("r", text + "x", excluded=regions), claims)


@given(readings())
def test_the_pieces_are_the_text(told: Reading) -> None:
    text = told.report.text
    pieces = list(cut(told))
    assert "".join(p.span.of(text) for p in pieces) == text
    assert all(len(p.span) for p in pieces)


@given(readings())
def test_every_mark_is_on_all_its_words_and_no_others(told: Reading) -> None:
    for told_claim in told.claims:
        for mark in marks_of(told_claim):
            if mark.role is Role.COUNT:
                continue
            shown = {n for p in cut(told) if mark in p.marks for n in range(p.span.start, p.span.end)}
            assert shown == set(range(mark.span.start, mark.span.end))


@given(readings())
def test_every_claim_has_one_number_in_the_text(told: Reading) -> None:
    numbers = [n for p in cut(told) for n in p.ends]
    assert sorted(numbers) == sorted(c.id for c in told.claims if c.span.end > 0)
