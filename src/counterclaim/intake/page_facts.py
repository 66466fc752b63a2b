"""What a page tells of itself: title, day, outlet, address.

trafilatura's own search for them also looks for authors, categories, tags and licences, which nobody asks for here and
which take a sixth of the time that a page takes. The steps are the same and so is what they find.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`day` is as it was found, not yet a date; `outlet` is the site's name, else its host."""

    title: str | None = None
    day: str | None = None
    outlet: str | None = None
    url: str | None = None


def page_facts(tree: Any) -> PageFacts:
    """Of a page as lxml parsed it, which stays as it is."""
    from courlan import extract_domain
    from htmldate import find_date
    from trafilatura.metadata import examine_meta, extract_meta_json, extract_sitename, extract_title, extract_url

    found = examine_meta(tree)
    with suppress(Exception):  # what a page declares may break its parser anywhere
        found = extract_meta_json(tree, found)
    found.title = found.title or extract_title(tree)
    found.url = found.url or extract_url(tree)
    found.hostname = extract_domain(found.url, fast=True) if found.url else None
    found.date = find_date(tree, url=found.url, original_date=True, extensive_search=False)
    found.sitename = _named(found.sitename or extract_sitename(tree)) or _host(found.url)
    found.clean_and_trim()
    return PageFacts(found.title or None, found.date, found.sitename or found.hostname or None, found.url or None)


def _named(site: str | None) -> str | None:
    """Without a leading "@", with a capital at the beginning unless it is a host."""
    name = site.lstrip("@") if site else None
    return name.title() if name and "." not in name and not name[0].isupper() else name


def _host(url: str | None) -> str | None:
    from trafilatura.metadata import META_URL

    match = META_URL.match(url) if url else None
    return match[1] if match else None
