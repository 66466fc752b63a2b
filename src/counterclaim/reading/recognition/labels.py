"""What the recogniser's network says about a claim: the order of its outputs."""

from __future__ import annotations

from counterclaim.claims.kinds import Kind, Scope, Stance, Status

KINDS: tuple[Kind, ...] = tuple(Kind)

ROLES: tuple[str, ...] = ("count", "affected", "perpetrator", "claimant", "via", "place", "time")

FIELDS: dict[str, tuple[str, ...]] = {
    "stance": tuple(Stance),
    "scope": tuple(Scope),
    "status": tuple(Status),
    # How many, where no count is worded: one (a name), several (a bare plural), nobody, or no quantity at all.
    "number": ("worded", "one", "plural", "zero", "none"),
}

POSITIVE_WEIGHT = 4.0
"""How much more an anchor counts than another token in training; its logits are higher by the logarithm of it."""
