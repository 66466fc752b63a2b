"""Ingestion does not come to do more work than it did, counted, not timed; and made-up pages are what they promise."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from counterclaim.intake.raw import Raw
from counterclaim.intake.taken import Taken
from counterclaim.intake.warc import pages_from_warc

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import count_work
import synthetic_pages


def test_no_more_work_than_the_baseline() -> None:
    assert count_work.grown(count_work.baseline(), count_work.counted()) == []


@pytest.mark.parametrize(("now", "grown"), [(110, []), (111, ["calls: 111 instead of 100"]), (50, [])])
def test_a_tenth_is_allowed(now: int, grown: list[str]) -> None:
    assert count_work.grown({"calls": 100}, {"calls": now}) == grown


def test_made_up_pages_are_the_same_for_a_seed_and_can_be_read() -> None:
    archives = [io.BytesIO() for _ in range(3)]
    for archive, seed in zip(archives, (1, 1, 2), strict=True):
        synthetic_pages.write_archive(archive, 20, seed)
    one, again, other = (archive.getvalue() for archive in archives)
    assert one == again != other
    found = [raw.take() for raw in pages_from_warc(io.BytesIO(one), source="a") if isinstance(raw, Raw)]
    reports = [each.report for each in found if isinstance(each, Taken)]
    assert len(reports) == 20
    assert all(r.published and r.outlet and r.title and len(r.text.split()) > 60 for r in reports)
    assert not any("Privacy" in r.text or "Subscribe" in r.text for r in reports)


def test_one_page_of_a_hundred_tells_of_conflict() -> None:
    told = sum("The Conflict Post" in page for page in synthetic_pages.pages(2_000))
    assert 10 <= told <= 30
