"""Hostile reports come in by every way and are browsed: nothing runs, nothing breaks."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from counterclaim.cli.main import app as program
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import create_ledger, open_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings
from tests.ledger.making import READER
from tests.web import hostile
from tests.web.conftest import Visitor, serving

LARGEST = 1_000_000
"""Bytes of a page, of reports that are up to three megabytes long; files and the interface give whole words."""
LARGE = 200_000
"""Bytes of the page of an incident, whose claims may have a megabyte in every field."""
NAMES = 2
"""Names in the query of an address that is opened, at most: filters combine without end."""
LONGEST = 2_000
"""Letters of an address that a page leads to: browsers, proxies and servers take that many."""
A_KIND = 3
"""Addresses of one kind that are opened; in the browser every report is."""
LINK = re.compile(r'(?:href|hx-get|src)="([^"]+)"')
STARTS = (
    "/", "/incidents", "/incidents?view=map", "/claims", "/reports", "/actors", "/review", "/coding", "/method",
    "/feed.atom", "/claims.csv", "/claims.json", "/incidents.geojson", "/api/v1/reports", "/api/v1/claims",
    "/api/v1/incidents", "/api/v1/relations", "/api/v1/estimates", "/api/v1/actors", "/api/v1/decisions",
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `ingest` made of the files, with claims made by hand and decisions whose reasons and authors are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.write_files(folder)
    path = folder / "ledger.db"
    came = CliRunner().invoke(
        program, ["ingest", str(folder), "--ledger", str(path), "--language", "en", "--jobs", "1"]
    )
    assert came.exception is None or isinstance(came.exception, SystemExit)
    made = create_ledger(str(path))
    for each in hostile.readings():
        made.add(each, READER)
    claims = {claim.report: claim for claim in made.facts().claims if claim.claim.reader == READER}.values()
    for claim, words in zip(claims, hostile.WORDS.values(), strict=True):
        made.decide(Decision(Verdict.REJECT, (claim.id,), words[:80].strip(), made.clock(), words[:5_000]))
    return path


@pytest.fixture(scope="module")
def app(ledger: Path) -> Iterator[FastAPI]:
    made = make_app(Settings(ledger=str(ledger), author="Ana <b>'\"{{7*7}}"))
    yield made
    made.state.site.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


class Strange(HTMLParser):
    """What no page of ours has: handlers and styles in attributes, scripts but our own files, foreign elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def of(cls, page: str) -> list[str]:
        looking = cls()
        looking.feed(page)
        return looking.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in ("iframe", "object", "embed", "animate", "base", "style"):
            self.found.append(tag)
        if tag == "script" and not (told.get("src") or "").startswith("/static/"):
            self.found.append("script")
        self.found += [f"{tag} {name}" for name in told if name.startswith(("on", "hx-on")) or name == "style"]


def kind_of(address: str) -> str:
    """The page that an address is of, whatever thing or filter it names."""
    parts = urlsplit(address)
    names = sorted(part.partition("=")[0] for part in parts.query.split("&"))
    return re.sub(r"/(incidents|reports|actors|claims)/[^/]+", r"/\1/…", parts.path) + "?" + ",".join(names)


def test_every_way_in_takes_them_and_the_ledger_is_sound(ledger: Path) -> None:
    made = open_ledger(str(ledger))
    assert len(made.facts().reports) > 2 * len(hostile.WORDS)
    assert find_faults(made) == []


def test_no_address_that_a_page_leads_to_fails_or_holds_anything_strange(client: TestClient) -> None:
    waiting, seen, kinds = list(STARTS), set(STARTS), defaultdict[str, int](int)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        assert len(address) < LONGEST, address[:200]
        assert answer.status_code == 200, (address[:200], answer.status_code)
        assert "default-src 'none'" in answer.headers["content-security-policy"], address[:200]
        if "html" not in answer.headers["content-type"]:
            continue
        assert len(answer.content) < LARGEST, address[:200]
        assert Strange.of(answer.text) == [], address[:200]
        for found in map(unescape, LINK.findall(answer.text)):
            to = found.partition("#")[0]
            if not to.startswith("/"):
                assert found == "data:," or urlsplit(found).scheme in ("", "https"), found[:200]
            elif (
                to.count("&") < NAMES
                and to not in seen
                and not to.startswith("/static/")
                and kinds[kind_of(to)] < A_KIND
            ):
                kinds[kind_of(to)] += 1
                seen.add(to)
                waiting.append(to)
    assert len(kinds) > 20


