"""Double coding in the browser: making a set, coding blind, agreement, adjudication, gold."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from re import findall, search
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from playwright.sync_api import expect

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role
from counterclaim.check.evaluation import evaluate_readings, load_gold
from counterclaim.claims.report import Reading, Report
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import RULING, Codings
from counterclaim.ledger.ledger import open_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings
from tests.ledger.making import reading
from tests.web.accessibility import serious
from tests.web.conftest import Visitor, serving
from tests.web.forms import hidden
from tests.web.making import HOSTILE, app_on, hostile, ledger_of, long_reading

TOLD = "The army said 12 soldiers and 3 clerks died in Gao on Monday. Nobody else spoke."
TAILS = {
    "Gao": "Nobody else spoke of it while the market stayed shut and goats wandered between empty stalls.",
    "Kidal": "Nobody heard the lorries which had left before dawn with water, millet, tents, blankets, fuel.",
    "Menaka": "Nobody at the clinic answered; its only doctor travelled to a wedding two valleys further north.",
    "Ber": "Nobody repaired the broken bridge, so ferries carried pupils, letters, salt across for months.",
}
"""Of each place words that no other story has."""
MAKE = {"name": "Trial", "first": "Ana", "second": "Ben", "with": "9", "without": "9", "seed": "3", "blind": "50"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four reports with two claims each, of different stories, and one without."""
    path = tmp_path / "few.db"
    readings = [
        reading(f"The army said 12 soldiers and 3 clerks died in {place}. {tail}", "12 soldiers", "3 clerks", doc=place)
        for place, tail in TAILS.items()
    ]
    ledger_of(path, [*readings, Reading(Report("quiet", "Rain fell on the hills."), ())]).engine.dispose()
    return path


@pytest.fixture
def few(path: Path) -> Iterator[TestClient]:
    app = app_on(path)
    yield TestClient(app, base_url="http://127.0.0.1")
    app.state.site.close()


def make(client: TestClient, **told: str) -> Response:
    return client.post("/coding", data={**hidden(client.get("/coding")), **MAKE, **told})


def made(client: TestClient, path: Path, **told: str) -> CodingSet:
    assert make(client, **told).status_code == 200
    return Codings(open_ledger(str(path))).sets()[0]


def send(client: TestClient, address: str, do: str, **told: str) -> Response:
    """As the form of the page at the address does."""
    page = client.get(address)
    token = search(r'name="csrf-token" content="(\w+)"', page.text)
    assert token is not None
    kept = {name: value for name, value in hidden(page).items() if name in ("coder", "report", "seen")}
    asked = dict(parse_qsl(urlsplit(address).query))
    return client.post(address.split("?")[0], data={"csrf_token": token[1], **asked, **kept, **told, "do": do})


CLAIM = {
    "kind": "killed",
    "stance": "asserts",
    "status": "combatant",
    "scope": "incident",
    "affected": "soldiers",
    "count": "12",
    "claimant": "The army",
}


def code(client: TestClient, coding_set: CodingSet, coder: str, report: str, *claims: dict[str, str]) -> None:
    """Finishes the report with these claims; suggestions are dropped."""
    here = f"/coding/{coding_set.id}/code?coder={coder}&report={report}"
    for claim in claims:
        assert send(client, here + "&number=new", "save", **{**CLAIM, **claim}).status_code == 200
    for _ in range(9):
        keys = findall(r'name="key" value="([0-9a-f]{64})">\s*<button name="do" value="accept"', client.get(here).text)
        if not keys:
            break
        send(client, here, "drop", key=keys[0])
    assert send(client, here, "finish").status_code == 200


def test_a_set_is_drawn_as_the_form_asks(few: TestClient, path: Path) -> None:
    found = made(few, path)
    assert (len(found.reports), len(found.blind), found.coders) == (5, 3, ("Ana", "Ben"))
    page = few.get("/coding").text
    assert "Trial" in page and f"/coding/{found.id[:10]}/code" in page
    assert "no report fits" in make(few, name="again").text
    assert find_faults(open_ledger(str(path))) == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"second": "ana"}, "two coders with different names"),
        ({"with": "x"}, "the number of reports with claims"),
        ({"blind": "101"}, "the share in per cent"),
        ({"outlet": "nobody"}, "no report fits"),
        ({"from": "yesterday"}, "yesterday"),
        ({"name": ""}, "needs a name"),
    ],
)
def test_what_makes_no_set_is_said_and_kept_in_the_form(few: TestClient, told: dict[str, str], why: str) -> None:
    answer = make(few, **told)
    assert answer.status_code == 400 and why in unescape(answer.text)
    assert 'value="Ana"' in answer.text


