"""Every example of docs/api.md does what it says."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    method: str
    path: str
    body: str
    status: int
    answer: str


def examples() -> list[Example]:
    blocks = re.findall(r"```http\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    pattern = re.compile(r"(\w+) (\S+)\n(.*?)→ (\d+)\n(.*)", re.DOTALL)
    found = [pattern.fullmatch(block) for block in blocks]
    assert all(found)
    return [Example(f[1], f[2], f[3].strip(), int(f[4]), f[5].strip()) for f in found if f]


def holds(told: Any, expected: Any) -> bool:
    """Whether the answer has all that the example shows; of a list as many as it shows at least."""
    if expected == ANYTHING:
        return True
    if isinstance(expected, dict):
        return isinstance(told, dict) and all(key in told and holds(told[key], each) for key, each in expected.items())
    if isinstance(expected, list):
        return isinstance(told, list) and len(told) >= len(expected) and all(map(holds, told, expected))
    return bool(told == expected)


def test_the_examples_are_run_in_their_order(client: TestClient) -> None:
    claim = client.get("/api/v1/claims").json()["items"][0]["id"]
    told = examples()
    assert len(told) >= 6
    for example in told:
        body = json.loads(example.body.replace("CLAIM", claim)) if example.body else None
        answer = client.request(example.method, example.path, json=body)
        assert answer.status_code == example.status, (example, answer.text)
        assert holds(answer.json(), json.loads(example.answer)), (example, answer.text)


def test_every_address_is_in_the_document(client: TestClient) -> None:
    text = DOCS.read_text("utf-8")
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path in document["paths"]:
        name = re.sub(r"\{\w+\}", "{", path.removeprefix("/api/v1"))
        assert name.split("{")[0].rstrip("/") in text, path


PREFIX = "/api/v1"


def backticked(sentence: str) -> set[str]:
    """The names in a sentence of the docs that begins so."""
    found = re.search(rf"{sentence}[^\n]*?\.(?: [A-Z]|\n)", DOCS.read_text("utf-8"))
    assert found is not None
    return set(re.findall(r"`(\w+)`", found[0]))


def documented() -> dict[str, set[str]]:
    """By the path of a list, all that the docs say it takes; the feed takes the filters of incidents."""
    rows = re.findall(r"`GET (/\w+)`(?: \(([^)]*)\))?", DOCS.read_text("utf-8"))
    told = {path: set(filters.split(", ")) - {""} for path, filters in rows}
    incidents, paging = told["/incidents"], backticked("Lists take")
    found = {PREFIX + path: paging | (incidents if f == {"as incidents"} else f) for path, f in told.items()}
    return found | {"/feed.atom": incidents}


def test_the_filters_of_the_docs_are_those_of_the_document(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told, of_all = documented(), backticked("Everything that is asked for takes")
    assert told.keys() <= paths.keys()
    for path in (path for path, methods in paths.items() if "get" in methods):
        taken = {each["name"] for each in paths[path]["get"].get("parameters", []) if each["in"] == "query"}
        assert taken == told.get(path, set()) | of_all, path


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/claims/zz", "/api/v1/actors/nobody"])
def test_what_is_not_there_is_told_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["detail"]
