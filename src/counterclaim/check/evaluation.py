"""The reader against annotated reports, and the floors beside it (codebook section 9)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.check.agreement import wording
from counterclaim.check.calibration import Bin, calibration_error, judged, reliability
from counterclaim.check.floors import attributed_floor_claims, floor_claims
from counterclaim.check.matching import ClaimDict
from counterclaim.check.score import FIELDS, Error, Score, Tally, find_errors, score
from counterclaim.claims.kinds import CONDUCT, HARM, THINGS, Kind
from counterclaim.claims.report import Report
from counterclaim.intake.dates import parse_date
from counterclaim.intake.text import report_from_text

GROUPS: Mapping[str, Collection[Kind]] = {"harm": HARM, "things": THINGS, "conduct": CONDUCT}
_NEEDED = ("kind", "start", "end", "stance", "status")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by group of kinds, of the reader and of both floors; `errors` are those on harm.

    `reliability` is that of the confidences of all claims that carry one.
    """

    reports: int
    scores: Mapping[str, Score]
    floors: Mapping[str, Mapping[str, Score]]
    errors: tuple[Error, ...]
    texts: Mapping[str, str]
    reliability: tuple[Bin, ...]


def load_gold(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The reports of gold files (codebook section 8), one a line.

    Raises ValueError, naming file and line, for a line that is no annotated report or repeats a `doc`.
    """
    reports: dict[str, dict[str, Any]] = {}
    for path in paths:
        for number, line in enumerate(_lines(path), 1):
            if line.strip():
                report = _gold_report(line, f"{path}, line {number}")
                if report["doc"] in reports:
                    raise ValueError(f"{path}, line {number}: {report['doc']} is annotated twice")
                reports[report["doc"]] = report
    return list(reports.values())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 text (byte {error.start})") from None


def _gold_report(line: str, where: str) -> dict[str, Any]:
    try:
        report = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{where}: no JSON ({error.msg})") from None
    if not isinstance(report, dict) or not {"doc", "text", "claims"} <= report.keys():
        raise ValueError(f"{where}: no report with doc, text and claims")
    if not isinstance(report["claims"], list) or not all(_is_claim(c) for c in report["claims"]):
        raise ValueError(f"{where}: a claim lacks one of {', '.join(_NEEDED)} or has a malformed one")
    return report


def _is_claim(claim: Any) -> bool:
    if not isinstance(claim, dict) or not claim.keys() >= set(_NEEDED):
        return False
    count = claim.get("count") or {}
    return isinstance(claim["start"], int) and isinstance(claim["end"], int) and isinstance(count, dict)


def as_reports(annotated: Iterable[Mapping[str, Any]]) -> list[Report]:
    """Annotated reports as a reader takes them, without what is annotated."""
    return [
        report_from_text(
            told["text"],
            doc=told["doc"],
            published=parse_date(told["published"]) if told.get("published") else None,
            language="en",
        )
        for told in annotated
    ]


def evaluate_readings(reports: Sequence[Mapping[str, Any]], predicted: Mapping[str, Sequence[ClaimDict]]) -> Evaluation:
    """Score `predicted`, claims by document in the gold format, against annotated reports."""
    gold = {r["doc"]: r["claims"] for r in reports}
    return Evaluation(
        reports=len(reports),
        scores=_scores(gold, predicted),
        floors={
            "report's own voice": _scores(gold, _floor(reports, floor_claims)),
            "nearest speaker": _scores(gold, _floor(reports, attributed_floor_claims)),
        },
        errors=tuple(find_errors(gold, predicted, HARM)),
        texts={r["doc"]: r["text"] for r in reports},
        reliability=reliability([(c["confidence"], r) for c, r in judged(gold, predicted) if "confidence" in c]),
    )


def _scores(gold: Mapping[str, Sequence[ClaimDict]], predicted: Mapping[str, Sequence[ClaimDict]]) -> dict[str, Score]:
    return {name: score(gold, predicted, kinds) for name, kinds in GROUPS.items()}


def _floor(
    reports: Sequence[Mapping[str, Any]], read: Callable[[str], list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    return {r["doc"]: read(r["text"]) for r in reports}


def render_evaluation(evaluation: Evaluation, errors: int = 0) -> str:
    """The evaluation as text, ending with up to `errors` of the errors on harm."""
    lines = [*_overview(evaluation), "", *_field_table(evaluation), "", *_reliability_table(evaluation.reliability)]
    if errors:
        shown = evaluation.errors[:errors]
        lines += ["", f"Errors on harm, {len(shown)} of {len(evaluation.errors)}:"]
        lines += [line for error in shown for line in _error_lines(error, evaluation.texts)]
    return "\n".join(lines)


def _overview(evaluation: Evaluation) -> Iterator[str]:
    yield f"reports: {evaluation.reports}"
    yield f"{'':30}{'core F1':>8}{'P':>7}{'R':>7}{'claim F1':>11}{'P':>7}{'R':>7}{'gold':>8}{'read':>6}"
    for name, found in evaluation.scores.items():
        yield _overview_line(name, found)
        for floor, scores in evaluation.floors.items():
            yield _overview_line(f"  floor: {floor}", scores[name])


def _overview_line(name: str, found: Score) -> str:
    core, claim = _figures(found.core), _figures(found.claim)
    return f"{name:30}{core[0]:>8}{core[1]:>7}{core[2]:>7}{claim[0]:>11}{claim[1]:>7}{claim[2]:>7}" + (
        f"{found.core.gold:>8}{found.core.read:>6}"
    )


def _figures(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.f1:.3f}", f"{tally.precision:.3f}", f"{tally.recall:.3f}"


def _field_table(evaluation: Evaluation) -> Iterator[str]:
    yield "right, of matched claims".ljust(30) + "".join(f"{field:>13}" for field in FIELDS)
    for name, found in evaluation.scores.items():
        shares = (f"{found.fields[f]:.3f}" if found.core.right else "–" for f in FIELDS)
        yield f"{name:30}" + "".join(f"{share:>13}" for share in shares)


def _reliability_table(bins: Sequence[Bin]) -> Iterator[str]:
    yield f"confidence: expected calibration error {calibration_error(bins):.3f}"
    yield "given".ljust(10) + "".join(f"{b.confidence:>7.2f}" for b in bins)
    yield "right".ljust(10) + "".join(f"{b.right:>7.2f}" for b in bins)
    yield "claims".ljust(10) + "".join(f"{b.claims:>7}" for b in bins)


def _error_lines(error: Error, texts: Mapping[str, str]) -> Iterator[str]:
    yield f"{error.fault.upper()} {error.doc}"
    if error.gold is not None:
        yield f"  annotated  {_told(error.gold)}"
    if error.read is not None:
        yield f"  read       {_told(error.read)}"
    claim = error.gold or error.read or {}
    yield "  " + " ".join(texts[error.doc][claim["start"] : claim["end"]].split())


def _told(claim: ClaimDict) -> str:
    count = claim.get("count") or {}
    return (
        f"{claim['kind']} {count.get('text')!r} [{count.get('low')}, {count.get('high')}, {count.get('word')}]"
        f" of {wording(claim.get('affected'))!r} by {wording(claim.get('perpetrator'))!r}"
        f" · {wording(claim.get('claimant'))!r} {claim.get('stance')}, {claim.get('scope')}"
    )