@pytest.fixture
def long(tmp_path: Path) -> Iterator[tuple[TestClient, Path, CodingSet]]:
    """A set of one report of some 140,000 letters, with claims of 100, 101 and 102 soldiers far from each other."""
    path = tmp_path / "long.db"
    ledger_of(path, [long_reading(3, 45_000)]).engine.dispose()
    app = app_on(path)
    client = TestClient(app, base_url="http://127.0.0.1")
    yield client, path, made(client, path, blind="0")
    app.state.site.close()


def test_a_long_report_is_coded_and_ruled_on_in_parts(long: tuple[TestClient, Path, CodingSet], tmp_path: Path) -> None:
    client, path, found = long
    (report,) = found.reports
    for coder in found.coders:
        here = f"/coding/{found.id}/code?coder={coder}&report={report}"
        first, second, fourth = (client.get(f"{here}{part}").text for part in ("", "&part=2", "&part=4"))
        assert "100 soldiers" in first and "101 soldiers" not in first and len(first) < 80_000
        assert "101 soldiers" in second and second.count('value="accept"') == first.count('value="accept"') == 1
        assert "3 suggestions to judge first" in fourth and 'value="accept"' not in fourth
        assert f"/code?coder={coder}&amp;report={report[:10]}&amp;part=2" in first
        keys = Codings(open_ledger(str(path))).suggestions(found, report)
        for part, key in zip("123", keys, strict=True):
            answer = send(client, f"{here}&part={part}", "accept", key=key, part=part)
            assert answer.url.params["part"] == part
        assert client.get(f"{here}&part=5").status_code == 404
        if coder == "Ben":
            told = {**CLAIM, "count": "101", "low": "101", "high": "101", "stance": "denies", "part": "2"}
            assert send(client, f"{here}&part=2&number=2", "save", **told).status_code == 200
        assert send(client, here, "finish").status_code == 200
    page = client.get(f"/coding/{found.id}?cause=stance").text
    assert f"/adjudicate?report={report[:10]}&amp;part=2#row-2" in page
    bench = f"/coding/{found.id}/adjudicate?report={report}"
    assert "both agree" in client.get(bench).text and "1 open" in client.get(bench).text
    assert client.get(f"{bench}&part=2").text.count("claim 2</span>") == 1
    send(client, f"{bench}&part=2", "second", key="2")
    send(client, bench, "finish")
    gold = [json.loads(line) for line in client.get(f"/coding/{found.id}/gold.jsonl").text.splitlines()]
    assert [(c["count"]["low"], c["stance"]) for c in gold[0]["claims"]] == [
        (100, "asserts"),
        (101, "denies"),
        (102, "asserts"),
    ]


def test_typed_words_stand_in_the_part_that_is_shown(long: tuple[TestClient, Path, CodingSet]) -> None:
    client, path, found = long
    (report,) = found.reports
    here = f"/coding/{found.id}/code?coder=Ana&report={report}&part=3&number=new"
    assert send(client, here, "save", **{**CLAIM, "count": "102", "part": "3"}).status_code == 200
    (claim,) = last(path, found, report, "Ana")["claims"]
    text = text_of(path, report)
    assert claim["claimant"]["start"] == text.index("The army said 102")
    assert text[claim["start"] : claim["end"]] == "The army said 102 soldiers were killed at place 2."  # type: ignore[misc]


def test_without_accounts_who_codes_is_chosen(few: TestClient, path: Path) -> None:
    found = made(few, path)
    page = few.get(f"/coding/{found.id[:10]}/code").text
    assert "Who codes?" in page and "coder=Ben" in page
    assert few.get(f"/coding/{found.id[:10]}/code?coder=Eve").status_code == 404


