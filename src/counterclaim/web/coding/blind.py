"""What pages keep from who is still to code it blind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from counterclaim.accounts.person import Person, Role
from counterclaim.coding.blindness import StillBlind, still_blind
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import Codings
from counterclaim.web.asking import Asked
from counterclaim.web.site import Site


@dataclass(frozen=True, slots=True)
class Kept:
    """A report whose claims are kept back: the set that has it, and the coders who have it before them."""

    coding_set: CodingSet
    coders: tuple[str, ...]


def kept_from(asked: Asked) -> Mapping[str, Kept]:
    """By report what is kept from the person. Without accounts nobody knows who sits there: what either coder has
    still to code blind.
    """
    open_to = _still_blind(asked.site)
    found: dict[str, Kept] = {}
    for coder in _names(asked.site, asked.person, open_to):
        for report, coding_set in open_to.get(coder, {}).items():
            before = found[report].coders if report in found else ()
            found[report] = Kept(coding_set, (*before, coder))
    return found


def _names(site: Site, person: Person, open_to: StillBlind) -> tuple[str, ...]:
    if not site.settings.team:
        return tuple(sorted(open_to))
    return (person.name,) if person.role >= Role.CODER else ()


_made: WeakKeyDictionary[Site, tuple[int, StillBlind]] = WeakKeyDictionary()


def _still_blind(site: Site) -> StillBlind:
    """Made anew only where something was written since."""
    codings = Codings(site.ledger)
    size = codings.size()
    kept = _made.get(site)
    if kept is None or kept[0] != size:
        kept = _made[site] = (size, still_blind(codings))
    return kept[1]
