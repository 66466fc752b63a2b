"""The results of `tools/bench.py` as a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any

Told = Mapping[str, Any]


def render(results: Told) -> str:
    return "\n".join(
        [
            "# Bench",
            "",
            _machine(results["machine"]),
            *_reading(results["reading"]),
            *_steps(results["steps"]),
            *_ingesting(results["ingesting"]),
            *_linking(results["linking"]),
            "",
        ]
    )


def _machine(told: Told) -> str:
    packages = ", ".join(f"{name} {version}" for name, version in told["packages"].items() if version)
    return f"{told['processor']}, {told['cores']} cores, Python {told['python']}; {packages}."


def _reading(told: Told) -> Iterator[str]:
    first = told["first_claim"]
    yield from ("", "## Reading, words a second", "")
    yield f"First claim after {first:.2f} s. " if first else "No claim. "
    yield f"{told['reader_peak']:.0f} MB with the reader alone."
    for race in told["races"]:
        reader = race["speeds"][0]["rates"]
        yield from (
            "",
            f"{race['corpus']}: {race['reports']} texts, {race['words']:,} words, {race['pages']} pages.",
            "",
        )
        yield from _table(("", "median", "the reader is"), [_speed(speed, reader) for speed in race["speeds"]])


def _speed(told: Told, reader: Sequence[float]) -> tuple[str, str, str]:
    rates = told["rates"]
    if not rates:
        return told["contender"], told["absent"] or "nothing to work on", ""
    times = median(mine / other for mine, other in zip(reader, rates, strict=False))
    return told["contender"], f"{median(rates):,.0f}", "" if rates == reader else f"{times:.2f} times as fast"


def _steps(told: Told) -> Iterator[str]:
    yield from ("", "## Where the time goes, one core", "")
    for name, found in told.items():
        whole = sum(found["ms a page"].values())
        hours = found["core hours a million pages"]
        yield from (
            f"{name}: {found['pages']} pages, {found['words']:,} words; {hours:.1f} core hours a million pages.",
            "",
        )
        rows = [(step, f"{ms:.2f}", f"{ms / whole:.0%}") for step, ms in found["ms a page"].items()]
        yield from _table(("step", "ms a page", "share"), rows)
        yield ""


def _ingesting(told: Sequence[Told]) -> Iterator[str]:
    yield from ("", "## Ingesting made-up pages", "")
    header = ("pages", "processes", "seconds", "core seconds", "largest process, MB", "ledger, KB a page")
    yield from _table(
        header,
        [
            (
                f"{run['pages']:,}", run["jobs"], f"{run['seconds']:.0f}", f"{run['core seconds']:.0f}",
                f"{run['largest MB']:.0f}", f"{run['bytes'] / run['pages'] / 1e3:.1f}",
            )
            for run in told
        ],
    )  # fmt: skip


def _linking(told: Sequence[Told]) -> Iterator[str]:
    yield from ("", "## Linking made-up claims", "")
    rows = []
    for run in told:
        for name, score in run["b_cubed"].items():
            own = name == "counterclaim"
            cost = (f"{run['seconds']:.0f}", f"{run['MB']:.0f}") if own else ("", "")
            rows.append(
                (f"{run['claims']:,}", name, *(f"{score[k]:.3f}" for k in ("precision", "recall", "f1")), *cost)
            )
    yield from _table(("claims", "", "B³ precision", "recall", "F1", "seconds", "MB"), rows)


def _table(header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield "| " + " | ".join(map(str, header)) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