def test_a_blind_report_shows_no_suggestion_and_no_way_to_one(few: TestClient, path: Path) -> None:
    found = made(few, path)
    for report in found.reports:
        page = few.get(f"/coding/{found.id}/code?coder=Ana&report={report}").text
        has = 'value="accept"' in page
        assert has is bool(found.suggestions(report))
        assert ("without suggestions" in page) is (report in found.blind)
        shown = page.split("<main")[1]
        assert "/reports/" not in shown and "/claims" not in shown
    blind = sorted(found.blind)[0]
    claim = open_ledger(str(path)).facts().claims[0].id
    here = f"/coding/{found.id}/code?coder=Ana&report={blind}"
    assert send(few, here, "accept", key=claim).status_code == 404


def test_the_other_s_coding_is_never_shown_to_a_coder(few: TestClient, path: Path) -> None:
    found = made(few, path)
    report = sorted(found.blind)[0]
    code(few, found, "Ana", report, {"via": "a witness of the thing"})
    page = few.get(f"/coding/{found.id}/code?coder=Ben&report={report}").text
    assert "a witness of the thing" not in page and "None yet" in page


SAVED: list[tuple[dict[str, str], dict[str, object]]] = [
    ({}, {"low": 12, "high": 12, "text": "12", "word": None}),
    ({"count": "", "low": "10", "high": "15", "approximate": "yes"}, {"low": 10, "high": 15, "approximate": True}),
    ({"count": "", "word": "plural"}, {"low": None, "high": None, "word": "plural"}),
    ({"count": "at least a dozen of them", "low": "12", "high": ""}, {"text": "at least a dozen of them", "low": 12}),
]


@pytest.mark.parametrize(("told", "count"), SAVED)
def test_a_claim_is_saved_as_the_form_tells_it(
    few: TestClient, path: Path, told: dict[str, str], count: dict[str, object]
) -> None:
    found = made(few, path)
    report = sorted(found.blind, key=lambda id: id in found.suggested)[0]
    report = next(r for r in found.blind if "soldiers" in text_of(path, r))
    assert send(few, f"/coding/{found.id}/code?coder=Ana&report={report}&number=new", "save", **{**CLAIM, **told})
    claim = last(path, found, report, "Ana")["claims"][0]
    assert {name: claim["count"][name] for name in count} == count
    text = text_of(path, report)
    assert text[claim["start"] : claim["end"]].startswith("The army said")
    assert (claim["affected"]["start"], claim["claimant"]["text"]) == (text.index("soldiers"), "The army")


def text_of(path: Path, report: str) -> str:
    return next(iter(open_ledger(str(path)).reports([report]))).report.text


def last(path: Path, coding_set: CodingSet, report: str, coder: str) -> dict[str, list[dict[str, dict[str, object]]]]:
    codings = Codings(open_ledger(str(path)))
    state = codings.states(coding_set.id)[report, coder]
    return codings.drafts([state.id])[state.id].to_value()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"kind": ""}, "choose a kind"),
        ({"count": "", "affected": "soldiers"}, "say how many"),
        ({"low": "9", "high": "3", "count": ""}, "is no count"),
        ({"low": "many"}, "whole number"),
        ({"from": "2024-08-05", "to": "2024-08-01"}, "is no time"),
        ({"affected": "", "claimant": "", "count": "", "word": "plural"}, "choose words in the text"),
        ({"affected": "soldiers", "affected_start": "0", "affected_end": "3"}, "does not stand at"),
    ],
)
def test_what_is_no_claim_is_said_and_kept_in_the_form(
    few: TestClient, path: Path, told: dict[str, str], why: str
) -> None:
    found = made(few, path)
    report = next(r for r in found.blind if "soldiers" in text_of(path, r))
    here = f"/coding/{found.id}/code?coder=Ana&report={report}&number=new"
    answer = send(few, here, "save", **{**CLAIM, "place": "the old town", **told})
    assert answer.status_code == 400 and why in unescape(answer.text)
    assert 'value="the old town"' in answer.text


def test_suggestions_are_accepted_corrected_and_dropped(few: TestClient, path: Path) -> None:
    found = made(few, path)
    report = next(r for r in found.reports if found.suggestions(r))
    one, other = Codings(open_ledger(str(path))).suggestions(found, report)
    here = f"/coding/{found.id}/code?coder=Ana&report={report}"
    assert send(few, here, "finish").status_code == 400
    send(few, here, "accept", key=one)
    told = {**CLAIM, "affected": "clerks", "count": "3", "low": "3", "high": "3", "stance": "denies"}
    send(few, f"{here}&key={other}", "save", **told)
    assert last(path, found, report, "Ana")["settled"] == {one: "accepted", other: "corrected"}
    claims = last(path, found, report, "Ana")["claims"]
    assert [(c["reader"], c["stance"], c["confidences"]) for c in claims] == [
        ("Ana", "asserts", {}),
        ("Ana", "denies", {}),
    ]
    send(few, here, "remove", number="1")
    assert last(path, found, report, "Ana")["settled"] == {other: "corrected"}
    send(few, here, "drop", key=one)
    assert "1 suggestion dropped" in few.get(here).text
    assert send(few, here, "finish").status_code == 200
    assert send(few, here, "drop", key=other).status_code == 400
    assert "Open it again" in few.get(here).text


