"""What a stranger could write into a report: each a piece of text that must stay text wherever it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from tests.ledger.making import reading

WORDS: Mapping[str, str] = {
    "script": "<script>window.hit=1</script><img src=x onerror=window.hit=1>",
    "breaking": "'\"--></title></textarea></script><script>window.hit=1</script>",
    "svg": "<svg onload=window.hit=1><animate onbegin=window.hit=1 attributeName=x></svg>",
    "handler": '" onmouseover="window.hit=1" autofocus onfocus="window.hit=1',
    "htmx": '<div hx-get="/method" hx-trigger="load" hx-on:htmx:load="window.hit=1"></div>',
    "entities": "&lt;script&gt;window.hit=1&lt;/script&gt;&#60;img src=x onerror=window.hit=1&#62;",
    "javascript": "javascript:window.hit=1//",
    "data": "data:text/html,<script>window.hit=1</script>",
    "foreign": "<link rel=stylesheet href=//example.com/x.css><iframe src=//example.com></iframe>",
    "template": "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}#{7*7}",
    "formula": '=cmd|"/c calc"!A1',
    "override": "abc\u202efdp.exe\u2066\u2069\u200f",
    "controls": "a\x01\x07\x08\x1b[31mb\x7f\x85\ufeffc\ufffd",
    "rtl": "قُتل ٤٧ جنديًا في هجوم على قاعدة عسكرية",
    "path": "../../etc/passwd?x=1&y=2#z%00%2e%2e;",
    "word": "M" * 1_000_000,
    "spaces": "a" + " " * 1_000_000 + "b",
    "marks": "e" + "\u0301" * 2_000,
}
HALF = "caf\ud83d half"
"""Half a character: JSON can escape it."""


def lines() -> Iterator[bytes]:
    """Records as `ingest` takes them, the words in every field of each, and in a sentence that is read as a claim."""
    for name, words in {**WORDS, "half": HALF}.items():
        told = {"doc": f"{name} {words}"[:500], "published": "2024-08-14", "title": words, "outlet": words[:5000]}
        record = told | {"url": words, "language": "en", "text": sentence(words)}
        yield json.dumps(record).encode()


def sentence(words: str) -> str:
    return (
        f"GAO, Aug 14 — {words} The army said 12 rebels were killed in {words[:300]} near Ber on Monday.\n\n{words}\n"
    )


def page(words: str) -> bytes:
    """A page of a site, with the words unescaped where pages have them, and bytes that are no UTF-8."""
    body = f"<p>The army said 12 soldiers were killed near Ber on Monday.</p><p>{words}</p>" * 3
    head = f'<title>{words}</title><meta property="og:site_name" content="{words}"><meta charset=utf-8>'
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode() + b"\xff\xfe\xc3("


def write_files(folder: Path) -> None:
    """A file of records, and pages."""
    (folder / "reports.jsonl").write_bytes(b"\n".join(lines()))
    for name, words in WORDS.items():
        (folder / f"{name}.html").write_bytes(page(words[:20_000]))


def readings() -> Iterator[Reading]:
    """Claims whose every field has the words, as no reader would read them: one report of each."""
    for name, words in WORDS.items():
        text = f"The army said 47 soldiers were killed at {words} on Monday.\n\nThe end of {name}."
        made = reading(text, "47 soldiers", doc=f"{name}/{words}"[:4_000])
        at = text.index(words)
        mention = Mention(words, Span(at, at + len(words)), 0.9)
        claim = replace(
            made.claims[0],
            affected=mention,
            claimant=mention,
            perpetrator=mention,
            place=mention,
            via=(mention,),
            count=replace(made.claims[0].count, text=words[:1_000], word=words[:200], low=None, high=None),
            time=Interval(date(2024, 8, 1), date(2024, 8, 1), 1, mention.span, words),
        )
        report = replace(made.report, title=words, outlet=words, url=words, language=words[:100])
        yield Reading(report, (claim,))
