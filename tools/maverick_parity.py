"""The three rules of eventreport on MAVERICK, against a second computation.

`python tools/maverick_parity.py MAVERICK_CSV` brings the 3,287 reports to 2,200 events under each rule and compares
deaths and injuries (best, low, high) of every event with what the plain functions of `statistics` give.
"""

from __future__ import annotations

import csv
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from counterclaim.weighing.eventrows import NUMBERS, TAKES, aggregate_events

PLAIN: dict[str, Callable[[Sequence[float]], float]] = {
    "conservative": min,
    "informative": max,
    "representative": lambda told: min(statistics.multimode(told)),
}


def second_computation(rows: Sequence[dict[str, str]], rule: str) -> dict[str, dict[str, float | None]]:
    """Numbers by event and column."""
    told: dict[str, dict[str, list[float]]] = defaultdict(lambda: {column: [] for column in NUMBERS})
    for row in rows:
        for column in NUMBERS:
            if row[column] not in ("", "NA"):
                told[row["event_id"]][column].append(float(row[column]))
    return {
        event: {column: PLAIN[rule](given) if given else None for column, given in columns.items()}
        for event, columns in told.items()
    }


def main(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"{len(rows):,} reports, {len({row['event_id'] for row in rows}):,} events")
    for rule in TAKES:
        plain = second_computation(rows, rule)
        events = aggregate_events(rows, rule)
        same = sum(all(event[c] == plain[str(event["event_id"])][c] for c in NUMBERS) for event in events)
        sums = ", ".join(f"{c} {sum(float(event[c] or 0) for event in events):,.0f}" for c in NUMBERS)
        print(f"{rule}: {same:,} of {len(plain):,} events alike; {sums}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
