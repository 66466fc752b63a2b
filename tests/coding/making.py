"""Claims and codings made by hand."""

from dataclasses import replace
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from tests.ledger.making import reading

TEXT = "The army said 47 soldiers and 5 clerks were killed near Ber. The rebels spoke of 60 soldiers."


def claims(text: str = TEXT, *deaths: str) -> tuple[Claim, ...]:
    """Of each "N NOUN" a claim that the army makes in the sentence that has it."""
    return tuple(_in_sentence(claim, text) for claim in reading(text, *(deaths or ("47 soldiers", "5 clerks"))).claims)


def _in_sentence(claim: Claim, text: str) -> Claim:
    assert claim.count.span is not None
    start = text.rfind(". ", 0, claim.count.span.start) + 2 if ". " in text[: claim.count.span.start] else 0
    return replace(claim, span=Span(start, text.index(".", claim.count.span.start) + 1))


def mention(words: str, text: str = TEXT) -> Mention:
    return Mention(words, Span(text.index(words), text.index(words) + len(words)))


def changed(claim: Claim, **fields: Any) -> Claim:
    return replace(claim, **fields)


OTHER_VALUES: dict[str, dict[str, Any]] = {
    "kind": {"kind": Kind.WOUNDED},
    "count": {"count": Count("47", Span(14, 16), 47, None)},
    "affected": {"affected": mention("clerks")},
    "claimant": {"claimant": mention("rebels")},
    "stance": {"stance": Stance.DENIES},
    "place": {"place": mention("Ber")},
}
"""By cause what makes the first claim another."""
