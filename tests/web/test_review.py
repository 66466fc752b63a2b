"""The review page: what waits and why, decisions by form and by keyboard, and two windows on one claim."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from re import DOTALL, findall, search

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from counterclaim.book.book import open_book
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record, Review, Source
from counterclaim.claims.report import Report
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.hashing import claim_key, report_key
from counterclaim.ledger.ledger import open_ledger
from counterclaim.web.review.desk import Desk
from counterclaim.web.review.form import correction
from counterclaim.web.review.meaning import meaning
from counterclaim.web.review.queue import Sought, at, behind, item, last_visit, since, sought_of
from counterclaim.web.review.reasons import Reason, reasons
from counterclaim.web.review.sight import mentions_of, text_around
from tests.ledger.making import READER, reading
from tests.web.accessibility import serious
from tests.web.conftest import SCREENSHOTS, Visitor, serving
from tests.web.forms import hidden
from tests.web.making import HOSTILE, app_on, hostile, ledger_of, long_reading

PATIENCE = 60_000
"""Milliseconds that a busy machine may take."""
NOW = datetime(2024, 8, 3, 12, tzinfo=UTC)
TOLD = "The army said 47 soldiers and 5 clerks were killed near Ber on Thursday. The army spoke of 47 soldiers again."


def small(path: Path) -> Path:
    """Two reports, three claims."""
    ledger = ledger_of(
        path,
        [
            reading(TOLD, "47 soldiers", "5 clerks", doc="one"),
            reading("At Ber 50 soldiers died, the army said.", "50 soldiers", doc="two"),
        ],
    )
    ledger.engine.dispose()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small(tmp_path / "small.db")


@pytest.fixture
def few(path: Path) -> Iterator[TestClient]:
    app = app_on(path)
    yield TestClient(app, base_url="http://127.0.0.1")
    app.state.site.close()


def records(path: Path) -> dict[str, Record]:
    """By whom they are about."""
    ledger = open_ledger(str(path))
    found = {r.sentence[:9] + (r.claim.affected.text if r.claim.affected else ""): r for r in open_book(ledger).records}
    ledger.engine.dispose()
    return found


def fields(answer: Response, form: str) -> dict[str, str]:
    """The hidden fields of one form."""
    found = search(rf'<form[^>]*id="{form}".*?</form>', answer.text, DOTALL)
    assert found is not None
    told = findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found.group())
    return {name: unescape(value) for name, value in told}


def decide(client: TestClient, answer: Response, verdict: str, **more: str) -> Response:
    return client.post("/decisions", data={**fields(answer, "decide"), "verdict": verdict, **more})


def decisions(client: TestClient) -> list[Decision]:
    app = client.app
    assert isinstance(app, FastAPI)
    return list(app.state.site.ledger.facts().decisions)


# What waits


def test_reasons_come_in_their_order() -> None:
    record = record_of("47 soldiers")
    assert reasons(record, frozenset(), (), "") == (Reason.UNSURE,)
    sure = replace(record, claim=replace(record.claim, confidence=0.9))
    assert reasons(sure, frozenset(), (), "") == (Reason.OPEN,)
    both = frozenset({Reason.REVISED, Reason.CONTRADICTING})
    assert reasons(record, both, (), "") == (Reason.CONTRADICTING, Reason.REVISED, Reason.UNSURE)
    assert reasons(replace(record, review=Review.ACCEPTED), both, (), "") == ()


def test_an_obsolete_decision_waits_until_it_is_made_again() -> None:
    record = replace(record_of("47 soldiers"), review=Review.ACCEPTED, obsolete=True)
    before = Decision(Verdict.ACCEPT, (record.id,), "Ana", NOW)
    read = (NOW + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
    assert reasons(record, frozenset(), (before,), read) == (Reason.OBSOLETE,)
    again = Decision(Verdict.ACCEPT, (record.id,), "Bo", NOW + timedelta(days=2))
    assert reasons(record, frozenset(), (before, again), read) == ()


def record_of(death: str, confidence: float = 0.5) -> Record:
    made = reading(f"The army said {death} died.", death)
    key = report_key(made.report)
    claim = replace(made.claims[0], confidence=confidence)
    return Record(claim_key(key, claim), claim, Source(key, "one", key), made.report.text)


SURE = [record_of(f"{n} soldiers", confidence=n / 20) for n in range(2, 20)]
CHOICES = st.sampled_from(
    [(Reason.OBSOLETE,), (Reason.CONTRADICTING, Reason.UNSURE), (Reason.REVISED,), (Reason.OPEN,)]
)


@given(st.lists(CHOICES, min_size=len(SURE), max_size=len(SURE)), st.sets(st.integers(0, len(SURE) - 1)))
def test_who_goes_on_sees_everything_once_and_the_best_reason_first(
    whys: list[tuple[Reason, ...]], new: set[int]
) -> None:
    items = sorted((item(r, "incident", why) for r, why in zip(SURE, whys, strict=True)), key=lambda each: each.place)
    queue = since(items, {SURE[n].source.report_id for n in new})
    ranks = [list(Reason).index(each.reasons[0]) for each in queue]
    assert ranks == sorted(ranks)
    assert {each.id for each in queue if Reason.NEW in each.reasons} == {SURE[n].id for n in new}
    seen, here = [], queue[0]
    while here is not None:
        assert at(queue, here.place) is here
        seen.append(here.id)
        here = behind(queue, here.place)  # type: ignore[assignment]
    assert sorted(seen) == sorted(r.id for r in SURE)


def test_a_visit_ends_where_nothing_is_decided_for_long() -> None:
    hours = (-30, -26, -25.5, -0.5, -0.2)
    made = [Decision(Verdict.ACCEPT, (str(h),), "Ana", NOW + timedelta(hours=h)) for h in hours]
    others = [Decision(Verdict.ACCEPT, ("x",), "Bo", NOW + timedelta(hours=-2))]
    assert last_visit([*made[:3], *others, *made[3:]], "Ana", NOW) == made[2].at
    assert last_visit(made[:3], "Ana", NOW) == made[2].at
    assert last_visit(others, "Ana", NOW) is None


# The words


@given(st.text("ab \r\n\u202e\U0001f642", max_size=60), st.integers(0, 60))
def test_what_is_shown_stands_where_it_says(text: str, start: int) -> None:
    text = f"The army said 47 soldiers died. {text}"
    claim = replace(reading("The army said 47 soldiers died.", "47 soldiers").claims[0])
    shown = text_around(Report("one", text), claim, around=10 + start)
    place = None
    for run in (run for stretch in shown.stretches for run in stretch.runs):
        assert place in (None, run.start)
        place = run.start + (run.length or len(run.shown))
        if run.length is None:
            assert text[run.start : place] == run.shown
    assert shown.whole == (shown.stretches[0].runs[0].start == 0 and place == len(text))


CLAIM = reading(TOLD, "47 soldiers").claims[0]


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ({"kind": "killed", "status": "civilian"}, {"status": "civilian"}),
        ({"affected": "soldiers", "claimant": ""}, {"claimant": None}),
        (
            {"affected": "soldiers", "affected_start": "95", "affected_end": "103"},
            {"affected": {"text": "soldiers", "start": 94, "end": 102}},
        ),
        ({"affected": "5  clerks"}, {"affected": "5 clerks"}),
        ({"low": "40", "high": "", "word": ""}, {"low": 40, "high": None}),
        ({"count": "47", "count_start": "14", "count_end": "16", "low": "7"}, {"low": 7}),
        ({"count": ""}, {"count": None}),
    ],
)
def test_a_form_says_what_it_changes(form: dict[str, str], value: dict[str, object]) -> None:
    at = TOLD.rindex("soldiers")
    told = {**form, **({"affected_start": str(at), "affected_end": str(at + 8)} if "affected_start" in form else {})}
    if isinstance(value.get("affected"), dict):
        value = {"affected": {"text": "soldiers", "start": at, "end": at + 8}}
    assert correction(told, CLAIM, TOLD) == value


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "killed", "low": "47", "high": "47"},
        {"affected": "clerks", "affected_start": "0", "affected_end": "6"},
        {"low": "many"},
        {"low": "9" * 30},
        {"affected": "soldiers", "affected_start": "20", "affected_end": "99999"},
    ],
)
def test_a_form_that_changes_nothing_or_lies_is_refused(form: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        correction(form, CLAIM, TOLD)


def test_words_over_a_line_end_are_taken_as_they_stand() -> None:
    text = "Killed were Wagner\r\n fighters."
    form = {"affected": "Wagner fighters", "affected_start": "12", "affected_end": "29"}
    claim = replace(CLAIM, affected=Mention("Killed", Span(0, 6)), count=Count())
    assert correction(form, claim, text) == {"affected": {"text": "Wagner\r\n fighters", "start": 12, "end": 29}}
    assert correction({"affected": "Wagner fighters"}, claim, text) == {"affected": "Wagner\r\n fighters"}


# What the words stand for


def test_words_are_taken_for_whom_and_what_the_reader_takes_them_for(app: FastAPI) -> None:
    index = app.state.site.index(app.state.site.keeper.book())
    looked = 0
    for record in index.book.records[::3]:
        claim = record.claim
        told = {name: mention for name, mention in mentions_of(claim).items() if mention and len(mention.span)}
        value = {name: {"text": m.text, "start": m.span.start, "end": m.span.end} for name, m in told.items()}
        for name, found in meaning(index, record, value).items():
            read = claim.via[0] if name == "via" else getattr(claim, name)
            looked += 1
            if isinstance(found, Interval):
                assert (found.first, found.last, found.precision) == (read.first, read.last, read.precision)
            else:
                assert _known(found) == _known(read)
    assert looked > 50


def _known(mention: Mention) -> tuple[list[str], int | None]:
    return [actor.id for actor in mention.actors], mention.place.geonames_id if mention.place else None


WHO = "Mali's army said 47 soldiers were killed near Ber on Thursday. A CSP spokesman told Reuters, and Wagner too."


@pytest.fixture
def who(tmp_path: Path) -> Iterator[TestClient]:
    ledger_of(tmp_path / "who.db", [reading(WHO, "47 soldiers")]).engine.dispose()
    app = app_on(tmp_path / "who.db")
    yield TestClient(app, base_url="http://127.0.0.1")
    app.state.site.close()


def test_corrected_words_stand_for_an_actor_a_place_and_days(who: TestClient) -> None:
    told = {"claimant": "CSP", "perpetrator": "Wagner", "place": "Ber", "time": "on Thursday", "via": "Reuters"}
    shown = decide(who, who.get("/review"), "correct", **told)
    value = decisions(who)[-1].value
    assert (value["claimant"]["actor"]["id"], value["perpetrator"]["actor"]["id"]) == ("mli.csp", "rus.wagner")
    assert (value["place"]["name"], value["place"]["country"]) == ("Bèr", "ML")
    assert (value["time"]["from"], value["time"]["to"], value["time"]["text"]) == (
        "2024-08-01",
        "2024-08-01",
        "on Thursday",
    )
    assert [relay["text"] for relay in value["via"]] == ["Reuters"]
    for words in ("claimant CSP (Permanent Strategic Framework", "time on Thursday (2024-08-01)", "via Reuters"):
        assert words in shown.text
    (claim,) = who.get("/api/v1/claims").json()["items"]
    assert claim["claim"]["claimant"]["actor"]["id"] == "mli.csp"
    again = who.get(f"/review?claim={claim['id']}").text
    assert "Permanent Strategic Framework" in again
    assert fields(who.get(f"/review?claim={claim['id']}"), "decide")["claim"] == claim["id"]


def test_words_that_name_no_day_are_no_time(who: TestClient) -> None:
    answer = decide(who, who.get("/review"), "correct", time="near Ber")
    assert (answer.status_code, decisions(who)) == (400, [])
    assert "names no day" in answer.text


def test_a_time_and_a_relay_are_taken_out(who: TestClient) -> None:
    decide(who, who.get("/review"), "correct", time="Thursday", via="Reuters")
    (claim,) = who.get("/api/v1/claims").json()["items"]
    decide(who, who.get(f"/review?claim={claim['id']}"), "correct", time="", via="")
    (claim,) = who.get("/api/v1/claims").json()["items"]
    assert (claim["claim"]["time"], claim["claim"]["via"]) == (None, [])


def test_programs_correct_words_as_people_do(who: TestClient) -> None:
    (claim,) = who.get("/api/v1/claims").json()["items"]
    told = {"verdict": "correct", "subjects": [claim["id"][:10]], "value": {"place": "Ber", "time": "Thursday"}}
    assert who.post("/api/v1/decisions", json=told).status_code == 201
    now = who.get(f"/api/v1/claims/{claim['id']}").json()["claim"]
    assert (now["place"]["country"], now["time"]["from"]) == ("ML", "2024-08-01")
    odd = [
        {"time": 5},
        {"time": ["x"]},
        {"via": {"text": "Reuters"}},
        {"place": {"text": "Ber", "start": -1, "end": 2}},
    ]
    for value in (*odd, {"time": {"text": "Ber", "start": True, "end": 10**30}}, {"via": 7.5}):
        assert who.post("/api/v1/decisions", json=told | {"value": value}).status_code == 400, value


# By forms


def test_a_decision_leads_on_and_can_be_undone(few: TestClient) -> None:
    first = few.get("/review")
    assert '<strong class="number">3</strong> left' in first.text
    following = decide(few, first, "accept", reason="plain")
    assert (following.status_code, following.url.path) == (200, "/review")
    assert '<strong class="number">2</strong> left' in following.text
    assert fields(following, "decide")["claim"] == fields(first, "decide")["next"]
    (made,) = decisions(few)
    assert (made.verdict, made.author, made.reason) == (Verdict.ACCEPT, "Ana", "plain")
    back = few.post("/decisions", data=fields(following, "undo"))
    assert fields(back, "decide")["claim"] == made.subjects[0]
    assert '<strong class="number">3</strong> left' in back.text


def test_a_claim_that_is_skipped_waits_on(few: TestClient) -> None:
    first = few.get("/review")
    here = fields(first, "decide")
    second = few.get(f"/review?from={here['next']}")
    assert fields(second, "decide")["claim"] == here["next"]
    decide(few, second, "reject")
    assert fields(few.get("/review"), "decide")["claim"] == here["claim"]


def test_everything_decided_leaves_nothing(few: TestClient) -> None:
    for _ in range(3):
        decide(few, few.get("/review"), "accept")
    assert "Every claim is decided on." in few.get("/review").text
    assert "Nothing waits that is asked for" in few.get("/review?reason=unsure").text


def test_words_are_corrected_where_they_were_selected(few: TestClient, path: Path) -> None:
    claim = records(path)["The army soldiers"]
    at = TOLD.rindex("soldiers")
    shown = few.get(f"/review?claim={claim.id[:10]}")
    answer = decide(
        few, shown, "correct", affected="soldiers", affected_start=str(at), affected_end=str(at + 8), status="combatant"
    )
    assert answer.status_code == 200
    now = records(path)["The army soldiers"].claim
    assert now.affected is not None
    assert (now.affected.span.start, now.status.value) == (at, "combatant")
    again = few.get(f"/review?claim={claim.id[:10]}").text
    assert "<del" in again
    assert "corrected" in again


def test_two_claims_are_split_or_merged_and_stay_to_be_decided_on(few: TestClient, path: Path) -> None:
    told = records(path)
    one, other = told["The army soldiers"], told["At Ber 50soldiers"]
    shown = few.get(f"/review?claim={one.id}")
    answer = decide(few, shown, "same", other=other.id[:12])
    assert fields(answer, "decide")["claim"] == one.id
    assert decisions(few)[-1].subjects == (one.id, other.id)
    decide(few, few.get(f"/review?claim={one.id}"), "different", other=other.id)
    assert [d.verdict for d in decisions(few)] == [Verdict.SAME, Verdict.DIFFERENT]
    found = few.get(f"/review/near?claim={one.id}&q=clerks").text
    assert "No claim of another incident" in found or "clerks" in found


@pytest.mark.parametrize(
    ("data", "status", "why"),
    [
        ({"verdict": "praise"}, 400, "no verdict"),
        ({"verdict": "correct"}, 400, "nothing was changed"),
        ({"verdict": "correct", "affected": "nurses"}, 400, "does not stand in the report"),
        ({"verdict": "correct", "low": "9", "high": "3"}, 400, "more than"),
        ({"verdict": "accept", "claim": "ffff"}, 400, "no claim"),
        ({"verdict": "correct", "claim": "ffff"}, 400, "claim"),
        ({"verdict": "same", "other": ""}, 400, "no claim"),
        ({"verdict": "undo", "decision": "00"}, 400, "no decision"),
        ({"verdict": "accept", "csrf_token": "forged"}, 403, "out of date"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(
    few: TestClient, data: dict[str, str], status: int, why: str
) -> None:
    answer = decide(few, few.get("/review"), **data)
    assert (answer.status_code, decisions(few)) == (status, [])
    assert why in answer.text


def test_a_queue_that_follows_decisions_is_the_one_that_is_sorted_anew(client: TestClient) -> None:
    app = client.app
    assert isinstance(app, FastAPI)
    site = app.state.site
    for verdict in ("accept", "reject", "undo", "reject", "accept"):
        shown = client.get("/review")
        if verdict == "undo":
            assert client.post("/decisions", data=fields(shown, "undo")).status_code == 200
        else:
            decide(client, shown, verdict)
        index = site.index(site.keeper.look())
        patched, anew = site.desk.pile(index), Desk().pile(index)
        assert list(patched.items) == list(anew.items)
        assert patched.incident_of == anew.incident_of
        assert list(patched.seen_by("Ana").items) == list(anew.seen_by("Ana").items)


def test_who_comes_second_sees_both_decisions(few: TestClient) -> None:
    one, other = few.get("/review"), few.get("/review")
    decide(few, one, "accept", reason="clear")
    refused = decide(few, other, "correct", status="civilian", reason="by their words")
    assert refused.status_code == 409
    for words in ("Somebody was before you", "accepted", "clear", "corrected", "by their words", "civilian"):
        assert words in refused.text
    assert len(decisions(few)) == 1
    again = few.post("/decisions", data=hidden(refused))
    assert again.status_code == 200
    assert [d.verdict for d in decisions(few)] == [Verdict.ACCEPT, Verdict.CORRECT]


@pytest.mark.parametrize(
    ("path_asked", "status"),
    [
        ("/review?claim=zzzz", 404),
        ("/review?claim=", 200),
        ("/review?from=zzzz", 404),
        ("/review?incident=zzzz", 404),
        ("/review?report=zzzz", 404),
        ("/review?actor=nobody", 200),
        ("/review?reason=none-such", 200),
        ("/review?mine=yes", 200),
        ("/review/near?claim=zzzz", 404),
    ],
)
def test_what_is_not_there_is_told(few: TestClient, path_asked: str, status: int) -> None:
    assert few.get(path_asked).status_code == status


def test_ids_that_begin_several_are_told(few: TestClient, path: Path) -> None:
    beginnings = [r.id[:1] for r in records(path).values()]
    several = next((b for b in beginnings if beginnings.count(b) > 1), None)
    answer = few.get("/review", params={"claim": several or "z"})
    assert answer.status_code == 404
    assert "begin" in answer.text


def test_filters_leave_what_fits(few: TestClient, path: Path) -> None:
    told = records(path)
    report = told["At Ber 50soldiers"].source.report_id
    assert fields(few.get(f"/review?report={report[:12]}"), "decide")["claim"] == told["At Ber 50soldiers"].id
    assert '<strong class="number">0</strong> left' in few.get("/review?mine=yes").text
    decide(few, few.get(f"/review?claim={told['The army clerks'].id}"), "same", other=told["The army soldiers"].id)
    assert '<strong class="number">2</strong> left' in few.get("/review?mine=yes").text


def test_decisions_are_made_of_now(few: TestClient) -> None:
    answer = few.get("/review?as_of=2001-01-01&reason=unsure")
    assert str(answer.url).endswith("/review?reason=unsure")


def test_a_new_reading_brings_a_decided_claim_back(path: Path) -> None:
    told = records(path)["The army clerks"]
    ledger = open_ledger(str(path))
    ledger.decide(Decision(Verdict.ACCEPT, (told.id,), "Ana", ledger.clock()))
    ledger.add(reading(TOLD, "47 soldiers", doc="one"), "counterclaim 2")
    ledger.engine.dispose()
    app = app_on(path)
    client = TestClient(app, base_url="http://127.0.0.1")
    first = client.get("/review")
    assert fields(first, "decide")["claim"] == told.id
    assert "the newest reading of the report no longer has it" in first.text
    assert fields(decide(client, first, "accept"), "decide")["claim"] != told.id
    app.state.site.close()


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    ledger_of(tmp_path / "empty.db", []).engine.dispose()
    app = app_on(tmp_path / "empty.db")
    assert "The ledger is empty" in TestClient(app, base_url="http://127.0.0.1").get("/review").text
    app.state.site.close()


# By keyboard, in a browser


def left(page: Page) -> int:
    return int(page.locator("#review-state .left strong").inner_text().replace(",", ""))


def claim_shown(page: Page) -> str:
    return page.locator("#review-claim").get_attribute("data-claim") or ""


def press(page: Page, key: str) -> None:
    """Presses a key that writes, and waits until what was written is told."""
    page.keyboard.press(key)
    expect(page.locator("#main[aria-busy=false]")).to_be_attached(timeout=PATIENCE)


def test_the_page_can_be_looked_at_by_anybody(visitor: Visitor) -> None:
    page = visitor.go("/review")
    assert serious(page) == []
    visitor.picture("review")


def test_claims_are_accepted_rejected_skipped_and_undone_by_keys(visitor: Visitor) -> None:
    page = visitor.go("/review")
    all_left, first = left(page), claim_shown(page)
    press(page, "a")
    second = claim_shown(page)
    assert (left(page), second != first) == (all_left - 1, True)
    assert "accepted" in (page.locator(".done").text_content() or "")
    press(page, "r")
    assert left(page) == all_left - 2
    third = claim_shown(page)
    page.keyboard.press("k")
    expect(page.locator("#review-claim")).not_to_have_attribute("data-claim", third)
    assert left(page) == all_left - 2
    visitor.picture("review-decided")
    press(page, "u")
    assert (claim_shown(page), left(page)) == (second, all_left - 1)
    press(page, "u")
    assert (claim_shown(page), left(page)) == (first, all_left)
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_many_keys_in_a_row_decide_each_claim_once(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go("/review")
    all_left = left(page)
    shown = []
    for _ in range(4):
        shown.append(claim_shown(page))
        page.keyboard.press("a")
        expect(page.locator("#review-claim")).not_to_have_attribute("data-claim", shown[-1])
    expect(page.locator("#review-state .left strong")).to_have_text(str(all_left - 4), timeout=PATIENCE)
    assert [d.subjects[0] for d in app.state.site.ledger.facts().decisions] == shown


def test_the_keys_are_explained_and_rest_while_somebody_types(visitor: Visitor) -> None:
    page = visitor.go("/review")
    all_left = left(page)
    page.keyboard.press("?")
    expect(page.locator("#review-help")).to_be_visible()
    assert serious(page) == []
    page.screenshot(path=picture("review-help"))
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("#review-help")).not_to_be_visible()
    page.keyboard.press("n")
    page.keyboard.type("a rumour, uncertain")
    assert page.locator("#reason").input_value() == "a rumour, uncertain"
    page.keyboard.press("Escape")
    assert left(page) == all_left
    assert page.locator("#main").get_attribute("aria-busy") is None
    press(page, "r")
    assert left(page) == all_left - 1
    press(page, "u")
    assert "a rumour, uncertain" in (page.locator(".history").text_content() or "")


def picture(name: str) -> Path:
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS / f"{name}.png"


def select(page: Page, words: str) -> None:
    """Drags the pointer over the words in the text."""
    box = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            node.parentElement.scrollIntoView({block: 'nearest'});
            const box = range.getBoundingClientRect();
            return [box.left, box.right, (box.top + box.bottom) / 2];
          }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1] - 1, box[2], steps=4)
    page.mouse.up()
    page.evaluate("new Promise(taken => setTimeout(taken, 50))")


def test_a_field_is_corrected_by_selecting_its_words(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go("/review")
    claim = claim_shown(page)
    record = app.state.site.index(app.state.site.keeper.book()).record(claim)
    text = app.state.site.index(app.state.site.keeper.book()).shelf.row[record.source.report_id].filed.report.text
    word = "Kidal" if "Kidal" in text else "Mali"
    page.keyboard.press("c")
    page.keyboard.press("5")
    expect(page.locator("[data-take=place]")).to_have_attribute("aria-pressed", "true")
    select(page, word)
    expect(page.locator("#words-place")).to_have_value(word)
    visitor.picture("review-correct")
    assert serious(page) == []
    press(page, "Control+Enter")
    made = app.state.site.ledger.facts().decisions[-1]
    place = made.value["place"]
    assert (made.verdict, place["text"]) == (Verdict.CORRECT, word)
    assert text[place["start"] : place["end"]] == word
    assert place["country"] == "ML"
    assert f"place {word} ({word}, Mali)" in (page.locator(".done").text_content() or "")


def test_words_are_selected_by_keys_alone(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go("/review")
    page.keyboard.press("c")
    page.keyboard.press("4")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    selected = page.evaluate("getSelection().toString()")
    page.keyboard.press("Enter")
    expect(page.locator("#words-claimant")).to_have_value(" ".join(selected.split()))
    press(page, "Control+Enter")
    made = app.state.site.ledger.facts().decisions[-1].value["claimant"]
    assert made["text"].split() == selected.split()


def test_signs_and_wide_characters_do_not_shift_a_selection(tmp_path: Path, visit: Callable[[str], Visitor]) -> None:
    text = "\U0001f642\u202e caf\u0301e \r\nThe army said 47 soldiers and two \U0001f642 nuns died near Ber."
    ledger_of(tmp_path / "wide.db", [reading(text, "47 soldiers")]).engine.dispose()
    app = app_on(tmp_path / "wide.db")
    with serving(app) as address:
        page = visit(address).go("/review")
        page.keyboard.press("c")
        page.keyboard.press("1")
        select(page, "nuns")
        press(page, "Control+Enter")
    made = app.state.site.ledger.facts().decisions[-1].value["affected"]
    assert (made["text"], text[made["start"] : made["end"]]) == ("nuns", "nuns")
    app.state.site.close()


def test_a_claim_is_split_from_its_incident_and_merged_with_another(visitor: Visitor, app: FastAPI) -> None:
    page = visitor.go("/review")
    claim = claim_shown(page)
    page.keyboard.press("s")
    expect(page.locator("#split input:checked")).to_be_focused()
    page.screenshot(path=picture("review-split"))
    press(page, "Control+Enter")
    assert app.state.site.ledger.facts().decisions[-1].verdict is Verdict.DIFFERENT
    assert claim_shown(page) == claim
    page.keyboard.press("m")
    page.locator("#near").wait_for()
    page.fill("#near-words", "killed")
    page.keyboard.press("Enter")
    page.locator("#merge .choice").first.wait_for()
    page.screenshot(path=picture("review-merge"))
    assert serious(page) == []
    page.locator("#merge .choice input").first.focus()
    press(page, "Control+Enter")
    last = app.state.site.ledger.facts().decisions[-1]
    assert (last.verdict, last.subjects[0]) == (Verdict.SAME, claim)


def test_a_second_window_meets_the_first_ones_decision(
    visitor: Visitor, visit: Callable[[str], Visitor], app: FastAPI
) -> None:
    other = visit(visitor.address)
    mine, theirs = visitor.go("/review"), other.go("/review")
    claim = claim_shown(mine)
    assert claim_shown(theirs) == claim
    press(theirs, "a")
    with mine.expect_response(lambda answer: answer.status == 409):
        mine.keyboard.press("r")
    expect(mine.locator("h1")).to_have_text("Somebody was before you")
    assert "accepted" in (mine.locator(".conflict").text_content() or "")
    assert serious(mine) == []
    visitor.picture("review-conflict")
    mine.locator("text=Write mine as well").click()
    expect(mine.locator("#review-claim")).not_to_have_attribute("data-conflict", "yes")
    told = [d.verdict for d in app.state.site.ledger.facts().decisions if d.subjects == (claim,)]
    assert told == [Verdict.ACCEPT, Verdict.REJECT]
    assert all("409" in each for each in visitor.wrong)
    visitor.wrong.clear()


def test_without_scripts_everything_is_a_form(chromium_without_scripts: Page) -> None:
    page = chromium_without_scripts
    first = page.locator("#review-claim").get_attribute("data-claim")
    page.click("text=Correct: choose a field")
    page.select_option("#correct select[name=status]", "unknown")
    page.fill("#words-claimant", "")
    page.click("#correct button.first")
    assert page.locator("#review-claim").get_attribute("data-claim") != first
    page.click("#undo button")
    assert page.locator("#review-claim").get_attribute("data-claim") == first


@pytest.fixture
def chromium_without_scripts(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review")
    yield page
    context.close()


def test_nothing_of_a_hostile_report_runs(tmp_path: Path, visit: Callable[[str], Visitor]) -> None:
    ledger_of(tmp_path / "hostile.db", [hostile(name) for name in HOSTILE]).engine.dispose()
    app = app_on(tmp_path / "hostile.db")
    with serving(app) as address:
        visitor = visit(address)
        page = visitor.go("/review")
        for _ in HOSTILE:
            assert page.title().startswith("Review")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert serious(page) == []
            press(page, "r")
        assert "Every claim is decided on" in page.locator("#review-claim").inner_text()
    app.state.site.close()


def test_a_long_report_is_shown_around_the_claim(tmp_path: Path) -> None:
    ledger_of(tmp_path / "long.db", [long_reading(30, 4_000)], READER).engine.dispose()
    app = app_on(tmp_path / "long.db")
    client = TestClient(app, base_url="http://127.0.0.1")
    shown = client.get("/review")
    assert len(shown.text) < 60_000
    assert "Show more of the report" in shown.text
    claim = fields(shown, "decide")["claim"]
    assert len(client.get(f"/review?claim={claim}&whole=yes").text) > 100_000
    app.state.site.close()


def test_sought_of_nothing_is_everything() -> None:
    items = [item(record, "i", (Reason.OPEN,)) for record in SURE]
    assert sought_of(items, Sought()) is items
    assert sought_of(items, Sought(incidents=frozenset(["other"]))) == []
