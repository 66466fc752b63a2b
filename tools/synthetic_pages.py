"""Made-up news pages in a web archive, to measure ingestion at size.

`python tools/synthetic_pages.py 50000 pages.warc.gz` writes so many pages, one of a hundred with claims; the same
number and seed give the same bytes. A page has what pages have around their text: menus, teasers, scripts, a footer.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import yaml

FIRST_DAY = date(2024, 1, 1)
WITH_CLAIMS = 0.01
ANYWHERE = 0.9
"""Of the sentences, those that fit any topic: as in real news, few of the rest look like claims at all."""
PARAGRAPHS, SENTENCES = (4, 9), (2, 4)
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences by topic, for any topic, those that make claims, and what their slots are filled with."""

    topics: Mapping[str, Sequence[str]]
    anywhere: Sequence[str]
    conflict: Sequence[str]
    slots: Mapping[str, Sequence[str]]


def load_words() -> Words:
    told: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return Words(told["topics"], told["anywhere"], told["conflict"], told["slots"])


def write_archive(file: BinaryIO, number: int, seed: int = 1) -> None:
    """A gzip member a record, as crawlers write them."""
    for page_number, page in enumerate(pages(number, seed)):
        file.write(gzip.compress(record(page_number, page), 6, mtime=0))


def pages(number: int, seed: int = 1, with_claims: float = WITH_CLAIMS) -> Iterator[str]:
    """Their HTML; `with_claims` is the share that tells of conflict."""
    words, chance = load_words(), random.Random(seed)
    for page_number in range(number):
        yield page(words, chance, page_number, with_claims)


def page(words: Words, chance: random.Random, number: int, with_claims: float) -> str:
    topic = chance.choice(sorted(words.topics))
    told = [*paragraphs(words, chance, words.topics[topic])]
    if chance.random() < with_claims:
        topic, told = "conflict", [*paragraphs(words, chance, words.conflict)]
    title = filled(
        words, chance, chance.choice(words.topics["council"] if topic == "conflict" else words.topics[topic])
    )
    day = FIRST_DAY + timedelta(number % 366)
    return PAGE.substitute(
        title=title.rstrip("."), day=day.isoformat(), outlet=f"The {topic.title()} Post", topic=topic,
        menu=menu(words, chance), text="\n".join(f"<p>{paragraph}</p>" for paragraph in told),
        teasers=teasers(words, chance), noise=f"{chance.getrandbits(4096):x}",
    )  # fmt: skip


def paragraphs(words: Words, chance: random.Random, sentences: Sequence[str]) -> Iterator[str]:
    for _ in range(chance.randint(*PARAGRAPHS)):
        many = chance.randint(*SENTENCES)
        drawn = (chance.choice(words.anywhere if chance.random() < ANYWHERE else sentences) for _ in range(many))
        yield " ".join(filled(words, chance, sentence) for sentence in drawn)


def filled(words: Words, chance: random.Random, sentence: str) -> str:
    """The sentence with its slots filled and a capital at its beginning."""

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        return str(chance.randint(2, 90)) if name == "number" else chance.choice(words.slots[name])

    told = _SLOT.sub(fill, sentence)
    return told[0].upper() + told[1:]


def menu(words: Words, chance: random.Random) -> str:
    links = (f'<li class="item"><a href="/{town}">{town}</a></li>' for town in words.slots["town"])
    return "".join(links) + f'<li><a href="/{chance.getrandbits(40):x}">Subscribe</a></li>'


def teasers(words: Words, chance: random.Random) -> str:
    topics = [words.topics[chance.choice(sorted(words.topics))] for _ in range(12)]
    return "".join(
        f'<div class="teaser"><a href="/{n}"><img src="/{n}.jpg" alt=""><span>{filled(words, chance, chance.choice(t))}'
        f"</span></a></div>"
        for n, t in enumerate(topics)
    )


def record(number: int, html: str) -> bytes:
    """A WARC record with the server's answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode("utf-8")
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Target-URI: https://news.example/{number // 1000}/{number}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode("ascii") + answer + b"\r\n\r\n"


PAGE = string.Template("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>$title</title>
<meta property="og:site_name" content="$outlet"><meta property="og:type" content="article">
<meta property="article:published_time" content="${day}T08:00:00Z">
<script>window.settings = {"topic": "$topic", "token": "$noise"};</script>
<style>body { margin: 0 } .menu li { display: inline } .teaser { width: 30% }</style></head>
<body><header><div class="logo"><a href="/">$outlet</a></div><nav><ul class="menu">$menu</ul></nav></header>
<main><article><h1>$title</h1><div class="meta"><time datetime="$day">$day</time></div>
$text
</article><aside><h2>More news</h2>$teasers</aside></main>
<footer><p>All rights reserved.</p>
<ul><li><a href="/privacy">Privacy</a></li><li><a href="/contact">Contact</a></li></ul>
</footer></body></html>
""")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("number", type=int)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with asked.archive.open("wb") as file:
        write_archive(file, asked.number, asked.seed)


if __name__ == "__main__":
    main()
