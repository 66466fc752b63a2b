"""A page to a report: main text and metadata."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files

from counterclaim.claims.report import Report
from counterclaim.intake.dates import parse_date
from counterclaim.intake.decode import decode, refuse_binary, refuse_empty
from counterclaim.intake.language import sure_language
from counterclaim.intake.page_facts import PageFacts, page_facts
from counterclaim.intake.refusal import Unreadable
from counterclaim.intake.text import report_from_text

_HEAD = 4_096
"""Bytes in which a page declares its encoding; the standard asks for the first 1,024."""
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3})\b", re.IGNORECASE)
_LARGEST_PAGE = 5_000_000
"""Code points; larger pages go to the simple extraction alone, whose cost is linear."""
_DEEPEST = 1_000
"""Elements within elements: real pages stay under 500, and the simple extraction is too slow for much deeper ones."""
_NEVER_NEST = (
    "a|p|li|dt|dd|option|tr|td|th|br|hr|img|input|link|meta|source|wbr|area|base|col|embed|param|track|path|use"
)
_NESTING = re.compile(rf"<(/?)(?!(?:{_NEVER_NEST})\b)[a-z][\w:-]*", re.IGNORECASE)
_NOTICE = 400
"""Code points below which a page's text may be nothing but the notice that it needs its script."""


def report_from_html(data: bytes, *, doc: str, published: date | None = None, language: str | None = None) -> Report:
    """Main text by trafilatura, by resiliparse where that finds none. Raises Unreadable for a page without text.

    The page's own day goes before `published`; its language counts where the text leaves a doubt, since pages are often
    made from a template of another language.
    """
    source, encoding = _decoded(data)
    if _is_too_deep(source):
        raise Unreadable("is nested too deep")
    text, facts = _extract(source)
    text = text or _plain_extract(source)
    if not text.strip():
        raise Unreadable("is a page without an article's text")
    if _is_notice(text):
        raise Unreadable("is a page that shows nothing without its script")
    return report_from_text(
        text,
        doc=doc,
        published=_day(facts.day) or published,
        title=facts.title,
        outlet=facts.outlet,
        url=facts.url,
        language=language or sure_language(text) or _language(source),
        encoding=encoding,
    )


def _decoded(data: bytes) -> tuple[str, str]:
    """In the encoding that the page declares if it is in that; else as any text."""
    refuse_empty(data)
    declared = _declared(data[:_HEAD])
    if declared:
        refuse_binary(data)
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    return decode(data)


def _declared(head: bytes) -> str | None:
    """Python's name of the encoding; a declaration readable as ASCII cannot mean UTF-16."""
    from resiliparse.parse.encoding import map_encoding_to_html5

    match = _DECLARED.search(head)
    if match is None:
        return None
    name = (match.group(1) or match.group(2)).decode("ascii")
    found = map_encoding_to_html5(name, fallback_utf8=False)
    return None if found is None or found.startswith("utf-16") else str(found)


def _extract(source: str) -> tuple[str, PageFacts]:
    """Text and what the page tells of itself; nothing where it is too large or too broken for trafilatura."""
    import logging

    from trafilatura import bare_extraction, load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    if len(source) > _LARGEST_PAGE:
        return "", PageFacts()
    try:
        tree = load_html(source)
        facts = PageFacts() if tree is None else page_facts(tree)
        found = None if tree is None else bare_extraction(tree, url=facts.url, fast=True, include_comments=False)
    except Exception:  # a page may break the extractor anywhere, and the simple one still reads it
        return "", PageFacts()
    if found is None:
        return "", PageFacts()
    told = found if isinstance(found, dict) else found.as_dict()
    return told["text"] or "", facts


def _plain_extract(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True, alt_texts=False))


def _is_too_deep(source: str) -> bool:
    """By the tags whose elements nest; one that is never closed counts to the end."""
    depth = 0
    for tag in _NESTING.finditer(source):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None


def _language(source: str) -> str | None:
    match = _LANGUAGE.search(source[:_HEAD])
    return match.group(1).lower() if match else None


def _is_notice(text: str) -> bool:
    short = " ".join(text.lower().split())
    return len(short) <= _NOTICE and any(notice in short for notice in _notices())


@cache
def _notices() -> tuple[str, ...]:
    lines = (files("counterclaim.intake") / "data" / "page_notices.txt").read_text("utf-8").splitlines()
    return tuple(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