def test_a_form_that_was_overtaken_is_not_written(few: TestClient, path: Path) -> None:
    found = made(few, path)
    report = next(r for r in found.blind if "soldiers" in text_of(path, r))
    here = f"/coding/{found.id}/code?coder=Ana&report={report}&number=new"
    form = hidden(few.get(here))
    send(few, here, "save", **CLAIM)
    data = {**form, **CLAIM, "place": "the old town", "do": "save", "number": "new", "key": ""}
    answer = few.post(here.split("?")[0], data=data)
    assert answer.status_code == 409 and "Not written" in answer.text and "the old town" in answer.text
    assert len(last(path, found, report, "Ana")["claims"]) == 1


def both_coded(client: TestClient, path: Path) -> tuple[CodingSet, str]:
    """A report in which the coders agree on one claim, differ on one, and one of them has a third."""
    found = made(client, path)
    report = next(r for r in found.blind if "soldiers" in text_of(path, r))
    clerks = {"affected": "clerks", "count": "3", "status": "civilian"}
    code(client, found, "Ana", report, {}, clerks)
    code(
        client,
        found,
        "Ben",
        report,
        {"stance": "denies"},
        clerks,
        {"affected": "Nobody", "count": "", "low": "0", "high": "0"},
    )
    return found, report


def test_agreement_counts_what_both_have_finished(few: TestClient, path: Path) -> None:
    found, report = both_coded(few, path)
    page = few.get(f"/coding/{found.id[:10]}").text
    assert search(r"counts the <b class=\"number\">1</b>", page)
    assert "missed by Ana" in page and "stance" in page and "67%" in page
    shown = few.get(f"/coding/{found.id[:10]}?cause=stance").text
    assert f"/adjudicate?report={report[:10]}#row-1" in shown
    assert few.get(f"/coding/{found.id[:10]}?cause=nothing").status_code == 200
    here = f"/coding/{found.id}/code?coder=Ana&report={report}"
    assert "the codings stand" in few.get(here).text
    assert send(few, here, "again").status_code == 400


def test_a_ruling_takes_one_the_other_or_neither_and_becomes_gold(few: TestClient, path: Path, tmp_path: Path) -> None:
    found, report = both_coded(few, path)
    here = f"/coding/{found.id[:10]}/adjudicate?report={report[:10]}"
    page = few.get(here).text
    assert "both agree" in page and "The army said 12 soldiers" in page
    assert send(few, here, "finish").status_code == 400
    send(few, here, "second", key="1")
    send(few, f"{here}&key=3", "save", **{**CLAIM, "affected": "Nobody", "count": "", "low": "1", "high": "1"})
    assert send(few, here, "first", key="9").status_code == 404
    assert send(few, here, "finish").status_code == 200
    assert last(path, found, report, RULING)["settled"] == {"1": "second", "2": "agreed", "3": "anew"}
    answer = few.get(f"/coding/{found.id[:10]}/gold.jsonl")
    file = tmp_path / "gold.jsonl"
    file.write_bytes(answer.content)
    (told,) = load_gold([file])
    assert [(c["stance"], c["count"]["low"]) for c in told["claims"]] == [
        ("denies", 12),
        ("asserts", 3),
        ("asserts", 1),
    ]
    score = evaluate_readings([told], {told["doc"]: told["claims"]}).scores["harm"]
    assert (score.core.f1, score.claim.f1) == (1.0, 1.0)
    assert "Nothing waits" in few.get(f"/coding/{found.id}/adjudicate").text
    send(few, here, "again")
    assert few.get(f"/coding/{found.id[:10]}/gold.jsonl").content == b""
    assert find_faults(open_ledger(str(path))) == []


