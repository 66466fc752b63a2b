"""The overview and the list of incidents, in a browser and without one."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.report import Reading
from counterclaim.ledger.ledger import create_ledger
from counterclaim.web.app import make_app
from counterclaim.web.hits import Piece, pieces
from counterclaim.web.settings import Settings
from tests.ledger.making import READER, reading
from tests.web.accessibility import serious
from tests.web.conftest import Visitor

FOUND = re.compile(r"<strong>([\d,]+)</strong> incident")
ANSONGO = ResolvedPlace(1, "Ansongo", "ML", "Gao", 15.6597, 0.5022, 1, 0.9)


@pytest.mark.parametrize(
    ("path", "name"),
    [("/", "overview"), ("/incidents", "incidents"), ("/incidents?q=Wagner+fighters&contested=no", "incidents-found")],
)
def test_a_page_can_be_looked_at_by_anybody(visitor: Visitor, path: str, name: str) -> None:
    page = visitor.go(path)
    assert serious(page) == []
    visitor.picture(name)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert serious(page) == []


def number_found(client: TestClient, address: str) -> int:
    answer = client.get(address)
    assert answer.status_code == 200, address
    told = FOUND.search(answer.text)
    assert told is not None, address
    return int(told[1].replace(",", ""))


def facet_links(client: TestClient, address: str) -> list[tuple[str, int]]:
    """Every choice's address and number."""
    told = re.findall(
        r'<li><a href="(/incidents[^"]*)"><span class="words">[^<]*</span> <span class="quiet number">([\d,]+)',
        client.get(address).text,
    )
    return [(path.replace("&amp;", "&"), int(number.replace(",", ""))) for path, number in told]


@pytest.mark.parametrize(
    "address", ["/incidents", "/incidents?q=soldiers", "/incidents?country=ML&kind=killed&view=map"]
)
def test_every_number_of_a_facet_leads_to_as_many_incidents(client: TestClient, address: str) -> None:
    links = facet_links(client, address)
    assert len(links) > 10
    for path, number in links:
        assert number_found(client, path) == number, path


def test_every_number_of_the_overview_leads_to_as_many_incidents(client: TestClient) -> None:
    text = client.get("/").text
    bars = re.findall(r'href="(/incidents\?begun=[^"]*)" aria-label="[^"]*: (\d+) incidents, (\d+) contested"', text)
    assert bars
    for path, number, contested in bars:
        assert number_found(client, path) == int(number)
        assert number_found(client, path + "&contested=yes") == int(contested)
    numbers = re.findall(r'href="(/incidents[^"]*)"><span class="big">([\d,]+)<', text)
    assert {path for path, _ in numbers} == {"/incidents", "/incidents?contested=yes", "/incidents?revised=yes"}
    for path, number in numbers:
        assert number_found(client, path) == int(number)
    unplaced = re.search(r'href="(/incidents\?placed=no)">(\d+) without a place', text)
    assert unplaced is None or number_found(client, unplaced[1]) == int(unplaced[2])


def test_bars_and_what_stands_beside_them_are_all_incidents(client: TestClient) -> None:
    text = client.get("/").text
    bars = re.findall(r'aria-label="[^"]*: (\d+) incidents, \d+ contested"', text)
    besides = re.findall(r">(\d+) (?:earlier|on an unknown day)</a>", text)
    assert sum(map(int, bars + besides)) == number_found(client, "/incidents")


def test_days_of_the_overview_lead_to_their_reports(client: TestClient) -> None:
    days = re.findall(r'href="(/reports\?from=[^"]*)">(\d+)</a>', client.get("/").text)
    assert days
    for path, number in days:
        answer = client.get(path.replace("&amp;", "&"))
        assert f"<strong>{number}</strong>" in answer.text


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("as_of=yesterday", "neither a day nor a time"),
        ("policy=nobody", "no policy"),
        ("from=2024-13-01", "2024-13-01"),
        ("page=0", "page"),
        ("view=globe", "view"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client: TestClient, query: str, why: str) -> None:
    answer = client.get(f"/incidents?{query}")
    assert answer.status_code == 400
    assert why in answer.text


def test_nothing_is_known_before_the_first_report(client: TestClient) -> None:
    assert "0</strong> incidents" in client.get("/incidents?as_of=2001-01-01").text
    assert "0</strong> incidents" in client.get("/incidents?as_of=2001-01-01&view=map").text
    text = client.get("/?as_of=2001-01-01").text
    assert "What was known until 2001-01-01" in text
    assert "No report was filed until then" in text


@pytest.mark.parametrize("path", ["/", "/incidents", "/incidents?view=map", "/incidents?q=soldiers"])
def test_moment_and_policy_are_kept_by_every_link_into_the_book(client: TestClient, path: str) -> None:
    asked = "policy=ucdp&as_of=2030-01-01"
    text = client.get(f"{path}{'&' if '?' in path else '?'}{asked}").text
    main = re.sub(r'<p class="notice past">.*', "", text[text.index("<main") : text.index("</main>")])
    links = re.findall(r'(?:href|data-source)="(/(?:incidents|reports|claims|actors|review)[^"]*)"', main)
    assert len(links) > 20
    assert [link for link in links if "policy=ucdp" not in link or "as_of=2030-01-01" not in link] == []


def test_what_is_asked_stands_above_the_list_and_can_be_taken_out(client: TestClient) -> None:
    text = client.get("/incidents?country=ml&contested=yes&from=2024-07-01&q=army&page=1").text
    chips = re.findall(r'<a class="chosen" href="([^"]*)">(\w[\w ]*): <b class="words">([^<]*)</b>', text)
    assert [(title, words) for _, title, words in chips] == [
        ("Country", "Mali"),
        ("Contested", "contested"),
        ("From", "1 Jul 2024"),
        ("Sentence with", "“army”"),
    ]
    assert all("page=" not in href for href, _, _ in chips)
    assert "country=" not in chips[0][0]
    assert "q=army" in chips[0][0]


