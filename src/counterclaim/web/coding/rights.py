"""Who may see what of a set: blind means blind."""

from __future__ import annotations

from fastapi import HTTPException

from counterclaim.accounts.person import Person, Role
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import States
from counterclaim.web.site import Site


def coder_named(site: Site, person: Person, coding_set: CodingSet, chosen: str) -> str | None:
    """Whose coding the person does; None where that is still to be chosen, by who sits at a machine without accounts.

    Raises 403 for who does not code this set, 404 for a coder that it does not have.
    """
    if site.settings.team:
        if person.name not in coding_set.coders:
            raise HTTPException(403, f"{' and '.join(coding_set.coders)} code this set")
        return person.name
    if not chosen:
        return None
    if chosen not in coding_set.coders:
        raise HTTPException(404, f"{chosen!r} does not code this set")
    return chosen


def is_through(coding_set: CodingSet, coder: str, states: States) -> bool:
    """Whether the coder has finished every report of the set."""
    return all((s := states.get((report, coder))) is not None and s.is_done for report in coding_set.reports)


def sees_both(site: Site, person: Person, coding_set: CodingSet, states: States) -> bool:
    """Whether both codings may be shown beside each other: to adjudicators, once their own coding is done."""
    if not site.settings.team:
        return True
    is_open = person.name in coding_set.coders and not is_through(coding_set, person.name, states)
    return person.role >= Role.ADJUDICATOR and not is_open


def must_see_both(site: Site, person: Person, coding_set: CodingSet, states: States) -> None:
    """Raises 403."""
    if not sees_both(site, person, coding_set, states):
        raise HTTPException(403, "only for an adjudicator who has no report of this set left to code")
