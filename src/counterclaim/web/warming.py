"""What pages, files and the interface make of the book of now, made before anybody waits for it."""

from __future__ import annotations

from counterclaim.web.catalogue import Catalogue
from counterclaim.web.facets import facets
from counterclaim.web.finding import Order, Wish, found, ranked
from counterclaim.web.freshness import freshest
from counterclaim.web.index import Index
from counterclaim.web.seeking import ClaimWish, ReportWish, claims, reports
from counterclaim.web.site import Site, policy_named
from counterclaim.weighing.policy import policy_names

_WORD = "the"
"""Any word: what is searched is folded when it is first searched."""


def warm(site: Site) -> None:
    """Of the whole book, which coders see, and of the redacted one, which viewers see and which is published."""
    book, policy = site.keeper.book(), policy_named(site.settings.policy)
    site.prepare(book)
    for shown in (book, site.shown(book, site.profile)):
        _ask(site.catalogue(shown, policy), site.index(shown))
    for name in policy_names():
        policy_named(name)


def _ask(catalogue: Catalogue, index: Index) -> None:
    """As the first reader would."""
    everything = found(catalogue, Wish())
    facets(catalogue, Wish(), everything)
    freshest(index, everything.entries, 1)
    found(catalogue, Wish(words=_WORD))
    for order in Order:
        ranked(catalogue, order)
    claims(index, ClaimWish(words=_WORD))
    reports(index.shelf, ReportWish(words=_WORD))
    _ = index.shelf.claim_ids, index.shelf.report_ids, index.people, index.spellings
