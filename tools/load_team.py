"""Readers and writers at once on a team's ledger, and whether anything was lost: `python tools/load_team.py copy.db`.

Opens accounts on the ledger (a path, or a URL of PostgreSQL), starts `counterclaim serve --team` on it, and for a
minute lets 20 readers go from page to page and 4 writers decide: two by themselves through the interface, two rivals on
the same claims at the same moment, one of them by the form of the review. It decides for real: give it a copy.

Then, from the ledger itself: every decision that was answered with success is there, no claim that the rivals raced for
has two of them, whoever came second was told so, and the log is sound. From the application: it lists them all.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException, HTTPResponse
from itertools import count, cycle, islice
from pathlib import Path
from re import findall
from time import monotonic, perf_counter, sleep
from urllib.parse import urlencode, urlsplit

from load_pages import percentile

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role, Scope
from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.ledger.verify import find_faults

PASSWORD = "correct horse battery"
LISTS = (
    "/", "/incidents", "/incidents?view=map", "/incidents?q=army&contested=yes", "/incidents?sort=deadliest", "/claims",
    "/claims?q=soldiers", "/reports", "/actors", "/method", "/feed.atom", "/api/v1/incidents", "/api/v1/claims",
    "/api/v1/reports", "/api/v1/relations", "/api/v1/estimates", "/api/v1/actors",
)  # fmt: skip
"""What every reader asks for, besides pages of single things."""
SUCCESS, CONFLICT = (200, 201, 303), 409
_SINGLE = 5
"""Incidents, reports and actors that readers open."""
_PATIENCE = 30.0
"""Seconds that one rival waits for the other."""

_IDLE = 3.0
"""Seconds after which a connection is not used again: the server may be about to close it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`reading` and `deciding` are the seconds that somebody thinks between two requests."""

    seconds: float = 60
    readers: int = 20
    loners: int = 2
    reading: float = 1.0
    deciding: float = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what it was of, how it was answered (0: not at all) and after how long."""

    what: str
    status: int
    seconds: float


@dataclass
class Findings:
    """`written` are the ids that were answered with success, by their claim; `raced` the claims that rivals decided."""

    asked: list[Asked] = field(default_factory=list)
    written: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    raced: set[str] = field(default_factory=set)

    @property
    def errors(self) -> list[Asked]:
        return [
            a for a in self.asked if a.status not in SUCCESS and not (a.status == CONFLICT and "decision" in a.what)
        ]

    @property
    def conflicts(self) -> int:
        return sum(a.status == CONFLICT for a in self.asked)


class Visitor:
    """Somebody with a connection and cookies, or a token. What is asked is noted in the findings."""

    def __init__(self, server: str, findings: Findings, token: str | None = None) -> None:
        self._host, self._findings = urlsplit(server).netloc, findings
        self._connection, self._last = HTTPConnection(self._host, timeout=120), perf_counter()
        self._cookies: dict[str, str] = {}
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str, what: str) -> str:
        return self._ask("GET", path, what)[1]

    def post_json(self, path: str, value: Mapping[str, object], what: str) -> tuple[int, str]:
        status, body, _ = self._ask("POST", path, what, json.dumps(value), "application/json")
        return status, body

    def post_form(self, path: str, fields: Mapping[str, str], what: str) -> tuple[int, str]:
        """The status, and where the answer leads."""
        status, _, to = self._ask("POST", path, what, urlencode(fields), "application/x-www-form-urlencoded")
        return status, to

    def sign_in(self, name: str) -> None:
        form = hidden(self.get("/sign-in", "sign in"))
        self.post_form("/sign-in", {**form, "name": name, "password": PASSWORD}, "sign in")

    def _ask(
        self, method: str, path: str, what: str, body: str | None = None, kind: str | None = None
    ) -> tuple[int, str, str]:
        told = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = self._headers | ({"Cookie": told} if told else {}) | ({"Content-Type": kind} if kind else {})
        begun, status, text, to = perf_counter(), 0, "", ""
        if begun - self._last > _IDLE:
            self._connection.close()
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            status, text, to = answer.status, answer.read().decode(), answer.headers.get("Location", "")
            self._keep_cookies(answer)
        except (OSError, HTTPException):
            self._connection = HTTPConnection(self._host, timeout=120)
        if to.startswith("/sign-in"):
            status = 401
        self._last = perf_counter()
        self._findings.asked.append(Asked(what, status, self._last - begun))
        return status, text, to

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        for told in answer.headers.get_all("Set-Cookie", []):
            name, _, value = told.split(";")[0].partition("=")
            self._cookies[name] = value


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    found = findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def read(visitor: Visitor, paths: Sequence[str], begin: int, until: float, pause: float) -> None:
    """From page to page, beginning at another one than the other readers."""
    for path in islice(cycle(paths), begin, None):
        if monotonic() > until:
            return
        visitor.get(path, kind_of(path))
        sleep(pause)


