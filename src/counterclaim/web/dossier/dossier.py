"""All that the page of an incident shows, made from its sheet under one policy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM, Kind
from counterclaim.claims.record import Review
from counterclaim.publishing.sheet import Sheet, sheet
from counterclaim.publishing.tellings import Group, Telling
from counterclaim.web.catalogue import grading
from counterclaim.web.dossier.claims import Claimant, Numbering, claimants, in_order, numbering
from counterclaim.web.dossier.comparing import Difference, differences
from counterclaim.web.dossier.matrix import Matrix, matrices
from counterclaim.web.dossier.pairs import Pairs, pairs
from counterclaim.web.dossier.places import PlaceTold, places
from counterclaim.web.dossier.stories import Story, stories
from counterclaim.web.figures.says import Says, says
from counterclaim.web.site import policy_named
from counterclaim.weighing.estimate import Estimate, Grade
from counterclaim.weighing.policy import Policy, policy_names
from counterclaim.weighing.relations import Relating
from counterclaim.weighing.sides import Side
from counterclaim.weighing.weigh import weigh


@dataclass(frozen=True, slots=True)
class Dossier:
    """`reviews` counts claims by what people decided; `besides` are claims of things and of conduct, by claimant.

    `beside` is the policy that this one is compared with, where there is one.
    """

    sheet: Sheet
    policy: Policy
    estimate: Estimate
    grade: Grade | None
    says: Says
    beside: Policy | None
    differences: tuple[Difference, ...]
    matrices: tuple[Matrix, ...]
    pairs: tuple[Pairs, ...]
    numbering: Numbering
    claimants: tuple[Claimant, ...]
    stories: tuple[Story, ...]
    places: tuple[PlaceTold, ...]
    reviews: dict[Review, int]
    besides: tuple[tuple[str, tuple[Telling, ...]], ...]

    @property
    def before(self) -> dict[tuple[Kind, Side], str]:
        """What the policy beside it gives where that differs."""
        return {(found.kind, found.side): found.before for found in self.differences}

    @property
    def is_contested(self) -> bool:
        return any(r.kind in (Relating.CONTRADICTS, Relating.DENIES) for r in self.sheet.relations)


def sheet_of(book: Book, incident: Incident, moment: datetime | None = None) -> Sheet:
    """The sheet under all of the package's policies; `moment` is what it says it was known at."""
    found = sheet(book, incident, [policy_named(name) for name in policy_names()])
    return replace(found, moment=moment) if moment is not None else found


def dossier(book: Book, told: Sheet, policy: Policy, beside: Policy | None, page: int) -> Dossier:
    """`page` is that of the list of claims."""
    incident, actors = told.incident, book.actors
    estimate = weigh(incident, policy, actors, book.sums)
    ordered = in_order(told.evidence, actors)
    numbers = numbering(told.evidence, ordered)
    rows = {row.id: row for row in estimate.rows}
    sums = frozenset(record.id for record in incident.attached)
    return Dossier(
        sheet=told,
        policy=policy,
        estimate=estimate,
        grade=weigh(incident, grading(), actors, book.sums).grade,
        says=says(told.accounts, told.evidence, estimate, policy, actors),
        beside=beside,
        differences=differences(weigh(incident, beside, actors, book.sums), estimate) if beside else (),
        matrices=matrices(told),
        pairs=pairs(told.accounts, told.relations, told.evidence, actors),
        numbering=numbers,
        claimants=claimants(ordered, numbers.numbers, rows, sums, page),
        stories=stories(told.evidence),
        places=places(told.evidence),
        reviews=dict(Counter(record.review for record in told.evidence)),
        besides=tuple(_besides(told)),
    )


def _besides(told: Sheet) -> list[tuple[str, tuple[Telling, ...]]]:
    found = [
        (account.name, tuple(t for t in account.tellings if t.kind not in HARM or t.group is Group.CONDUCT))
        for account in told.accounts
    ]
    return [(name, tellings) for name, tellings in found if tellings]
