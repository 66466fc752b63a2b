"""Counts what ingesting 200 made-up pages takes, beside the stored baseline; `--write` makes it the new baseline.

More of anything by a tenth fails the tests. Write a new baseline only for a reason that its commit tells.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from synthetic_pages import pages

from counterclaim.check.counting import count_work
from counterclaim.reading.reader import load_reader

BASELINE = Path(__file__).parents[1] / "tests" / "scale" / "baseline.json"
PAGES, WITH_CLAIMS, ALLOWED = 200, 0.3, 1.1


def counted() -> dict[str, int]:
    return asdict(
        count_work([page.encode("utf-8") for page in pages(PAGES, with_claims=WITH_CLAIMS)], load_reader(threads=1))
    )


def baseline() -> dict[str, int]:
    told: dict[str, int] = json.loads(BASELINE.read_text("utf-8"))
    return told


def grown(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """What takes more than a tenth more than before, in words."""
    return [
        f"{name}: {now[name]:,} instead of {before[name]:,}" for name in before if now[name] > ALLOWED * before[name]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    now = counted()
    if parser.parse_args().write:
        BASELINE.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
        return
    before = baseline()
    for name, value in now.items():
        print(f"{name:12}{value:>12,}{value / before[name]:>8.2f} of the baseline")


if __name__ == "__main__":
    main()
