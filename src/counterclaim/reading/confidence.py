"""How sure the reader is of a claim and of each of its fields."""

from __future__ import annotations

import math

from counterclaim.reading.assembly import Draft

FIELDS = ("stance", "scope", "status")
ROLES = ("affected", "perpetrator", "claimant", "place", "time")


def field_confidences(draft: Draft) -> dict[str, float]:
    """The recogniser's probability for each field, and for `kind` that of the anchor."""
    proposal = draft.proposal
    number, count = proposal.fields["number"], proposal.roles["count"]
    found = {"kind": proposal.probability}
    found["count"] = count.confidence if draft.count.span else number.probability
    found |= {role: proposal.roles[role].confidence for role in ROLES}
    return found | {name: proposal.fields[name].probability for name in FIELDS}


def claim_confidence(draft: Draft) -> float:
    """The chance that kind, count, affected, claimant and stance all hold: the geometric middle between the weakest
    of them and their product, since their errors come together."""
    fields = field_confidences(draft)
    parts = [fields[name] for name in ("kind", "count", "affected", "claimant", "stance")]
    return math.sqrt(math.prod(parts) * min(parts))
