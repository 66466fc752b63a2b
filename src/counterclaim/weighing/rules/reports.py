"""The three rules of the R package eventreport, on one row a report made of its claims (policies.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.weighing.estimate import Row, Use
from counterclaim.weighing.eventrows import aggregate_numbers
from counterclaim.weighing.figures import largest, smallest
from counterclaim.weighing.rules.parameters import Value
from counterclaim.weighing.rules.verdict import Verdict, range_verdict
from counterclaim.weighing.testimony import Testimony

TAKES = ("lowest", "highest", "modal")
COUNTS = ("origins", "reports")


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """The lowest, highest or modal value of each of best, low and high among the reports, as `take` says.

    `count: origins` takes the newest report of each origin; `reports` takes every report, as the package does.
    A mode of low above that of best gives way to it.
    """
    used, aside = _newest_of_each_origin(standing) if parameters["count"] == "origins" else (list(standing), [])
    rows = [_report_row([t for t in used if t.report == report]) for report in sorted({t.report for t in used})]
    found = aggregate_numbers(rows, ("low", "best", "high"), str(parameters["take"]))
    low, best, high = (_whole(found[part]) for part in ("low", "best", "high"))
    return range_verdict(used, low, best, high, aside)


def _report_row(claims: Sequence[Testimony]) -> dict[str, float | None]:
    """A report's best figure is its own voice's, else the lowest that it tells; low and high are its extremes."""
    own = smallest(t.figure.point for t in claims if t.voice.is_reports)
    return {
        "best": own if own is not None else smallest(t.figure.point for t in claims),
        "low": smallest(t.figure.lowest for t in claims),
        "high": largest(t.figure.highest for t in claims),
    }


def _newest_of_each_origin(standing: Sequence[Testimony]) -> tuple[list[Testimony], list[Row]]:
    newest: dict[str, str] = {}
    for testimony in sorted(standing, key=lambda t: (t.day, t.report)):
        newest[testimony.origin] = testimony.report
    kept = [t for t in standing if newest[t.origin] == t.report]
    why = "the same story in a newer report"
    return kept, [Row(t, Use.SAME_ORIGIN, why) for t in standing if newest[t.origin] != t.report]


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