@pytest.mark.parametrize("tail", ["", "/code", "/adjudicate", "/gold.jsonl"])
@pytest.mark.parametrize("beginning", ["0" * 64, "zz", "<script>"])
def test_a_set_that_is_none_is_said(few: TestClient, beginning: str, tail: str) -> None:
    assert few.get(f"/coding/{beginning}{tail}").status_code == 404


def test_a_beginning_of_several_sets_names_none(few: TestClient, path: Path) -> None:
    for n in range(5):
        make(few, name=f"Set {n}", **{"with": "1", "without": "0"})
    ids = [found.id for found in Codings(open_ledger(str(path))).sets()]
    assert len(ids) == 4
    assert few.get("/coding/").status_code in (404, 200)
    assert few.get(f"/coding/{ids[0]}").status_code == 200


@pytest.mark.parametrize("query", ["coder=Ana&report=zz", "coder=Ana&number=7", "coder=Ana&copy=x", "coder=Ana&key=zz"])
def test_what_is_not_in_the_coding_is_not_found(few: TestClient, path: Path, query: str) -> None:
    found = made(few, path)
    assert few.get(f"/coding/{found.id}/code?{query}").status_code == 404


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    ledger_of(path, []).engine.dispose()
    app = app_on(path)
    assert "The ledger is empty" in TestClient(app, base_url="http://127.0.0.1").get("/coding").text
    app.state.site.close()


PASSWORD = "correct horse battery"
PEOPLE = {"Eve": Role.ADMIN, "Ada": Role.ADJUDICATOR, "Ana": Role.CODER, "Ben": Role.ADJUDICATOR, "Vi": Role.VIEWER}


@pytest.fixture
def team(path: Path) -> Iterator[FastAPI]:
    accounts = Accounts(open_ledger(str(path)))
    for name, role in PEOPLE.items():
        accounts.open(name, role, PASSWORD, by="setup")
    app = make_app(Settings(ledger=str(path), team=True))
    yield app
    app.state.site.close()


def signed_in(app: FastAPI, name: str) -> TestClient:
    client = TestClient(app, base_url="http://127.0.0.1")
    client.post("/sign-in", data={**hidden(client.get("/sign-in")), "name": name, "password": PASSWORD})
    return client


def test_in_a_team_each_codes_as_themselves_and_adjudicators_wait_for_their_own(team: FastAPI, path: Path) -> None:
    ada, ana, ben, vi = (signed_in(team, name) for name in ("Ada", "Ana", "Ben", "Vi"))
    assert "has no account" in make(ada, second="Vi").text
    found = made(ada, path, **{"with": "1", "without": "0", "blind": "100"})
    (report,) = found.reports
    here = f"/coding/{found.id}"
    assert "coder <b" in ana.get(f"{here}/code?coder=Ben").text and "Ana</b>" in ana.get(f"{here}/code").text
    assert [c.get(f"{here}/code").status_code for c in (ada, vi)] == [403, 403]
    assert [c.post("/coding", data={**hidden(c.get("/coding")), **MAKE}).status_code for c in (ana, vi)] == [403, 403]
    code(ana, found, "Ana", report, {})
    assert ben.get(f"{here}/adjudicate").status_code == 403
    code(ben, found, "Ben", report, {"stance": "denies"})
    told = f"{here}/adjudicate?report={report}"
    assert [c.get(told).status_code for c in (ada, ben, ana, vi)] == [200, 200, 403, 403]
    assert [c.get(f"{here}/gold.jsonl").status_code for c in (ada, ana, vi)] == [200, 403, 403]
    figures = vi.get(f"{here}?cause=stance").text
    assert "Agreement by field" in figures and "The army said" not in figures


def test_claims_of_a_report_that_somebody_is_to_code_blind_are_kept_from_them(team: FastAPI, path: Path) -> None:
    ada, ana, ben, vi = (signed_in(team, name) for name in ("Ada", "Ana", "Ben", "Vi"))
    found = made(ada, path, **{"with": "1", "without": "0", "blind": "100"})
    (report,) = found.reports
    claim = next(each.id for each in open_ledger(str(path)).facts().claims if each.report == report)
    for address in (f"/reports/{report}", f"/reports/{report}?as_of=2099-01-01", f"/claims/{claim}"):
        page = ana.get(address)
        assert page.status_code == 200 and "until you have coded it" in page.text and "data-claims" not in page.text
        assert f"/coding/{found.id[:10]}/code?coder=Ana" in page.text
    listed = ana.get(f"/claims?report={report}").text
    assert "2 more are kept back" in listed and "The army said" not in listed and found.name in listed
    for client in (ada, vi):
        assert "is one of those that are coded" not in client.get(f"/reports/{report}").text
        listed = client.get(f"/claims?report={report}").text
        assert "kept back" not in listed and "The army said" in listed
    code(ana, found, "Ana", report, {})
    assert "until you have coded it" not in ana.get(f"/reports/{report}").text
    assert "until you have coded it" in ben.get(f"/reports/{report}").text