def test_the_page_of_an_incident_is_bounded_and_its_files_are_whole(client: TestClient) -> None:
    incidents = [each["id"] for each in client.get("/api/v1/incidents?limit=200").json()["items"]]
    assert max(len(client.get(f"/incidents/{id}").content) for id in incidents) < LARGE
    word = hostile.WORDS["word"]
    assert any(word in client.get(f"/incidents/{id}.json").text for id in incidents)
    assert word in client.get("/claims.csv").text


def test_a_cut_sentence_leads_to_its_report(client: TestClient) -> None:
    claims = client.get("/api/v1/claims?limit=500").json()["items"]
    claim = max((each for each in claims if each["incident"]), key=lambda each: len(each["sentence"]))
    page = client.get(f"/incidents/{claim['incident']}").text
    cut = re.search(r'<a class="cut" href="([^"]+)" aria-label="the whole sentence, in its report">…</a>', page)
    assert cut is not None
    assert f"/reports/{claim['report']}?claim={claim['id'][:10]}" in unescape(cut[1])
    assert client.get(unescape(cut[1])).status_code == 200


def test_a_link_to_an_outlet_of_any_length_leads_to_its_reports_and_claims(client: TestClient) -> None:
    shown = client.get("/reports").text
    links = {unescape(link) for link in re.findall(r'href="(/reports\?outlet=[^"]+)"', shown)}
    options = {unescape(value) for value in re.findall(r'<option value="([^"]+)"', shown.partition("</select>")[0])}
    assert len(links) > len(hostile.WORDS) / 2
    assert any(len(each["outlet"] or "") > 1_000 for each in client.get("/api/v1/reports?limit=200").json()["items"])
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert "<strong>0</strong> report" not in answer.text, link
    for outlet in options:
        claims = client.get("/claims", params={"outlet": outlet})
        assert claims.status_code == 200
        assert "told by" in claims.text
    assert all(client.get("/api/v1/reports", params={"outlet": key}).json()["items"] for key in options)


def test_a_program_may_file_them(client: TestClient) -> None:
    for name, words in hostile.WORDS.items():
        told = {"text": hostile.sentence(words), "doc": words[:300], "title": words[:2_000], "outlet": words[:300]}
        answer = client.post("/api/v1/reports", json=told | {"url": words[:2_000], "language": "en"})
        assert answer.status_code in (200, 201, 422), (name, answer.text[:300])
    half = '{"text": "The army said 12 rebels were killed near Ber \\ud83d.", "title": "\\ud83d", "language": "en"}'
    answer = client.post("/api/v1/reports", content=half, headers={"content-type": "application/json"})
    assert answer.status_code in (201, 400, 422), answer.text[:300]
    assert client.get("/reports").status_code == 200
    assert client.get("/api/v1/reports").status_code == 200


def test_nothing_runs_in_a_browser(ledger: Path, visit: Callable[[str], Visitor]) -> None:
    """Every kind of page, and of the pages of single things those of every report."""
    made = make_app(Settings(ledger=str(ledger), author="<script>window.hit=1</script>"))
    with serving(made) as address:
        visitor = visit(address)
        page = visitor.page
        page.on("dialog", lambda dialog: visitor.wrong.append(f"dialog {dialog.message}"))
        page.set_viewport_size({"width": 390, "height": 844})
        api = TestClient(made, base_url="http://127.0.0.1")
        reports = [each["id"] for each in api.get("/api/v1/reports?limit=200").json()["items"]]
        incidents = [each["id"] for each in api.get("/api/v1/incidents?limit=30").json()["items"]]
        actors = set(re.findall(r'href="(/actors/[^"#?]+)"', api.get("/actors").text))
        paths = list(STARTS[:9])
        paths += [f"/incidents/{id}" for id in incidents] + [f"/reports/{id}" for id in reports]
        for path in (*paths, *sorted(map(unescape, actors))[:25]):
            page.goto(address + path, wait_until="load")
            assert page.evaluate("window.hit") is None, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} overflows"
    made.state.site.close()
