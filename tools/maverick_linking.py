"""Linking of MAVERICK's reports, blind to `event_id`: weights of one country, tested on the other.

`python tools/maverick_linking.py MAVERICK_CSV` prints B³ (Bagga and Baldwin 1998) of the incidents against `event_id`,
beside what singletons and "same day and place" reach. `--write PATH` estimates on both countries and writes the
weights that the package ships with.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention, ResolvedPlace
from counterclaim.claims.record import Record, Source
from counterclaim.claims.span import Span
from counterclaim.linking.accounts import accounts
from counterclaim.linking.clusters import Pairs, cluster, millionths
from counterclaim.linking.estimate import Compared, chances, from_labels, start
from counterclaim.linking.features import table
from counterclaim.linking.findings import Findings
from counterclaim.linking.link import link
from counterclaim.linking.scoring import block, engine, levels
from counterclaim.linking.weights import Weights

Row = Mapping[str, str]
Harm = tuple[Kind, int | None, int | None]
"""Kind, least and greatest figure."""
CREDIT = (
    "MAVERICK, Department of Peace and Conflict Research, Uppsala University, CC BY 4.0: van Baalen and Höglund (2026),"
    " Journal of Peace Research 63(1), doi:10.1093/jopres/xjaf012"
)
WHERE = {"1.0": 6, "2.0": 4, "3.0": 2, "4.0": 1, "5.0": 1, "6.0": 1}
"""MAVERICK's geo_precision (country, region, town, then places in it) as UCDP's where_prec."""
CODES = {"Kenya": "KE", "Ivory Coast": "CI"}
PARTS = range(1, 7)


def records(row: Row) -> Iterator[Record]:
    """The report as claims: each harm of each perpetrator.

    Victims are left out: MAVERICK names an actor as victim in one report of fifteen, too few to learn from.
    """
    doers: list[Mention | None] = [
        who(row, n) for n in PARTS if row[f"actor{n}"] and row[f"actor{n}_perpetrator"] == "1.0"
    ]
    pairs = [(harm, doer) for harm in harms(row) for doer in doers or [None]]
    for number, ((kind, low, high), doer) in enumerate(pairs, start=1):
        yield record(row, number, kind, Count("", None, low, high), doer)


def harms(row: Row) -> Iterator[Harm]:
    """What MAVERICK counts as 0 was not told of; a report without any harm still lays a deed to somebody."""
    found: list[Harm] = list(counted(row))
    if row["displacement"] == "1":
        found.append((Kind.DISPLACED, None, None))
    if row["damage"] == "1":
        found.append((Kind.DESTROYED, None, None))
    yield from found or [(Kind.RESPONSIBILITY, None, None)]


def counted(row: Row) -> Iterator[Harm]:
    for kind, column in ((Kind.KILLED, "deaths"), (Kind.WOUNDED, "injuries")):
        bounds = [int(float(row[f"{column}_{end}"])) for end in ("low", "best", "high") if row[f"{column}_{end}"]]
        if any(bounds):
            yield kind, min(b for b in bounds if b), max(bounds)


def who(row: Row, number: int) -> Mention:
    name, kind = row[f"actor{number}"], row[f"actor{number}_type"]
    if name.startswith("Unknown actor"):
        return Mention(name, Span(0, 0))
    found = [ActorCandidate(row[f"actor{number}_id"], name, 0.9)]
    return Mention(name, Span(0, 0), actors=(*found, *([ActorCandidate(kind, kind, 0.3)] if kind else [])))


def record(row: Row, number: int, kind: Kind, count: Count, perpetrator: Mention | None) -> Record:
    first, last = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    first, last = min(first, last), max(first, last)
    deeds = ", ".join(row[f"actor{n}_violence"] for n in PARTS if row[f"actor{n}_violence"] not in ("", "Unknown"))
    affected = Mention(row["target"].replace("Unknown", ""), Span(0, 0))
    claim = Claim(
        number, kind, Span(0, 0), count, affected, Status.UNKNOWN, perpetrator, None, (), Stance.ASSERTS,
        Scope.INCIDENT, None, None, place(row), Interval(first, last, date_precision(first, last)), 1.0, "MAVERICK",
    )  # fmt: skip
    source = Source(row["id"], row["source"], row["source"], row["source_author"], published=published(row))
    sentence = f"{deeds}; {row['event_context']}".replace("Unknown", "")
    return Record(f"{row['id']} {number}", claim, source, sentence)


def published(row: Row) -> date | None:
    """The day in the name of the source: "Reuters (2011-01-12) …"."""
    found = re.search(r"\((\d{4}-\d{2}-\d{2})\)", row["source"])
    return date.fromisoformat(found[1]) if found else None


def place(row: Row) -> Mention:
    words = row["location"] or row["city"] or row["country"]
    precision = WHERE[row["geo_precision"]] if row["latitude"] else 6
    latitude, longitude = float(row["latitude"] or 0), float(row["longitude"] or 0)
    found = ResolvedPlace(0, words, CODES[row["country"]], None, latitude, longitude, precision, 1.0)
    return Mention(words, Span(0, 0), place=found)


def b_cubed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both, true, made = Counter(zip(truth, found, strict=True)), Counter(truth), Counter(found)
    precision = sum(n * n / made[f] for (_, f), n in both.items()) / len(truth)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def compare(rows: Sequence[Row]) -> tuple[Compared, list[str]]:
    """The compared pairs of the rows' accounts, and the event of each account."""
    told = accounts([record for row in rows for record in records(row)], Findings())
    events = {row["id"]: row["event_id"] for row in rows}
    with engine(table(told)) as database:
        block(database)
        return Compared(levels(database, start())), [events[a.records[0].source.report_id] for a in told]


