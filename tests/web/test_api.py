"""The interface for programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role, Scope
from counterclaim.ledger.ledger import open_ledger
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings

API = "/api/v1"
LISTS = ("reports", "claims", "incidents", "relations", "estimates", "actors", "decisions")


def whole(client: TestClient, path: str, limit: int) -> list[dict[str, object]]:
    """A list, piece by piece to its end."""
    items, cursor = [], ""
    while True:
        join = "&" if "?" in path else "?"
        told = client.get(f"{API}/{path}{join}limit={limit}" + (f"&cursor={cursor}" if cursor else "")).json()
        items += told["items"]
        if (cursor := told["next"]) is None:
            return items


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_in_pieces_of_any_size(client: TestClient, name: str) -> None:
    id = client.get(f"{API}/claims").json()["items"][0]["id"]
    for verdict in ("accept", "reject", "accept"):
        assert client.post(f"{API}/decisions", json={"verdict": verdict, "subjects": [id]}).status_code == 201
    everything = whole(client, name, 500)
    assert everything
    assert whole(client, name, 3) == everything
    assert len({json.dumps(item, sort_keys=True) for item in everything}) == len(everything)


def test_everything_hangs_together(client: TestClient) -> None:
    claims = whole(client, "claims", 100)
    for incident in whole(client, "incidents", 100):
        told = client.get(f"{API}/incidents/{incident['id']}").json()
        assert {claim["id"] for claim in claims if claim["incident"] == incident["id"]} == set(told["claims"])
    for claim in claims[:20]:
        report = client.get(f"{API}/reports/{claim['report']}?redaction=none").json()
        body = claim["claim"]
        whole_claim = client.get(f"{API}/claims/{claim['id'][:12]}?redaction=none").json()
        assert report["text"][body["start"] : body["end"]] == whole_claim["sentence"]


def test_lists_narrow_by_what_is_asked(client: TestClient) -> None:
    killed = whole(client, "claims?kind=killed", 50)
    assert killed
    assert {claim["claim"]["kind"] for claim in killed} == {"killed"}
    mali = whole(client, "incidents?country=ML", 50)
    assert 0 < len(mali) < len(whole(client, "incidents", 50))


def test_a_program_that_has_an_answer_is_told_so_until_something_changes(client: TestClient) -> None:
    first = client.get(f"{API}/incidents")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get(f"{API}/incidents", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    id = client.get(f"{API}/claims").json()["items"][0]["id"]
    client.post(f"{API}/decisions", json={"verdict": "accept", "subjects": [id]})
    assert client.get(f"{API}/incidents", headers=tag).status_code == 200
    assert client.get(f"{API}/incidents?policy=ucdp", headers=tag).status_code == 200


def test_what_was_known_before(client: TestClient) -> None:
    assert client.get(f"{API}/incidents?as_of=2001-01-01").json()["items"] == []


def test_a_report_is_read_and_filed_once(client: TestClient) -> None:
    new = {
        "text": "The army said on Tuesday that 12 rebels were killed near Ber.",
        "published": "2024-08-14",
        "doc": "x",
    }
    first, second = (client.post(f"{API}/reports", json=new) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["claims"] == 1
    assert first.json()["id"] == second.json()["id"]
    site = client.app.state.site  # type: ignore[attr-defined]
    site.keeper.settle()
    claims = client.get(f"{API}/claims?report={first.json()['id']}").json()["items"]
    assert [claim["claim"]["count"]["low"] for claim in claims] == [12]
    assert claims[0]["incident"]


def test_what_the_reader_does_not_read_is_refused(client: TestClient) -> None:
    french = "Le gouvernement a annoncé mardi que douze soldats ont été tués dans une embuscade près de la frontière."
    assert client.post(f"{API}/reports", json={"text": french}).status_code == 415


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"verdict": "accept", "subjects": ["zz"]}, 404),
        ({"verdict": "bless", "subjects": ["a"]}, 422),
        ({"verdict": "correct", "subjects": ["CLAIM"], "value": {"status": "sleepy"}}, 400),
    ],
)
def test_what_cannot_be_decided(client: TestClient, told: dict[str, object], status: int) -> None:
    id = client.get(f"{API}/claims").json()["items"][0]["id"]
    told["subjects"] = [id if subject == "CLAIM" else subject for subject in told["subjects"]]  # type: ignore[attr-defined]
    assert client.post(f"{API}/decisions", json=told).status_code == status


def test_who_did_not_see_what_others_decided_is_told(client: TestClient) -> None:
    id = client.get(f"{API}/claims").json()["items"][0]["id"]
    reject = {"verdict": "reject", "subjects": [id], "seen": []}
    first = client.post(f"{API}/decisions", json={"verdict": "accept", "subjects": [id]}).json()["id"]
    assert client.post(f"{API}/decisions", json=reject).status_code == 409
    assert client.post(f"{API}/decisions", json={**reject, "seen": [first]}).status_code == 201


@pytest.mark.parametrize("cursor", ["x", "e30", "W10", "WzEsMl0", "W1tbW1td"])
def test_a_cursor_that_is_none_is_refused_or_begins_somewhere(client: TestClient, cursor: str) -> None:
    for name in LISTS:
        assert client.get(f"{API}/{name}?cursor={cursor}").status_code in (200, 400)


def test_the_feed_tells_what_changed_last(client: TestClient) -> None:
    answer = client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(answer.text)
    updated = [entry.findtext(f"{atom}updated") for entry in root.findall(f"{atom}entry")]
    assert updated == sorted(updated, reverse=True)
    marks = {mark.get("term") for mark in root.iter(f"{atom}category")}
    assert {"new", "contested"} <= marks
    for link in root.iter(f"{atom}link"):
        assert client.get(str(link.get("href"))).status_code == 200


@pytest.fixture
def team(ledger_path: Path) -> Iterator[FastAPI]:
    made = make_app(Settings(ledger=str(ledger_path), team=True))
    yield made
    made.state.site.close()


@pytest.mark.parametrize(
    ("role", "scopes", "statuses"),
    [
        (Role.CODER, {Scope.READ}, (200, 403, 403)),
        (Role.CODER, {Scope.FILE}, (403, 201, 403)),
        (Role.CODER, {Scope.READ, Scope.FILE, Scope.DECIDE}, (200, 201, 404)),
        (Role.VIEWER, {Scope.READ, Scope.FILE, Scope.DECIDE}, (200, 403, 403)),
    ],
)
def test_a_token_may_what_its_scopes_and_its_account_may(
    team: FastAPI, ledger_path: Path, role: Role, scopes: set[Scope], statuses: tuple[int, int, int]
) -> None:
    accounts = Accounts(open_ledger(str(ledger_path)))
    accounts.open("Bo", role, "correct horse battery", by="setup")
    asking = {"authorization": f"Bearer {accounts.make_token('Bo', 'x', scopes, by='Bo')}"}
    client = TestClient(team, base_url="http://127.0.0.1")
    assert (
        client.get(f"{API}/claims", headers=asking).status_code,
        client.post(f"{API}/reports", json={"text": "Nothing happened."}, headers=asking).status_code,
        client.post(f"{API}/decisions", json={"verdict": "accept", "subjects": ["zz"]}, headers=asking).status_code,
    ) == statuses
    assert client.get(f"{API}/claims").status_code == 401


CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
EXAMPLES = 15
"""Made-up requests for each address and method."""


def test_answers_are_what_the_document_says(app: FastAPI) -> None:
    document = schemathesis.openapi.from_asgi(f"{API}/openapi.json", app, headers={"host": "127.0.0.1"})
    asked = 0
    for found in document.get_all_operations():
        operation = found.ok()

        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def conforms(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, headers={"host": "127.0.0.1"})

        conforms()
        asked += 1
    assert asked == 16
