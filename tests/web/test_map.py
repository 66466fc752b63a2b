"""The map of incidents in a browser that draws, and in one that does not."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.accessibility import serious
from tests.web.conftest import Visitor

DRAWN = ".map-figure.map-drawn"
PATIENCE = 60_000
"""Milliseconds for a map that a processor draws."""


@pytest.fixture
def drawn(visitor: Visitor) -> Page:
    """The incidents as a map, when it stands."""
    page = visitor.go("/incidents?view=map")
    page.wait_for_selector(DRAWN, timeout=PATIENCE)
    return page


def test_a_map_is_drawn_under_the_policy_and_without_anybody_elses_tiles(drawn: Page, visitor: Visitor) -> None:
    assert drawn.locator(".map-note").is_hidden()
    assert serious(drawn) == []
    visitor.picture("incidents-map")


def test_the_overview_has_a_map(visitor: Visitor) -> None:
    page = visitor.go("/")
    page.locator("[data-map]").scroll_into_view_if_needed()
    page.wait_for_selector(DRAWN, timeout=PATIENCE)
    visitor.picture("overview-map")


def test_every_incident_is_on_the_map_or_named_beside_it(drawn: Page) -> None:
    found = int(drawn.locator("main strong").first.inner_text())
    on_it = int(drawn.locator("[data-map-number]").inner_text())
    beside = int(drawn.locator(".map-beside a.number").inner_text())
    assert on_it + beside == found
    assert drawn.locator(".unplaced li").count() == min(beside, 12)


def test_an_incident_is_reached_by_keyboard_alone(drawn: Page) -> None:
    button = drawn.locator(".in-sight button").first
    button.focus()
    words = button.inner_text()
    drawn.keyboard.press("Enter")
    link = drawn.locator(".maplibregl-popup a")
    expect(link).to_have_count(1)
    assert link.inner_text() in words
    assert drawn.evaluate("document.activeElement.closest('.maplibregl-popup') !== null")
    drawn.keyboard.press("Escape")
    expect(link).to_have_count(0)
    assert drawn.evaluate("document.activeElement.textContent") == words


def test_a_click_on_a_circle_names_its_incidents(drawn: Page) -> None:
    box = drawn.locator(".map-canvas").bounding_box()
    assert box is not None
    for x, y in ((i / 12, j / 12) for i in range(1, 12) for j in range(1, 12)):
        drawn.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
        if drawn.locator(".maplibregl-popup a").count():
            break
    link = drawn.locator(".maplibregl-popup a").first
    link.click()
    expect(drawn).to_have_url(re.compile("/incidents/[0-9a-f]{10}"))


def test_the_map_takes_the_theme(drawn: Page) -> None:
    light = drawn.locator(".map-canvas").screenshot()
    drawn.get_by_role("button", name="dark").click()
    drawn.wait_for_timeout(1500)
    assert drawn.locator(".map-canvas").screenshot() != light


def test_without_graphics_the_list_says_it_all(visitor: Visitor) -> None:
    visitor.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = visitor.go("/incidents?view=map")
    expect(page.locator(".map-note")).to_contain_text("draws no map")
    expect(page.locator(".map-canvas")).to_be_hidden()
    assert page.locator("table.incidents tbody tr").count() > 10
    assert serious(page) == []


def test_without_scripts_the_list_says_it_all(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(address + "/incidents?view=map")
    expect(page.locator("noscript .map-note")).to_contain_text("drawn by a script")
    assert page.locator("table.incidents tbody tr").count() > 10
    page.context.close()
