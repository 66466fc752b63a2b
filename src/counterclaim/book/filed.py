"""Where in the facts a report's own facts stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import Facts, FiledReading


@dataclass(frozen=True)
class Filed:
    """Positions in `facts.reports`, `facts.readings` and `facts.claims`, which decisions do not change."""

    facts: Facts

    def find(self) -> None:
        """All of them, which otherwise are found when somebody first asks."""
        _ = self.report, self.readings_of, self.claims_of

    @cached_property
    def report(self) -> Mapping[str, int]:
        """Of a report by its id."""
        return {filed.id: n for n, filed in enumerate(self.facts.reports)}

    @cached_property
    def readings_of(self) -> Mapping[str, Sequence[int]]:
        """Of a report's readings."""
        return _grouped([reading.report for reading in self.facts.readings])

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[int]]:
        """Of a report's claims as they were read."""
        return _grouped([claim.report for claim in self.facts.claims])

    def has(self, reading: FiledReading) -> bool:
        """Whether that reader's reading of the report is among the facts."""
        own = (self.facts.readings[n] for n in self.readings_of.get(reading.report, ()))
        return any(each.reader == reading.reader for each in own)

    def of(self, reports: Iterable[str], decisions: tuple[Decision, ...]) -> Facts:
        """What is known of these reports, with these decisions."""
        facts, told = self.facts, sorted(set(reports))
        return Facts(
            tuple(facts.reports[self.report[id]] for id in told),
            tuple(facts.readings[n] for id in told for n in self.readings_of.get(id, ())),
            tuple(facts.claims[n] for id in told for n in self.claims_of.get(id, ())),
            decisions,
        )


def _grouped(reports: Sequence[str]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        found[report].append(n)
    return found