def kind_of(path: str) -> str:
    """/incidents/4fa…?policy=x and the other incidents are one kind of page."""
    parts = urlsplit(path).path.split("/")
    api, rest = (parts[1:3], parts[3:]) if parts[1] == "api" else ([], parts[1:])
    query = "?…" if urlsplit(path).query else ""
    return "/" + "/".join([*api, rest[0], *(["…"] if len(rest) > 1 else [])]) + query


Decide = Callable[[str, int], str | None]
"""Decides on a claim, in a way that goes by a number; the decision's id where it was written."""


def by_interface(visitor: Visitor) -> Decide:
    def decide(claim: str, number: int) -> str | None:
        told = {
            "verdict": ("accept", "reject")[number % 2],
            "subjects": [claim],
            "seen": [],
            "reason": f"look {number}",
        }
        status, body = visitor.post_json("/api/v1/decisions", told, "decision (interface)")
        return str(json.loads(body)["id"]) if status == 201 else None

    return decide


def by_form(visitor: Visitor) -> Decide:
    """Opens the claim in the review, as a coder does, and sends its form."""

    def decide(claim: str, number: int) -> str | None:
        form = hidden(visitor.get(f"/review?claim={claim}", "/review"))
        told = {**form, "claim": claim, "seen": "", "verdict": ("reject", "accept")[number % 2], "reason": "seen"}
        status, to = visitor.post_form("/decisions", told, "decision (form)")
        done = findall(r"[?&]done=([0-9a-f]+)", to)
        return str(done[0]) if status == 303 and done else None

    return decide


def write(decide: Decide, claims: Sequence[str], findings: Findings, until: float, pause: float) -> None:
    for number, claim in enumerate(claims):
        if monotonic() > until:
            return
        if (id := decide(claim, number)) is not None:
            findings.written[claim].append(id)
        sleep(pause)


def race(
    decide: Decide,
    claims: Sequence[str],
    findings: Findings,
    start: threading.Barrier,
    until: float,
    pause: float,
) -> None:
    """Each claim at the same moment as the rival; it ends for both where it ends for one."""
    for number, claim in enumerate(claims):
        try:
            if monotonic() > until:
                start.abort()
            start.wait(_PATIENCE)
        except threading.BrokenBarrierError:
            return
        findings.raced.add(claim)
        if (id := decide(claim, number)) is not None:
            findings.written[claim].append(id)
        sleep(pause)


