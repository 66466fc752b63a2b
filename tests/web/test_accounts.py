"""Signing in, what each role may, what viewers see, tokens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role, Scope
from counterclaim.accounts.throttle import FAILURES
from counterclaim.ledger.ledger import open_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings
from tests.web.accessibility import serious
from tests.web.conftest import Visitor, serving
from tests.web.forms import hidden

PASSWORD = "correct horse battery"
PEOPLE = {"Ana": Role.ADMIN, "Ada": Role.ADJUDICATOR, "Cem": Role.CODER, "Vi": Role.VIEWER}
WITHHELD = ("Shevchenko", "Fedyanin")
"""Names of dead men that the bundled reports tell."""


@pytest.fixture
def accounts(ledger_path: Path) -> Accounts:
    made = Accounts(open_ledger(str(ledger_path)))
    for name, role in PEOPLE.items():
        made.open(name, role, PASSWORD, by="setup")
    return made


@pytest.fixture(params=[False, True], ids=["members", "guests"])
def team(request: pytest.FixtureRequest, accounts: Accounts, ledger_path: Path) -> Iterator[FastAPI]:
    made = make_app(Settings(ledger=str(ledger_path), team=True, guests=request.param))
    yield made
    made.state.site.close()


@pytest.fixture
def members(accounts: Accounts, ledger_path: Path) -> Iterator[FastAPI]:
    made = make_app(Settings(ledger=str(ledger_path), team=True))
    yield made
    made.state.site.close()


def client_of(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1")


def signed_in(app: FastAPI, name: str, password: str = PASSWORD) -> TestClient:
    client = client_of(app)
    form = hidden(client.get("/sign-in"))
    client.post("/sign-in", data={**form, "name": name, "password": password})
    return client


def test_who_has_not_signed_in_is_led_to_do_so_and_back(members: FastAPI) -> None:
    client = client_of(members)
    answer = client.get("/incidents?country=ML", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fincidents%3Fcountry%3DML"
    form = hidden(client.get(answer.headers["location"]))
    after = client.post("/sign-in", data={**form, "name": "Vi", "password": PASSWORD}, follow_redirects=False)
    assert after.headers["location"] == "/incidents?country=ML"
    assert client.get("/incidents?country=ML").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_nobody_is_sent_elsewhere_after_signing_in(members: FastAPI, elsewhere: str) -> None:
    client = client_of(members)
    form = hidden(client.get("/sign-in")) | {"next": elsewhere}
    after = client.post("/sign-in", data={**form, "name": "Vi", "password": PASSWORD}, follow_redirects=False)
    assert after.headers["location"] == "/"


def test_failures_shut_out_even_with_the_right_password(members: FastAPI, accounts: Accounts) -> None:
    client = client_of(members)
    form = hidden(client.get("/sign-in"))
    tries = [client.post("/sign-in", data={**form, "name": "Vi", "password": f"wrong {n}"}) for n in range(FAILURES)]
    assert [answer.status_code for answer in tries] == [403] * FAILURES
    assert client.post("/sign-in", data={**form, "name": "Vi", "password": PASSWORD}).status_code == 429
    assert [event.what.value for event in accounts.events()].count("shut_out") == 1


def test_a_form_without_its_token_is_refused(members: FastAPI) -> None:
    client = client_of(members)
    client.get("/sign-in")
    assert client.post("/sign-in", data={"name": "Vi", "password": PASSWORD}).status_code == 403
    assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(("name", "status"), [("Ana", 200), ("Ada", 403), ("Cem", 403), ("Vi", 403)])
def test_only_admins_see_accounts_and_log(members: FastAPI, name: str, status: int) -> None:
    client = signed_in(members, name)
    assert [client.get(path).status_code for path in ("/team", "/log")] == [status, status]


def test_an_admin_lets_others_in_and_closes_them_out(members: FastAPI) -> None:
    ana = signed_in(members, "Ana")
    form = hidden(ana.get("/team"))
    ana.post("/team", data={**form, "name": "Bo <b>", "role": "coder", "password": PASSWORD})
    bo = signed_in(members, "Bo <b>")
    assert "Bo &lt;b&gt;" in bo.get("/").text
    ana.post("/team/close", data={**form, "name": "Bo <b>"})
    assert bo.get("/", follow_redirects=False).status_code == 303


NAMES = (
    "<script>window.hit=1</script>",
    "'\"--></title></textarea><img src=x onerror=window.hit=1>",
    '" autofocus onfocus="window.hit=1',
    "{{ 7*7 }}${7*7}",
    "../../team/close?name=Ana#x;%00",
    '=cmd|"/c calc"!A1',
    "قُتل ٤٧ جنديًا في هجوم",
    "W" * 80,
)
"""Names that may be given, and must be nothing but names."""
MISLEADING = {
    "override": "abc\u202efdp.exe",
    "zero": "An\u200ba",
    "control": "a\x1b[31mb",
    "nul": "a\x00b",
    "long": "M" * 81,
    "heap": "e" + "\u0301" * 50,
    "like": "ANA",
}


@pytest.mark.parametrize("name", MISLEADING.values(), ids=MISLEADING)
def test_a_misleading_name_is_refused_in_words(members: FastAPI, accounts: Accounts, name: str) -> None:
    ana = signed_in(members, "Ana")
    answer = ana.post("/team", data={**hidden(ana.get("/team")), "name": name, "role": "coder", "password": PASSWORD})
    assert (answer.status_code, len(accounts.roll().accounts)) == (400, len(PEOPLE))
    assert "a name has" in answer.text or "looks like" in answer.text


@pytest.mark.parametrize("body", [b"name=%ED%A0%BD", b"name=%FF%FE%C3(", b"name=a%00b", b"name=" + b"M" * 100_000])
@pytest.mark.parametrize("path", ["/sign-in", "/team", "/team/role", "/team/password", "/team/close"])
def test_broken_names_break_nothing(members: FastAPI, accounts: Accounts, path: str, body: bytes) -> None:
    ana = signed_in(members, "Ana")
    form = urlencode({"csrf_token": hidden(ana.get("/team"))["csrf_token"], "password": PASSWORD, "role": "coder"})
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = ana.post(path, content=form.encode() + b"&" + body, headers=kind)
    assert 400 <= answer.status_code < 500, answer.text
    assert len(accounts.roll().accounts) == len(PEOPLE)
    assert find_faults(members.state.site.ledger) == []


def test_names_of_accounts_are_shown_harmlessly_everywhere(
    members: FastAPI, accounts: Accounts, visit: Callable[[str], Visitor]
) -> None:
    """Each signs in, decides, and is looked at; what one cannot do any more, an admin did to it by its form."""
    for name in NAMES:
        accounts.open(name, Role.ADMIN, PASSWORD, by="Ana")
    with serving(members) as address:
        claims = []
        for name in NAMES:
            visitor = visit(address)
            page = visitor.page
            page.on("dialog", lambda dialog, here=visitor: here.wrong.append(f"dialog {dialog.message}"))
            page.set_viewport_size({"width": 390, "height": 844})
            page.goto(f"{address}/sign-in?next=/review")
            page.fill("#name", name)
            page.fill("#password", PASSWORD)
            page.click("main button")
            page.wait_for_selector("#review-claim[data-claim]")
            claims.append(page.get_attribute("#review-claim", "data-claim"))
            page.fill("#reason", name)
            page.click("#decide [value=accept]")
            page.wait_for_selector("#main[aria-busy=false]")
            assert page.evaluate("window.hit") is None
        decided = members.state.site.ledger.facts().decisions
        assert {decision.author for decision in decided} == set(NAMES)
        paths = ["/", "/team", "/log", "/account", "/review", "/review?mine=yes", "/coding", "/method"]
        paths += [f"{page_of}{claim}" for claim in claims for page_of in ("/claims/", "/review?claim=")]
        for path in paths:
            page.goto(address + path, wait_until="load")
            assert page.evaluate("window.hit") is None, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} overflows"
        page.goto(f"{address}/team")
        assert serious(page) == []
        visitor.picture("team-hostile")
        row = page.locator("tr", has=page.get_by_role("rowheader", name=NAMES[4], exact=True))
        row.get_by_role("button", name="Close").click()
        page.wait_for_load_state("networkidle")
        assert accounts.roll().open(NAMES[4]) is None
        assert accounts.roll().open("Ana") is not None


def test_a_new_password_ends_other_sessions(members: FastAPI) -> None:
    one, other = signed_in(members, "Cem"), signed_in(members, "Cem")
    form = hidden(one.get("/account"))
    one.post("/account/password", data={**form, "old": PASSWORD, "new": "a longer password"})
    assert one.get("/", follow_redirects=False).status_code == 200
    assert other.get("/", follow_redirects=False).status_code == 303
    assert signed_in(members, "Cem", "a longer password").get("/").status_code == 200


def test_signing_out_ends_the_session(members: FastAPI) -> None:
    client = signed_in(members, "Vi")
    cookie = client.cookies["counterclaim_session"]
    client.post("/sign-out", data=hidden(client.get("/account")))
    client.cookies["counterclaim_session"] = cookie
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_token_reads_until_it_ends(members: FastAPI, accounts: Accounts) -> None:
    secret = accounts.make_token("Cem", "nightly", {Scope.READ}, by="Cem")
    client = client_of(members)
    asking = {"authorization": f"Bearer {secret}"}
    assert client.get("/incidents.json", headers=asking).status_code == 200
    accounts.revoke(accounts.tokens("Cem")[0].id, by="Cem")
    assert client.get("/incidents.json", headers=asking, follow_redirects=False).status_code == 303


def test_a_wrong_token_lets_nobody_in_not_even_as_a_guest(team: FastAPI) -> None:
    answer = client_of(team).get("/", headers={"authorization": "Bearer cct_nothing"}, follow_redirects=False)
    assert answer.status_code == 303


def test_guests_view_where_they_are_let(team: FastAPI) -> None:
    lets = team.state.site.settings.guests
    assert client_of(team).get("/", follow_redirects=False).status_code == (200 if lets else 303)


def crawl(client: TestClient) -> dict[str, str]:
    """Every page and file that links lead to, by its address."""
    from re import findall

    waiting, found = ["/", "/incidents.json", "/incidents.csv", "/incidents.geojson", "/claims.json", "/claims.csv"], {}
    while waiting and len(found) < 400:
        path = waiting.pop().split("#")[0]
        if path in found or not path.startswith("/") or path.startswith(("/static", "/sign")):
            continue
        answer = client.get(path)
        if answer.status_code == 200:
            found[path] = answer.text
            links = (
                findall(r'(?:href|hx-get|src)="([^"]+)"', answer.text)
                if "html" in answer.headers["content-type"]
                else []
            )
            waiting += [link.replace("&amp;", "&") for link in links if "sort=" not in link]
    return found


def test_no_page_or_file_tells_a_viewer_what_is_withheld(members: FastAPI) -> None:
    whole = crawl(signed_in(members, "Cem"))
    assert any(name in text for text in whole.values() for name in WITHHELD)
    told = crawl(signed_in(members, "Vi"))
    assert len(told) > 100
    assert [path for path, text in told.items() if any(name in text for name in WITHHELD)] == []


def test_a_viewer_cannot_ask_for_what_is_withheld(members: FastAPI) -> None:
    client = signed_in(members, "Vi")
    for path in ("/incidents", "/incidents.json", "/claims.csv"):
        assert not any(name in client.get(f"{path}?redaction=none").text for name in WITHHELD)


def test_files_are_published_as_the_profile_has_it_unless_a_coder_asks_otherwise(members: FastAPI) -> None:
    client = signed_in(members, "Cem")
    assert not any(name in client.get("/claims.csv").text for name in WITHHELD)
    assert any(name in client.get("/claims.csv?redaction=none").text for name in WITHHELD)


@pytest.mark.parametrize(("path", "name"), [("/account", "account"), ("/team", "team"), ("/log", "log")])
def test_the_pages_can_be_looked_at_by_anybody(
    members: FastAPI, visit: Callable[[str], Visitor], path: str, name: str
) -> None:
    with serving(members) as address:
        visitor = visit(address)
        page = visitor.go(path)
        assert serious(page) == []
        visitor.picture("sign-in")
        page.fill("#name", "Ana")
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_load_state("networkidle")
        assert page.url.endswith(path)
        assert serious(page) == []
        visitor.picture(name)
