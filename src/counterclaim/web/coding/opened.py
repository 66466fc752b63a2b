"""A report of a set, opened before somebody: a coder, or whoever rules on both codings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from counterclaim.claims.report import Report
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import State, States
from counterclaim.web.coding.parts import Part, part_named, parts_of
from counterclaim.web.site import Site


@dataclass(frozen=True)
class Opened:
    """`coder` is whose draft it is, RULING for the ruling; the part with the number `turned_to` is open."""

    site: Site
    coding_set: CodingSet
    coder: str
    report_id: str
    states: States
    turned_to: str = ""

    @cached_property
    def report(self) -> Report:
        return next(iter(self.site.ledger.reports([self.report_id]))).report

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts_of(self.report.text)

    @cached_property
    def part(self) -> Part:
        return part_named(self.turned_to, self.parts)

    @cached_property
    def state(self) -> State | None:
        return self.states.get((self.report_id, self.coder))

    @property
    def seen(self) -> str:
        """The id of the draft's last row."""
        return self.state.id if self.state is not None else ""

    @property
    def is_done(self) -> bool:
        return self.state is not None and self.state.is_done