def test_the_review_leaves_out_what_somebody_is_still_to_code_blind(team: FastAPI, path: Path) -> None:
    ada, ana = (signed_in(team, name) for name in ("Ada", "Ana"))
    found = made(ada, path, **{"with": "1", "without": "0", "blind": "100"})
    (report,) = found.reports
    theirs = [each.id for each in open_ledger(str(path)).facts().claims if each.report == report]
    page = ana.get("/review").text
    assert f"{len(theirs)} more wait in reports" in page and not any(id in page for id in theirs)
    assert ana.get(f"/review?claim={theirs[0]}").status_code == 403
    assert ada.get(f"/review?claim={theirs[0]}").status_code == 200
    assert "more wait in reports" not in ada.get("/review").text
    code(ana, found, "Ana", report, {})
    assert ana.get(f"/review?claim={theirs[0]}").status_code == 200


def test_who_looks_all_the_same_is_written_down_and_the_report_no_longer_counts_as_blind(
    team: FastAPI, path: Path
) -> None:
    ada, ana, ben, vi = (signed_in(team, name) for name in ("Ada", "Ana", "Ben", "Vi"))
    found = made(ada, path, **{"with": "2", "without": "0", "blind": "100"})
    looked, other = found.reports
    page = ana.get(f"/reports/{looked}")
    assert ana.post(f"/coding/{found.id}/look", data={"report": looked}).status_code == 403
    answer = ana.post(f"/coding/{found.id}/look", data=hidden(page))
    assert answer.url.path == f"/reports/{looked}" and "data-claims" in answer.text
    assert "until you have coded it" in ana.get(f"/reports/{other}").text
    assert "until you have coded it" in ben.get(f"/reports/{looked}").text
    assert vi.post(f"/coding/{found.id}/look", data=hidden(page)).status_code == 403
    for report in found.reports:
        code(ana, found, "Ana", report, {})
        code(ben, found, "Ben", report, {})
    codings = Codings(open_ledger(str(path)))
    assert codings.looks(found.id) == {looked: {"Ana"}}
    told = unescape(ada.get(f"/coding/{found.id}").text)
    assert "1 of the reports without suggestions was looked at" in told and 'Ana</span> <b class="number">1</b>' in told
    counted = findall(r'scope="row">(All|Without suggestions)</th><td class="number">(\d)', told)
    assert counted == [("All", "2"), ("Without suggestions", "1")]
    assert find_faults(open_ledger(str(path))) == []


def test_at_a_machine_without_accounts_a_report_is_kept_back_until_both_have_coded_it(
    few: TestClient, path: Path
) -> None:
    found = made(few, path)
    report = next(r for r in found.blind if "soldiers" in text_of(path, r))
    assert "Ana</span> and <span" in few.get(f"/reports/{report}").text
    code(few, found, "Ana", report, {})
    page = few.get(f"/reports/{report}").text
    assert "Ben</span> has coded it" in page and "Ana" not in page.split("<main")[1].split("<form")[0]
    assert "The army said 12 soldiers" in few.get(f"/reports/{report}/text?start=0&end=99").text
    code(few, found, "Ben", report, {})
    assert "kept back" not in few.get(f"/reports/{report}").text
    seen = next(r for r in found.reports if found.suggestions(r))
    assert "kept back" not in few.get(f"/reports/{seen}").text


