"""The page and the notebook's fragment."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from made_up_readings import HOSTILE, TEXT, empty_reading, hostile_reading, reading

from counterclaim.publishing.notebook import ShownReading, reading_html
from counterclaim.publishing.page import render_page
from counterclaim.publishing.visible import visible


class Elements(HTMLParser):
    """Tags with their attributes, and the text of elements of a class."""

    void = frozenset({"meta", "img", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.unbalanced: list[str] = []
        self.in_text = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.void:
            return
        self.open.append(tag)
        if dict(attrs).get("class") == "text":
            self.in_text = len(self.open)
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.unbalanced.append(tag)
            return
        if len(self.open) == self.in_text:
            self.in_text = 0
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.in_text:
            self.texts[-1] += data

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def page() -> str:
    return render_page([reading(), hostile_reading(), empty_reading(), reading()])


def test_the_markup_is_well_formed(page: str) -> None:
    found = Elements(page)
    assert (found.open, found.unbalanced) == ([], [])
    assert max(Counter(found.all("id")).values()) == 1


def test_the_text_is_shown_whole_and_as_text(page: str) -> None:
    shown = Elements(page).texts
    assert shown == [TEXT, visible(HOSTILE), "Nothing happened.", TEXT]


def test_hostile_text_stays_text(page: str) -> None:
    found = Elements(page)
    assert [tag for tag, _ in found.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in found.tags]
    assert not set("\u202e\u202c\x00\x1b") & set(page)
    page.encode("utf-8")


def test_nothing_is_asked_from_elsewhere(page: str) -> None:
    found = Elements(page)
    assert not found.all("src") and not found.all("style") and "link" not in [tag for tag, _ in found.tags]
    assert all(link.startswith("#") for link in found.all("href"))
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    assert not re.search(r"url\(|@import", page.split("</style>")[0])


def test_every_link_has_its_target(page: str) -> None:
    found = Elements(page)
    assert {link[1:] for link in found.all("href")} <= set(found.all("id"))


def test_the_policy_allows_the_inline_style_and_script_alone(page: str) -> None:
    policy = next(a["content"] or "" for t, a in Elements(page).tags if t == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_words_and_rows_light_each_other(page: str) -> None:
    found = Elements(page)
    rows = [a for t, a in found.tags if t == "tr" and "data-claims" in a]
    assert [row["id"] for row in rows] == ["r1-c1", "r1-c2", "r1-c3", "r2-c1", "r2-c2", "r4-c1", "r4-c2", "r4-c3"]
    words = [a for t, a in found.tags if t == "span" and "data-claims" in a]
    assert {"1", "2", "2 3", "1 2"} <= {w["data-claims"] for w in words}


@pytest.mark.parametrize(
    "look",
    [
        "mark kind-killed voiced voice-0",
        "mark voiced voice-0 who-says",
        "mark aside",
        "excluded",
        "mark kind-killed two-kinds also-wounded voiced voice-0 two-voices and-voice-own",
    ],
)
def test_words_look_like_what_they_say(page: str, look: str) -> None:
    assert look in Elements(page).all("class")


def test_many_reports_have_a_list_of_contents(page: str) -> None:
    assert 'class="contents"' in page
    assert 'class="contents"' not in render_page([reading()])


def test_a_report_without_claims_says_so() -> None:
    assert "No claim was found in this report." in render_page([empty_reading()])


def test_the_same_readings_give_the_same_page() -> None:
    assert render_page([reading()]) == render_page([reading()])


def test_a_notebook_gets_a_fragment() -> None:
    told = hostile_reading()
    fragment = ShownReading(told.report, told.claims)._repr_html_()
    found = Elements(fragment)
    assert fragment == reading_html(told)
    assert (found.open, found.unbalanced, found.texts) == ([], [], [visible(HOSTILE)])
    assert "html" not in [tag for tag, _ in found.tags]


def test_the_style_of_a_fragment_touches_nothing_else() -> None:
    style = re.search(r"<style>(.*?)</style>", reading_html(reading()), re.DOTALL)
    assert style
    rules = re.sub(r"/\*.*?\*/", "", style[1], flags=re.DOTALL)
    selectors = [s for block in re.findall(r"([^{}]+)\{", rules) for s in re.split(r",(?![^(]*\))", block)]
    outside = [s.strip() for s in selectors if not s.strip().startswith((".counterclaim", "@media"))]
    assert [s for s in outside if not s.startswith("screen")] == []
