"""Kinds of harm that are one toll: "dozens killed or wounded" on the first day, "84 killed" a week later."""

from __future__ import annotations

from counterclaim.claims.kinds import Kind

_ONE = {Kind.CASUALTIES: Kind.KILLED}


def toll_of(kind: Kind) -> Kind:
    """The kind under which a claimant's figures are told one after the other."""
    return _ONE.get(kind, kind)
