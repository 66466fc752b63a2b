"""Who tells of an incident, and what, in one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Stance
from counterclaim.claims.record import Record, Source
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import NOTHING, claimant_words, count_words, mention_words

MOST = 12
"""Claims that are told in a note; the claims' own table has all."""
_STANCES = {Stance.DENIES: "denied: ", Stance.WITHHOLDS: "no figure: ", Stance.ACKNOWLEDGES: "acknowledged: "}


def claimants(records: Iterable[Record]) -> list[str]:
    """As worded, those that most claims rest on first; a report's own voice is nobody."""
    named = Counter(one_line(r.claim.claimant.text) for r in records if r.claim.claimant)
    return sorted(filter(None, named), key=lambda words: (-named[words], words))


def headlines(event: Event) -> list[str]:
    return [source.title or source.doc for source in event.sources]


def article(source: Source) -> str:
    """Outlet (2024-08-01) Headline."""
    day = f" ({source.published.isoformat()})" if source.published else ""
    return one_line(f"{source.outlet or source.doc}{day} {source.title or ''}")


def note(records: Iterable[Record]) -> str:
    """Who says what, where published: one paragraph."""
    told = list(dict.fromkeys(map(_told, records)))
    more = f" … and {len(told) - MOST} more" if len(told) > MOST else ""
    return "; ".join(told[:MOST]) + more


def _told(record: Record) -> str:
    source = record.source
    where = ", ".join(filter(None, (source.outlet, source.published.isoformat() if source.published else None)))
    return f"{claim_words(record.claim)}{f' ({one_line(where)})' if where else ''}"


def claim_words(claim: Claim) -> str:
    """The CSP: at least 84 (84 or more) Wagner fighters killed."""
    parts = (count_words(claim), mention_words(claim.affected), claim.kind.value)
    what = " ".join(part for part in parts if part != NOTHING)
    return f"{claimant_words(claim)}: {_STANCES.get(claim.stance, '')}{what}"