def test_sentences_that_were_found_are_shown_with_their_words_and_lead_to_the_report(client: TestClient) -> None:
    text = client.get("/incidents?q=wagner").text
    assert re.search(r'<a class="plain" href="/reports/[0-9a-f]{64}#claim-[0-9a-f]{10}">', text)
    assert "<mark>Wagner</mark>" in text


@pytest.mark.parametrize(
    ("sentence", "sought", "expected"),
    [
        ("The Army said so", ["army"], [("The ", False), ("Army", True), (" said so", False)]),
        ("À Ménaka, l'armée", ["menaka", "armee"], [("À ", False), ("Ménaka", True), (", l'", False), ("armée", True)]),
        ("Straße", ["strasse"], [("Straße", True)]),
        ("قتل الجنود", ["الجنود"], [("قتل ", False), ("الجنود", True)]),
        ("aaaa", ["aa"], [("aa", True), ("aa", True)]),
        ("x" * 500 + " army " + "y" * 500, ["army"],
         [("… ", False), ("x" * 159 + " ", False), ("army", True), (" " + "y" * 159, False), (" …", False)]),
        ("a.b", ["."], [("a", False), (".", True), ("b", False)]),
    ],
)  # fmt: skip
def test_words_are_marked_where_they_stand(sentence: str, sought: list[str], expected: list[tuple[str, bool]]) -> None:
    assert list(pieces(sentence, sought)) == [Piece(text, is_hit) for text, is_hit in expected]


QUERIES = ["", "?country=ML", "?q=soldiers&sort=deadliest", "?contested=yes&policy=ucdp", "?placed=no", "?kind=nothing"]


@pytest.mark.parametrize("query", QUERIES)
def test_files_hold_the_incidents_of_the_list_with_the_same_columns(client: TestClient, query: str) -> None:
    number = number_found(client, f"/incidents{query}")
    told = client.get(f"/incidents.json{query}").json()["incidents"]
    features = client.get(f"/incidents.geojson{query}").json()["features"]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/incidents.csv{query}").text)))
    assert len(told) == len(rows) == len(features) == number
    assert [row["id"] for row in rows] == [each["id"] for each in told] == [each["id"] for each in features]
    assert [each["properties"] for each in features] == told
    for row, each in zip(rows, told, strict=True):
        assert list(row) == list(each)
        assert [name for name, value in each.items() if (value is None) is not (row[name] == "")] == []


def test_an_incident_without_a_place_has_no_coordinates_anywhere(client: TestClient) -> None:
    features = client.get("/incidents.geojson").json()["features"]
    without = [each for each in features if each["geometry"] is None]
    assert without
    assert all(each["properties"]["latitude"] is None for each in without)
    placed = [each for each in features if each["geometry"] is not None]
    assert all(
        each["geometry"]["coordinates"] == [each["properties"]["longitude"], each["properties"]["latitude"]]
        for each in placed
    )


def test_columns_can_be_chosen(client: TestClient) -> None:
    assert client.get("/incidents.csv?columns=killed,id").text.startswith("killed,id\n")
    assert list(client.get("/incidents.json?columns=id").json()["incidents"][0]) == ["id"]
    assert client.get("/incidents.csv?columns=id,nothing").status_code == 400


def test_a_file_that_the_reader_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/incidents.geojson")
    again = client.get("/incidents.geojson", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    other = client.get("/incidents.geojson?country=ML", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


HOSTILE = {
    "script": "<script>document.title='run'</script><img src=x onerror=alert(1)>",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "bidi": "safe\u202egnp.exe",
    "broken": "\ufffe \x00 \x1b[2J",
    "long": "W" * 100_000,
}


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """A ledger in which every name of a report is one of the hostile texts."""
    path = str(tmp_path / "hostile.db")
    ledger = create_ledger(path)
    for doc, words in HOSTILE.items():
        ledger.add(told(doc, words), READER)
    app = make_app(Settings(ledger=path))
    yield TestClient(app, base_url="http://127.0.0.1")
    app.state.site.close()


def told(doc: str, words: str) -> Reading:
    text = f"The army said 47 soldiers were killed in {words} on Thursday."
    made = reading(text, "47 soldiers", doc=doc, published=date(2024, 8, 1 + list(HOSTILE).index(doc)))
    place = Mention(words, made.claims[0].span, 0.9, place=replace(ANSONGO, name=words))
    claimant = Mention(words, made.claims[0].span, 0.9)
    day = date(2020, 1, 1 + 7 * list(HOSTILE).index(doc))
    claim = replace(made.claims[0], place=place, claimant=claimant, time=Interval(day, day, 1))
    return Reading(replace(made.report, title=words, outlet=words, doc=doc), (claim,))


@pytest.mark.parametrize("path", ["/", "/incidents", "/incidents?q=army", "/incidents?view=map"])
def test_nothing_of_a_hostile_report_runs_or_lies(hostile: TestClient, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status_code == 200
    assert "<img src=x" not in answer.text
    assert "<script>document" not in answer.text
    assert [sign for sign in ("\u202e", "\ufffe", "\x00", "\x1b") if sign in answer.text] == []
    assert len(answer.text) < 400_000


def test_nothing_of_a_hostile_report_runs_in_a_spreadsheet(hostile: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(hostile.get("/incidents.csv").text)))
    cells = [cell for row in rows[1:] for cell in row]
    assert len(rows) == 1 + len(HOSTILE)
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    json.loads(hostile.get("/incidents.json").text)
    json.loads(hostile.get("/incidents.geojson").text)
