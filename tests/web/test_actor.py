"""The list of actors and an actor's page, in a browser and without one."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.book.book import Book
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.judging import decide
from counterclaim.web.index import Index, Part, index, short_key
from counterclaim.web.lanes import lanes
from counterclaim.web.ratio import gauge
from counterclaim.weighing.against_independent import Deviation, Losses, deviations, deviations_of, pairs
from tests.ledger.making import reading
from tests.web.accessibility import serious
from tests.web.conftest import Visitor
from tests.web.making import app_on, hostile, ledger_of

CSP = "/actors/mli.csp"


def book(app: FastAPI) -> Book:
    found = app.state.site.keeper.look()
    assert isinstance(found, Book)
    return found


def of_now(app: FastAPI) -> Index:
    found = app.state.site.index(book(app))
    assert isinstance(found, Index)
    return found


def numbers(page: str) -> Iterable[tuple[str, int]]:
    """Every number that leads to claims, with its address."""
    for address, number in re.findall(r'<a href="(/claims\?[^"]+)">([\d,]+)</a>', page):
        yield address.replace("&amp;", "&"), int(number.replace(",", ""))


@pytest.mark.parametrize("path", ["/actors", CSP, "/actors/state:MLI", "/actors/civilians", "/actors/rus.wagner"])
def test_every_number_leads_to_as_many_claims(client: TestClient, path: str) -> None:
    found = list(numbers(client.get(path).text))
    assert found
    for address, number in found:
        assert f"<strong>{number}</strong> claim" in client.get(address).text, address


def test_rejected_claims_are_not_counted(client: TestClient, app: FastAPI) -> None:
    before = of_now(app).number("mli.csp", Part.CLAIMANT)
    record = of_now(app).standing("mli.csp", Part.CLAIMANT)[0]
    at = app.state.site.ledger.clock()
    decide(app.state.site.ledger, Decision(Verdict.REJECT, (record.id,), "Ana", at))
    assert of_now(app).number("mli.csp", Part.CLAIMANT) == before - 1
    assert f'<span class="big">{before - 1}</span> claims it makes' in client.get(CSP).text


@pytest.mark.parametrize(
    "value",
    [{"status": "civilian"}, {"claimant": ""}, {"perpetrator": ""}, {"affected": ""}, {"kind": "alliance"}, {"low": 1}],
)
def test_a_patched_index_is_the_one_that_would_be_made_anew(app: FastAPI, value: dict[str, object]) -> None:
    before = of_now(app)
    for record in (book(app).records[3], book(app).records[40]):
        at = app.state.site.ledger.clock()
        decide(app.state.site.ledger, Decision(Verdict.CORRECT, (record.id,), "Ana", at, value=value))
    patched, anew = of_now(app), index(book(app))
    assert patched.shelf is before.shelf
    assert patched.casts == anew.casts
    assert {who: found for who, found in patched.parts.items() if found} == dict(anew.parts)
    assert patched.decisions == anew.decisions


def test_a_state_stands_for_its_bodies(client: TestClient, app: FastAPI) -> None:
    own = of_now(app)
    forces, state = (set(own.parts[key, Part.CLAIMANT]) for key in ("mli.forces", "state:MLI"))
    assert forces < state
    page = client.get("/actors/state:MLI").text
    assert 'href="/actors/mli.forces"' in page
    assert 'href="/actors/mli.government"' in page


@pytest.mark.parametrize(
    ("words", "is_found"), [("csp", True), ("CADRE stratégique", True), ("azawad police", False), ("nobody", False)]
)
def test_an_actor_is_found_by_any_of_its_names(client: TestClient, words: str, is_found: bool) -> None:
    assert ('href="/actors/mli.csp"' in client.get("/actors", params={"q": words}).text) is is_found


@pytest.mark.parametrize("sort", ["told", "suffered", "did"])
def test_the_list_is_sorted_by_a_part(client: TestClient, sort: str) -> None:
    column = {"told": 0, "suffered": 1, "did": 2}[sort]
    rows = client.get(f"/actors?sort={sort}").text.split("<tbody>")[1].split("</tr>")[:-1]
    found = [re.findall(r">([\d,]+)</(?:a|span)></td>", row)[column] for row in rows]
    assert found == sorted(found, key=int, reverse=True)
    assert "0" not in found


@pytest.mark.parametrize("key", ["nobody", "state:XXX", "", "state:", "a/b?c", "%00"])
def test_who_is_unknown_is_not_there(client: TestClient, key: str) -> None:
    answer = client.get(f"/actors/{quote(key)}")
    assert answer.status_code == 404
    assert "knows" in answer.text


def test_an_actor_of_the_files_that_nobody_tells_of_has_its_page(client: TestClient) -> None:
    page = client.get("/actors/mli.ganda_izo").text
    assert "No report quotes it." in page
    assert "Nobody claims anything about it." in page
    assert "Songhai militia" in page


def test_what_is_asked_goes_on_through_links(client: TestClient) -> None:
    page = client.get(f"{CSP}?policy=ucdp&as_of=2100-01-01").text
    inner = re.findall(r"<main.*</main>", page, re.DOTALL)[0]
    links = [link for link in re.findall(r'href="(/[^"]*)"', inner) if not link.startswith(CSP + "?")]
    assert links
    assert [link for link in links if "policy=ucdp" not in link] == []


@given(st.text(max_size=500))
def test_a_key_is_short_and_its_own(words: str) -> None:
    assert len(short_key(words)) <= 200
    assert short_key(words) != short_key(words + "x" * 200)


@given(st.lists(st.dates(date(1700, 1, 1), date(2200, 1, 1))), st.integers(0, 40))
def test_a_lane_has_every_claim_once(days: list[date], together: int) -> None:
    told = days + [date(2024, 5, 1) + timedelta(days=n) for n in range(together)]
    drawn = lanes({"tells": told, "does": told[:1]})
    if not told:
        assert drawn is None
        return
    assert drawn is not None
    assert sum(bar.number for bar in drawn.lanes["tells"]) == len(told)
    for bar in drawn.lanes["tells"]:
        assert sum(bar.first <= day <= bar.last for day in told) == bar.number
        assert 0 <= bar.x < 100
        assert 0 < bar.height <= 100
    assert sum(drawn.number("tells", first) for first, _ in drawn.periods) == len(told)


def test_pairs_are_what_deviations_are_made_of(app: FastAPI) -> None:
    actors, incidents = book(app).actors, book(app).incidents
    found = [pair for incident in incidents for pair in pairs(incident, actors)]
    assert found
    assert deviations_of(found) == deviations(incidents, actors)
    own = {record.id: record for record in book(app).records}
    for pair in found:
        count = own[pair.record].claim.count
        assert pair.figure in (count.low, count.high)


def test_the_record_of_an_actor_is_that_of_all_claimants(client: TestClient, app: FastAPI) -> None:
    for deviation in deviations(book(app).incidents, book(app).actors):
        page = client.get(f"/actors/{deviation.claimant}").text
        assert f"{deviation.factor:.2f} times the independent figure" in page


@pytest.mark.parametrize(("median", "at"), [(0.0, 50.0), (20.0, 100.0), (-20.0, 0.0)])
def test_a_gauge_stays_on_its_scale(median: float, at: float) -> None:
    assert gauge(Deviation("x", "X", Losses.OWN, 1, 1, median, None, None)).at == at


def test_a_source_with_a_very_long_name_has_its_page(tmp_path: Path) -> None:
    ledger_of(tmp_path / "long.db", [hostile("long"), hostile("quotes")]).engine.dispose()
    client = TestClient(app_on(tmp_path / "long.db"), base_url="http://127.0.0.1")
    page = client.get("/actors").text
    assert len(page) < 50_000
    links = list(re.findall(r'<th scope="row"><a [^>]*href="(/actors/[^"]+)"', page))
    assert links
    for link in links:
        answer = client.get(link.replace("&amp;", "&").replace("&#39;", "'"))
        assert answer.status_code == 200
        assert len(answer.content) < 100_000


def test_a_long_list_is_cut_into_pages(tmp_path: Path) -> None:
    told = [(f"Witness {n} of the army said 47 soldiers were killed.", f"Witness {n}") for n in range(60)]
    readings = []
    for text, name in told:
        made = reading(text, "47 soldiers", doc=name)
        claim = replace(made.claims[0], claimant=Mention(name, Span(0, len(name)), 0.9))
        readings.append(Reading(made.report, (claim,)))
    ledger_of(tmp_path / "many.db", readings).engine.dispose()
    client = TestClient(app_on(tmp_path / "many.db"), base_url="http://127.0.0.1")
    pages = [client.get(f"/actors?page={n}").text for n in (1, 2)]
    assert "Page 2 of 2" in pages[1]
    for _, name in told:
        assert sum(f">{name}</a>" in page for page in pages) == 1


def test_an_actor_can_be_looked_at_by_anybody(visitor: Visitor) -> None:
    for path, name in (("/actors", "actors"), (CSP, "actor"), ("/actors/state:MLI", "state")):
        page = visitor.go(path)
        assert serious(page) == []
        visitor.picture(name)


def test_an_empty_ledger_has_no_actors(tmp_path: Path) -> None:
    ledger_of(tmp_path / "empty.db", []).engine.dispose()
    client = TestClient(app_on(tmp_path / "empty.db"), base_url="http://127.0.0.1")
    assert "no claims yet" in client.get("/actors").text
    assert client.get(CSP).status_code == 200
