"""An incident's sheet: what each side says, how that clashes, what policies make of it, and all the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterclaim.book.about import About, about
from counterclaim.book.book import Book
from counterclaim.book.copies import Copies, copies
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account, accounts, numbered
from counterclaim.publishing.records import as_row
from counterclaim.publishing.tellings import Telling, tellings
from counterclaim.weighing.policy import Policy, load_policy, policy_names
from counterclaim.weighing.relations import Relation, relations
from counterclaim.weighing.sensitivity import SensitivityRow, compared
from counterclaim.weighing.testimony import by_time, testify
from counterclaim.weighing.totals import Bounds, total
from counterclaim.weighing.weigh import weigh_under


@dataclass(frozen=True, slots=True)
class Sheet:
    """`evidence` are all claims in the order of their numbers, rejected ones and sums as well.

    `together` gives for a kind of harm and a policy the people of all sides; `sums` what is told of more than this.
    """

    incident: Incident
    about: About
    moment: datetime
    copies: Copies
    accounts: tuple[Account, ...]
    sums: tuple[Telling, ...]
    relations: tuple[Relation, ...]
    estimates: tuple[SensitivityRow, ...]
    together: Mapping[tuple[Kind, str], Bounds]
    grades: Mapping[str, str]
    evidence: tuple[Record, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "incident": self.incident.id,
            "as_of": self.moment.isoformat(),
            **self.about.to_dict(),
            "reports": self.copies.reports,
            "outlets": self.copies.outlets,
            "origins": self.copies.origins,
            "accounts": [account.to_dict() for account in self.accounts],
            "sums": [telling.to_dict() for telling in self.sums],
            "relations": [relation.to_dict() for relation in self.relations],
            "estimates": [row.to_dict() for row in self.estimates],
            "together": [_told(kind, policy, bounds) for (kind, policy), bounds in self.together.items()],
            "grades": [{"policy": policy, "grade": grade} for policy, grade in self.grades.items()],
            "evidence": [_evidence(record) for record in self.evidence],
        }


def sheet(book: Book, incident: Incident, policies: Iterable[Policy] | None = None) -> Sheet:
    """The sheet of an incident, or of several put together, under the policies, by default all of the package's."""
    tried = tuple(policies) if policies is not None else tuple(load_policy(name) for name in policy_names())
    estimates = weigh_under(incident, tried, book.actors, book.sums)
    everything = (*incident.records, *incident.attached)
    return Sheet(
        incident=incident,
        about=about(incident, book.actors),
        moment=book.moment,
        copies=copies(record.source for record in everything),
        accounts=accounts(incident, book.actors),
        sums=_sums(incident.attached, book.actors),
        relations=relations(incident, book.actors),
        estimates=compared(estimates),
        together={(k, e.policy): total(e, k) for e in estimates for k in dict.fromkeys(s.kind for s in e.sides)},
        grades={e.policy: f"{e.grade.name}, {e.grade.why}" for e in estimates if e.grade is not None},
        evidence=numbered(everything),
    )


def _sums(attached: Sequence[Record], actors: ActorIndex) -> tuple[Telling, ...]:
    return tellings(by_time(testify(record, actors) for record in attached), actors)


def _told(kind: Kind, policy: str, bounds: Bounds) -> dict[str, Any]:
    low, best, high = bounds
    return {"kind": kind.value, "policy": policy, "low": low, "best": best, "high": high}


def _evidence(record: Record) -> dict[str, Any]:
    source = record.source
    return {
        **as_row(record),
        "report_id": source.report_id,
        "origin": source.origin,
        "title": source.title,
        "url": source.url,
        "claim": record.claim.to_dict(),
    }
