"""A ledger of the bundled reports, the application on it, and a real browser."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from time import sleep

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from counterclaim.intake.jsonl import report_from_line
from counterclaim.ledger.ledger import create_ledger
from counterclaim.reading.reader import load_reader
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings

SCREENSHOTS = Path(os.environ.get("COUNTERCLAIM_SCREENSHOTS", Path(__file__).parents[2] / "screenshots"))
WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the seven bundled reports as the reader reads them; nobody writes to it."""
    path = tmp_path_factory.mktemp("examples") / "ledger.db"
    lines = (files("counterclaim") / "examples" / "tinzaouaten.jsonl").read_bytes().splitlines()
    ledger = create_ledger(str(path))
    for reading in load_reader().read_all([report_from_line(line, "examples", None, None) for line in lines]):
        ledger.add(reading, "counterclaim")
    ledger.engine.dispose()
    return path


@pytest.fixture
def ledger_path(examples: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copy(examples, tmp_path / "ledger.db"))


@pytest.fixture
def app(ledger_path: Path) -> Iterator[FastAPI]:
    """The application on the copy, where Ana decides."""
    made = make_app(Settings(ledger=str(ledger_path), author="Ana"))
    yield made
    made.state.site.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """Asks the application without a network."""
    return TestClient(app, base_url="http://127.0.0.1")


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The application on a free port of the loopback; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    with serving(app) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium (`make test` installs it where it may)."""
    path = os.environ.get("COUNTERCLAIM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A browser window that remembers what went wrong in it: script errors, refused loads, foreign requests."""

    context: BrowserContext
    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def picture(self, name: str) -> None:
        """Of the page, wide and narrow, light and dark, for a person to look at."""
        SCREENSHOTS.mkdir(exist_ok=True)
        for size, width in ((WIDE, "wide"), (NARROW, "narrow")):
            self.page.set_viewport_size({"width": size[0], "height": size[1]})
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                self.page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} overflows {width}"
        self.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        self.page.emulate_media(color_scheme="light")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[[str], Visitor]]:
    """Opens a window on the application at an address; when the test ends, nothing may have gone wrong in it."""
    opened: list[Visitor] = []

    def opening(address: str) -> Visitor:
        context = chromium.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
        visitor = Visitor(context, context.new_page(), address)
        visitor.page.on("pageerror", lambda error: visitor.wrong.append(f"error: {error}"))
        visitor.page.on("console", lambda m: visitor.wrong.append(m.text) if m.type == "error" else None)
        visitor.page.on(
            "request",
            lambda r: None if r.url.startswith((address, "data:", "blob:")) else visitor.wrong.append(f"asks {r.url}"),
        )
        opened.append(visitor)
        return visitor

    yield opening
    wrong = [each for visitor in opened for each in visitor.wrong]
    for visitor in opened:
        visitor.context.close()
    assert wrong == []


@pytest.fixture
def visitor(visit: Callable[[str], Visitor], address: str) -> Visitor:
    """A window on the application with the bundled reports."""
    return visit(address)
