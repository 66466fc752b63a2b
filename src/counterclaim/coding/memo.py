"""Sets, and how far their coders agree, as a memo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.claims.report import Report
from counterclaim.coding.agreement import Agreement, Difference
from counterclaim.coding.alpha import DRAWS, WIDTH, Alpha
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.fields import FIELDS
from counterclaim.coding.standing import Agreed, Standing
from counterclaim.coding.wording import cause_words
from counterclaim.publishing.memo import Block, Column, Grid, Items, Line, Quote, Section, Title
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line

_SETS = (
    Column("id", SHORT),
    Column("set"),
    Column("reports", 7, right=True),
    Column("blind", 6, right=True),
    Column("finished by", 30),
    Column("both", 5, right=True),
    Column("ruled", 6, right=True),
)
_FOUND = (
    Column("coded"),
    Column("reports", 7, right=True),
    Column("claims", 6, right=True),
    Column("both", 6, right=True),
    Column("first only", 10, right=True),
    Column("second only", 11, right=True),
    Column("core F1", 7, right=True),
    Column("claim F1", 9, right=True),
)
_FIELDS = (
    Column("field", 12),
    *(column for name in ("all", "blind", "suggested") for column in (Column(name, 24), Column("n", 5, right=True))),
)
_LEGEND = (
    f"Krippendorff's alpha, and the middle {WIDTH[1] - WIDTH[0]:.0f} % of {DRAWS:,} draws of the reports: 1 is full "
    "agreement, 0 what chance would give. It counts the n claims that both found and gave the field a value."
)


def sets_memo(standings: Sequence[Standing]) -> Iterator[Block]:
    if standings:
        yield Grid(_SETS, [_set_row(now) for now in standings])
    else:
        yield Line("No set was made yet: counterclaim coding draw NAME CODER CODER makes one.")


def _set_row(now: Standing) -> list[str]:
    made = now.coding_set
    done = ", ".join(f"{one_line(coder)} {now.done[coder]}" for coder in made.coders)
    sizes = (len(made.reports), len(made.blind))
    return [made.id[:SHORT], one_line(made.name), *map(str, sizes), done, str(len(now.both)), str(now.ruled)]


def agreement_memo(now: Standing, found: Agreed) -> Iterator[Block]:
    made = now.coding_set
    first, second = map(one_line, made.coders)
    yield Title(one_line(made.name))
    yield Line(
        f"{first} has finished {now.done[made.coders[0]]} and {second} {now.done[made.coders[1]]} of "
        f"{len(made.reports)} reports, {len(made.blind)} of them blind (seed {made.seed}); {len(now.both)} are "
        f"finished by both, {now.ruled} ruled on."
    )
    if now.looks:
        yield Line(_looked(now))
    if not now.both:
        return
    groups = {"all": found.all, "blind": found.blind, "suggested": found.suggested}
    yield Section("What was found")
    yield Grid(_FOUND, [[name, *_found(group)] for name, group in groups.items()])
    yield Section("Agreement by field")
    yield Grid(_FIELDS, [[field.label, *_alphas(groups.values(), field.name)] for field in FIELDS])
    yield Line("")
    yield Line(_LEGEND)
    yield Section("Disagreements by cause")
    yield from _causes(found.all, made)


def differences_memo(chosen: Sequence[Difference], made: CodingSet, reports: Mapping[str, Report]) -> Iterator[Block]:
    """The sentences in which the coders differ."""
    words = cause_words(made)
    for each in chosen:
        report = reports[each.report]
        place = f"[{one_line(report.title or report.doc)}, {each.report[:SHORT]}]"
        yield Quote(one_line(each.row.first.span.of(report.text)), place, [one_line(words[why]) for why in each.causes])


def figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _looked(now: Standing) -> str:
    by = ", ".join(f"{one_line(coder)} {now.looked(coder)}" for coder in now.coding_set.coders if now.looked(coder))
    return f"{len(now.looks)} of the blind ones were looked at with their claims before ({by}); only “all” counts them."


def _found(group: Agreement) -> list[str]:
    sizes = (group.reports, group.claims, group.both, group.first, group.second)
    return [*map(str, sizes), figure(group.core_f1), figure(group.claim_f1)]


def _alphas(groups: Iterable[Agreement], name: str) -> Iterator[str]:
    for group in groups:
        yield _alpha(group.fields[name])
        yield str(group.fields[name].pairs)


def _alpha(found: Alpha) -> str:
    if found.value is None:
        return f"{found.same} of {found.pairs} same" if found.pairs else "–"
    between = f" ({figure(found.low)} to {figure(found.high)})" if found.low is not None else ""
    return figure(found.value) + between


def _causes(found: Agreement, made: CodingSet) -> Iterator[Block]:
    causes, words = found.by_cause(), cause_words(made)
    if causes:
        yield Items([f"{one_line(words[cause])}: {len(told)} (--cause {cause})" for cause, told in causes.items()])
    else:
        yield Line("None: both have the same claims.")