def train(rows: Sequence[Row]) -> Weights:
    """Weights of labelled rows; threshold and floor are what does best on the same rows."""
    compared, events = compare(rows)
    event = np.array(events)
    left, right = compared.table["left"].to_numpy(), compared.table["right"].to_numpy()
    weights = from_labels(compared, event[left] == event[right], start())
    pairs = Pairs(left.astype(np.int64), right.astype(np.int64), millionths(chances(compared, weights)))

    def reached(limits: tuple[float, float]) -> float:
        threshold, floor = (round(1_000_000 * limit) for limit in limits)
        found = cluster(len(events), pairs.where(pairs.chance >= floor), threshold)
        return b_cubed(events, found.tolist())[2]

    best = max(((t / 20, f) for t in range(3, 13) for f in (0.0, 0.005, 0.01, 0.02, 0.04, 0.08)), key=reached)
    return replace(weights, threshold=best[0], floor=best[1])


def test(rows: Sequence[Row], weights: Weights) -> tuple[float, float, float]:
    incidents = link([record for row in rows for record in records(row)], weights=weights)
    found = {r.source.report_id: incident.id for incident in incidents for r in incident.records}
    return b_cubed([row["event_id"] for row in rows], [found[row["id"]] for row in rows])


def floors(rows: Sequence[Row]) -> Iterator[tuple[str, tuple[float, float, float]]]:
    truth = [row["event_id"] for row in rows]
    keys: Mapping[str, Callable[[Row], Hashable]] = {
        "singletons": lambda row: row["id"],
        "same day and place": lambda row: (row["date_start"], row["latitude"], row["longitude"]),
    }
    for name, key in keys.items():
        yield name, b_cubed(truth, [key(row) for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", type=Path)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    by_country: dict[str, list[Row]] = defaultdict(list)
    with asked.csv.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            by_country[row["country"]].append(row)
    reached = {}
    for trained, tested in (("Kenya", "Ivory Coast"), ("Ivory Coast", "Kenya")):
        for name, values in floors(by_country[tested]):
            show(f"{tested}, {name}", values)
        reached[tested] = test(by_country[tested], train(by_country[trained]))
        show(f"{tested}, linked with weights of {trained}", reached[tested])
    if asked.write:
        figures = {f"B³ F1, {country}, weights of the other": round(f1, 3) for country, (_, _, f1) in reached.items()}
        weights = replace(train([r for rows in by_country.values() for r in rows]), source={"credit": CREDIT} | figures)
        asked.write.write_text(json.dumps(weights.to_dict(), indent=1, ensure_ascii=False) + "\n", "utf-8")


def show(what: str, values: tuple[float, float, float]) -> None:
    precision, recall, f1 = values
    print(f"{what}: B³ precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
