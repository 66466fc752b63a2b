"""Sides as UCDP names and numbers them."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.knowledge.countries import alpha2, country_name
from counterclaim.publishing.exports.countries import Naming, naming
from counterclaim.publishing.exports.parties import state_code
from counterclaim.weighing.sides import CIVILIANS, Side


def ucdp_name(side: Side) -> str:
    """As UCDP names a side: "Government of Mali", "Civilians"."""
    code = state_code(side)
    if code is not None:
        return f"Government of {_of_state(code).ucdp}"
    return "Civilians" if side == CIVILIANS else side.name


def gwno(party: Iterable[Side]) -> str | None:
    """The numbers by Gleditsch and Ward of a party's states, between commas."""
    codes = filter(None, map(state_code, party))
    return ",".join(str(n) for n in (_of_state(code).gwno for code in codes) if n) or None


def _of_state(code: str) -> Naming:
    short = alpha2(code)
    return naming(code, (country_name(short) if short else None) or code, short)
