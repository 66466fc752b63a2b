"""Proposals and drafts as a recogniser would have them, for tests of what comes after it."""

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft, draft_claims
from counterclaim.reading.recognition.labels import ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role


def proposal(text: str, kind: Kind, absent: float = 0.8, **roles: str) -> Proposal:
    """A proposal with the given words as its roles; the others are absent."""

    def role(name: str) -> Role:
        if name not in roles:
            return Role(None, 0.0, absent)
        start = text.index(roles[name])
        return Role(Span(start, start + len(roles[name])), 0.9, 0.05)

    found = {name: role(name) for name in ROLES}
    anchor = (found["count"] if "count" in roles else found["affected"]).span
    assert anchor is not None
    number = "worded" if "count" in roles else "plural"
    values = {"stance": "asserts", "scope": "incident", "status": "unknown", "number": number}
    return Proposal(kind, 0, anchor, 0.9, found, {n: Choice(v, 0.9) for n, v in values.items()})


def drafts(text: str, *proposals: Proposal) -> list[Draft]:
    return draft_claims(text, [Span(0, len(text))], proposals)
