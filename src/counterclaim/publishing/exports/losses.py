"""The page that says what each format loses, with the numbers of this release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.ledger.moment import written
from counterclaim.publishing.exports.acled import acled_leaves_out
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.ged import ged_leaves_out
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.policy import MARKS

_LEFT_OUT: Mapping[str, Callable[[Event], str | None]] = {"ged.csv": ged_leaves_out, "acled.csv": acled_leaves_out}


def losses_page(release: Release) -> str:
    """Markdown: the policy with its notes, then for each file what a row is, what it holds and what it loses."""
    return "\n".join(_lines(release)) + "\n"


def _lines(release: Release) -> Iterator[str]:
    policy = release.policy
    sums = sum(event.is_sum for event in release.events)
    yield from ("# A release of Counterclaim", "", f"As of {written(release.moment)}.")
    yield f"{len(release.records)} claims, {len(release.events) - sums} incidents, {sums} sums that hold no incident."
    yield from ("", f"## Policy {one_line(policy.name)} {one_line(policy.version)}", "", one_line(policy.title), "")
    yield from (f"- {one_line(note.says)} ({MARKS[note.mark]})" for note in policy.notes)
    for name, told in losses().items():
        yield from ("", f"## {name}", "", f"A row is {told['rows']}. It holds {told['holds']}.", "")
        yield from (f"- {loss}" for loss in told["loses"])
        if name in _LEFT_OUT:
            yield from ("", _left_out(release, _LEFT_OUT[name]))
    yield from ("", "## Credits", "")
    yield from (f"- {credit['title']}: {credit['says']}" for credit in credits_due())


def _left_out(release: Release, why: Callable[[Event], str | None]) -> str:
    reasons = Counter(why(event) for event in release.events)
    held = reasons.pop(None, 0)
    told = [f"{number}: {reason}" for reason, number in sorted(reasons.items(), key=str)]
    return f"In this release: {held} of {len(release.events)}; left out {'; '.join(told) or 'none'}."


@cache
def losses() -> dict[str, dict[str, Any]]:
    """What each file loses, by its name."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((files(__package__) / "data" / "losses.yaml").read_text("utf-8"))
    return found


@cache
def credits_due() -> list[dict[str, str]]:
    """Whose facts are in every release."""
    found: list[dict[str, str]] = yaml.safe_load((files(__package__) / "data" / "credits.yaml").read_text("utf-8"))
    return found
