"""What a page tells of itself is what trafilatura's own search finds, without what nobody asks for."""

from __future__ import annotations

import pytest
from trafilatura import bare_extraction, load_html

from counterclaim.intake.page_facts import page_facts

TEXT = (
    "<p>" + "Nine soldiers were killed in Dura on Thursday, the army said, and two trucks were destroyed. " * 4 + "</p>"
)
HEADS = [
    "",
    "<title>Dura &amp; after - The Post</title>",
    '<meta property="og:title" content="Dura"><meta property="og:site_name" content="@the post">',
    '<meta property="og:url" content="https://www.post.example/dura"><meta name="author" content="A. Writer">',
    '<link rel="canonical" href="https://post.example/2024/05/07/dura"><meta name="keywords" content="war, army">',
    '<meta property="article:published_time" content="2024-05-07T10:00:00Z"><meta name="generator" content="x">',
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Dura",'
    ' "datePublished": "2024-05-07", "publisher": {"@type": "Organization", "name": "Post"}}</script>',
    '<script type="application/ld+json">{"@context": {"broken": [}</script><title>Dura</title>',
]


@pytest.mark.parametrize("head", HEADS)
def test_as_trafilatura_finds_it(head: str) -> None:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>Dura</h1>{TEXT}</article></body></html>"
    days = {"original_date": True, "extensive_search": False}
    found = bare_extraction(page, fast=True, with_metadata=True, date_extraction_params=days)
    assert found is not None
    told = found if isinstance(found, dict) else found.as_dict()
    mine = page_facts(load_html(page))
    assert (mine.title, mine.day, mine.url) == (told["title"] or None, told["date"], told["url"] or None)
    assert mine.outlet == (told["sitename"] or told["hostname"] or None)
