"""Sets, and how far their coders agree, as data for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from counterclaim.coding.agreement import Agreement, Difference
from counterclaim.coding.standing import Agreed, Standing


def set_told(now: Standing) -> dict[str, Any]:
    made = now.coding_set
    return {
        "id": made.id,
        "name": made.name,
        "coders": list(made.coders),
        "reports": len(made.reports),
        "blind": len(made.blind),
        "seed": made.seed,
        "made": made.at.isoformat(),
        "by": made.by,
        "done": dict(now.done),
        "both": len(now.both),
        "ruled": now.ruled,
        "looked": {report: sorted(coders) for report, coders in now.looks.items()},
    }


def agreement_told(now: Standing, found: Agreed, chosen: Sequence[Difference] | None) -> dict[str, Any]:
    """`chosen` are the disagreements that were asked for, None where none were."""
    told = {
        "set": set_told(now),
        "all": _group(found.all),
        "blind": _group(found.blind),
        "suggested": _group(found.suggested),
        "causes": {cause.value: len(each) for cause, each in found.all.by_cause().items()},
    }
    return told | ({} if chosen is None else {"differences": [_difference(each) for each in chosen]})


def _group(group: Agreement) -> dict[str, Any]:
    return {
        "reports": group.reports,
        "claims": group.claims,
        "both": group.both,
        "first": group.first,
        "second": group.second,
        "core_f1": group.core_f1,
        "claim_f1": group.claim_f1,
        "fields": {name: asdict(alpha) for name, alpha in group.fields.items()},
    }


def _difference(each: Difference) -> dict[str, Any]:
    one, other = (claim.to_dict() if claim else None for claim in (each.row.one, each.row.other))
    return {"report": each.report, "causes": [why.value for why in each.causes], "first": one, "second": other}