def test_hostile_reports_are_coded_and_ruled_on(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    ledger_of(path, [hostile(name) for name in HOSTILE if name != "long"]).engine.dispose()
    app = app_on(path)
    client = TestClient(app, base_url="http://127.0.0.1")
    script = "<script>document.title='run'</script>"
    found = made(client, path, name=script, first=script + "1", second=script + "2", blind="0")
    for coder in found.coders:
        for report in found.reports:
            here = f"/coding/{found.id}/code"
            for _ in range(3):
                page = client.get(here, params={"coder": coder, "report": report})
                assert page.status_code == 200 and "<script>document" not in page.text
                key = search(r'name="key" value="([0-9a-f]{64})"', page.text)
                form = hidden(page)
                data = {name: form[name] for name in ("csrf_token", "coder", "report", "seen")}
                do = {"do": "accept", "key": key[1]} if key else {"do": "finish"}
                assert client.post(here, data={**data, **do}).status_code == 200
                if not key:
                    break
    for address in ("/coding", f"/coding/{found.id}", f"/coding/{found.id}/adjudicate"):
        page = client.get(address)
        assert page.status_code == 200 and "<script>document" not in page.text and "\u202e" not in page.text
    for report in found.reports:
        assert send(client, f"/coding/{found.id}/adjudicate?report={report}", "finish").status_code == 200
    lines = client.get(f"/coding/{found.id}/gold.jsonl").text.splitlines()
    assert len([json.loads(line) for line in lines]) == len(HOSTILE) - 1
    app.state.site.close()


def test_a_word_of_100_000_letters_breaks_no_page(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    ledger_of(path, [hostile("long")]).engine.dispose()
    app = app_on(path)
    client = TestClient(app, base_url="http://127.0.0.1")
    found = made(client, path, blind="0")
    here = f"/coding/{found.id}/code?coder=Ana"
    for part in "123456":
        page = client.get(f"{here}&part={part}")
        assert page.status_code == 200 and len(page.text) < 100_000
    key = next(iter(Codings(open_ledger(str(path))).suggestions(found, found.reports[0])))
    assert len(client.get(f"{here}&key={key}").text) < 200_000
    assert len(client.get("/coding").text) < 100_000
    app.state.site.close()


def test_a_claim_is_coded_by_keys_alone(path: Path, visit: object) -> None:
    app = app_on(path)
    with serving(app) as address:
        visitor: Visitor = visit(address)  # type: ignore[operator]
        page = visitor.go("/coding")
        for name, words in MAKE.items():
            page.locator(f"form.coding-make [name={name}]").fill(words)
        visitor.picture("coding-sets")
        assert serious(page) == []
        page.get_by_role("button", name="Draw the reports").click()
        found = Codings(open_ledger(str(path))).sets()[0]
        report = next(r for r in found.blind if "soldiers" in text_of(path, r))
        visitor.go(f"/coding/{found.id}/code?coder=Ana&report={report}")
        page.keyboard.press("n")
        page.wait_for_url("**number=new**")
        page.keyboard.press("1")
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#words-affected")).to_have_value("soldiers")
        page.keyboard.press("2")
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#words-count")).to_have_value("12")
        page.keyboard.press("4")
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#words-claimant")).to_have_value("The army")
        page.keyboard.press("k")
        page.keyboard.press("b")
        page.keyboard.press("Shift+K")
        visitor.picture("coding-claim")
        assert serious(page) == []
        page.keyboard.press("Control+Enter")
        expect(page.locator("#claim-1")).to_contain_text("12")
        claim = last(path, found, report, "Ana")["claims"][0]
        assert (claim["kind"], claim["status"], claim["stance"]) == ("killed", "combatant", "acknowledges")
        assert (claim["count"]["low"], claim["affected"]["start"]) == (12, TOLD.index("soldiers"))
        page.keyboard.press("f")
        page.wait_for_url("**/code?coder=Ana")
    app.state.site.close()


def test_the_pages_can_be_looked_at_by_anybody(few: TestClient, path: Path, visit: object) -> None:
    found, report = both_coded(few, path)
    seen = next(r for r in found.reports if found.suggestions(r))
    app = app_on(path)
    with serving(app) as address:
        visitor: Visitor = visit(address)  # type: ignore[operator]
        for name, tail in {
            "coding-agreement": "?cause=stance",
            "coding-suggested": f"/code?coder=Ana&report={seen}",
            "coding-who": "/code",
            "coding-adjudicate": f"/adjudicate?report={report}",
            "coding-anew": f"/adjudicate?report={report}&key=1",
        }.items():
            page = visitor.go(f"/coding/{found.id}{tail}")
            visitor.picture(name)
            assert serious(page) == []
        page.keyboard.press("?")
    app.state.site.close()