def load(server: str, ledger: Ledger, plan: Plan) -> Findings:
    """Everybody at once for so long; accounts are opened first."""
    findings = Findings()
    readers, rival, tokens = opened(server, ledger, plan, findings)
    open_claims = undecided(ledger)
    share = len(open_claims) // (plan.loners + 1)
    shares = [open_claims[n * share : (n + 1) * share] for n in range(plan.loners + 1)]
    paths = [*LISTS, *singles(ledger, Visitor(server, findings, tokens[0]))]
    until, start = monotonic() + plan.seconds, threading.Barrier(2)
    named = [by_interface(Visitor(server, findings, token)) for token in tokens]
    work: list[Callable[[], None]] = [
        lambda n=n, each=each: read(each, paths, n * len(paths) // len(readers), until, plan.reading)  # type: ignore[misc]
        for n, each in enumerate(readers)
    ]
    for decide, claims in zip(named[:-1], shares, strict=False):
        work.append(lambda d=decide, c=claims: write(d, c, findings, until, plan.deciding))  # type: ignore[misc]
    for decide in (named[-1], by_form(rival)):
        work.append(lambda d=decide: race(d, shares[-1], findings, start, until, plan.deciding))  # type: ignore[misc]
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return findings


def opened(server: str, ledger: Ledger, plan: Plan, findings: Findings) -> tuple[list[Visitor], Visitor, list[str]]:
    """Readers, every second one a viewer; the rival at the form; tokens of who decides by the interface."""
    accounts, names = Accounts(ledger), free_names(Accounts(ledger))
    readers = []
    for n in range(plan.readers):
        name = next(names)
        accounts.open(name, (Role.VIEWER, Role.CODER)[n % 2], PASSWORD, by="load")
        readers.append(Visitor(server, findings))
        readers[-1].sign_in(name)
    tokens = []
    for _ in range(plan.loners + 1):
        name = next(names)
        accounts.open(name, Role.CODER, PASSWORD, by="load")
        tokens.append(accounts.make_token(name, "load", {Scope.READ, Scope.DECIDE}, by=name))
    name, rival = next(names), Visitor(server, findings)
    accounts.open(name, Role.CODER, PASSWORD, by="load")
    rival.sign_in(name)
    return readers, rival, tokens


def free_names(accounts: Accounts) -> Iterator[str]:
    taken = accounts.roll().accounts
    return (name for n in count(1) if (name := f"load {n}") not in taken)


def undecided(ledger: Ledger) -> list[str]:
    facts = ledger.facts()
    decided = {subject for decision in facts.decisions for subject in decision.subjects}
    return sorted({claim.id for claim in facts.claims} - decided)


def singles(ledger: Ledger, visitor: Visitor) -> Iterator[str]:
    """Pages of single things: incidents, reports, actors."""

    def first(resource: str, key: str) -> list[str]:
        told = json.loads(visitor.get(f"/api/v1/{resource}?limit={_SINGLE}", f"/api/v1/{resource}"))
        return [str(item[key]) for item in told["items"]]

    incidents = first("incidents", "id")
    yield from (f"/incidents/{id}" for id in incidents)
    yield from (f"/incidents/{id}.json" for id in incidents[:1])
    yield from (f"/api/v1/incidents/{id}/estimates" for id in incidents[:1])
    yield from (f"/reports/{id}" for id in first("reports", "id"))
    yield from (f"/actors/{key}" for key in first("actors", "key") if key.replace(".", "").isalnum())


def faults(server: str, ledger: Ledger, findings: Findings) -> list[str]:
    """What was lost or went wrong, a line each."""
    made = {decision.id: decision for decision in ledger.facts().decisions}
    written = {id: claim for claim, ids in findings.written.items() for id in ids}
    by_claim = Counter(d.subjects[0] for d in made.values() if d.author.startswith("load "))
    told = [f"{a.what} was answered {a.status or 'not at all'}" for a in findings.errors]
    told += [f"decision {id} on {claim} is lost" for id, claim in written.items() if id not in made]
    told += [f"{claim} was decided twice" for claim, number in by_claim.items() if number > 1]
    told += [f"{claim} was raced for and not decided" for claim in findings.raced if by_claim[claim] != 1]
    if findings.conflicts != len(findings.raced):
        told.append(f"{findings.conflicts} conflicts of {len(findings.raced)} claims that were raced for")
    shown = set(listed(server, ledger))
    told += [f"the application does not show decision {id}" for id in written if id not in shown]
    return told + find_faults(ledger)


def listed(server: str, ledger: Ledger) -> Iterator[str]:
    """The ids of all decisions that the application shows."""
    accounts = Accounts(ledger)
    name = next(free_names(accounts))
    accounts.open(name, Role.CODER, PASSWORD, by="load")
    visitor = Visitor(server, Findings(), accounts.make_token(name, "load", {Scope.READ}, by=name))
    sleep(1)
    cursor = ""
    while True:
        piece = json.loads(visitor.get(f"/api/v1/decisions?limit=500{cursor}", "decisions"))
        yield from (item["id"] for item in piece["items"])
        if piece["next"] is None:
            return
        cursor = f"&cursor={piece['next']}"


def table(findings: Findings) -> Iterator[str]:
    """A line a kind of request: how many, errors, median and 95th percentile in milliseconds."""
    yield f"{'number':>7} {'bad':>4} {'p50':>7} {'p95':>7}  (ms)"
    bad = Counter(asked.what for asked in findings.errors)
    kinds: dict[str, list[float]] = defaultdict(list)
    for asked in findings.asked:
        kinds[asked.what].append(asked.seconds * 1000)
    kinds["all"] = [asked.seconds * 1000 for asked in findings.asked]
    bad["all"] = len(findings.errors)
    for what, times in sorted(kinds.items()):
        yield f"{len(times):7} {bad[what]:4} {percentile(times, 0.5):7.0f} {percentile(times, 0.95):7.0f}  {what}"


@contextmanager
def running(address: str) -> Iterator[str]:
    """`counterclaim serve --team` on a free port, when it listens."""
    program = [str(Path(sys.executable).with_name("counterclaim")), "serve", "--team", "--ledger", address]
    with subprocess.Popen([*program, "--port", "0"], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            said = next((line for line in server.stderr if line.startswith("Counterclaim: ")), None)
            if said is None:
                raise SystemExit("the application did not start")
            yield said.split()[1].rstrip("/")
        finally:
            server.terminate()


def main() -> None:
    usual, parser = Plan(), argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--seconds", type=float, default=usual.seconds)
    parser.add_argument("--readers", type=int, default=usual.readers)
    parser.add_argument("--reading", type=float, default=usual.reading, help="seconds between a reader's requests")
    parser.add_argument("--deciding", type=float, default=usual.deciding, help="seconds between a writer's decisions")
    given = parser.parse_args()
    ledger = open_ledger(given.ledger)
    accounts = Accounts(ledger)
    if not any(account.role is Role.ADMIN for account in accounts.roll().accounts.values()):
        accounts.open("load admin", Role.ADMIN, PASSWORD, by="load")
    plan = Plan(given.seconds, given.readers, reading=given.reading, deciding=given.deciding)
    with running(given.ledger) as server:
        findings = load(server, ledger, plan)
        wrong = faults(server, ledger, findings)
    print(*table(findings), sep="\n")
    written = sum(map(len, findings.written.values()))
    print(f"{written} decisions written, {len(findings.raced)} claims raced for, {findings.conflicts} conflicts")
    print(*wrong or ["nothing is lost"], sep="\n")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
