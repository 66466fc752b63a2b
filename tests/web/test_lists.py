"""The overview and the list of incidents, in a browser and without one."""

import pytest
from fastapi.testclient import TestClient

from tests.web.accessibility import serious
from tests.web.conftest import Visitor


@pytest.mark.parametrize(("path", "name"), [("/", "overview"), ("/incidents", "incidents")])
def test_a_page_can_be_looked_at_by_anybody(visitor: Visitor, path: str, name: str) -> None:
    page = visitor.go(path)
    assert serious(page) == []
    visitor.picture(name)


def test_every_number_of_a_facet_leads_to_as_many_incidents(visitor: Visitor) -> None:
    page = visitor.go("/incidents")
    for place in range(page.locator(".facets a").count()):
        link = page.locator(".facets a").nth(place)
        number = link.locator(".number").inner_text()
        link.click()
        assert page.locator("main strong").first.inner_text() == number
        page.go_back()


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("as_of=yesterday", "neither a day nor a time"),
        ("policy=nobody", "no policy"),
        ("from=2024-13-01", "2024-13-01"),
        ("page=0", "page"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client: TestClient, query: str, why: str) -> None:
    answer = client.get(f"/incidents?{query}")
    assert answer.status_code == 400
    assert why in answer.text


def test_nothing_is_known_before_the_first_report(client: TestClient) -> None:
    assert "0</strong> incidents" in client.get("/incidents?as_of=2001-01-01").text
    assert "What was known until 2001-01-01" in client.get("/?as_of=2001-01-01").text
