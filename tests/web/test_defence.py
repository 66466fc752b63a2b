"""What every answer and request is held to."""

import pytest
from fastapi.testclient import TestClient


def test_every_answer_forbids_what_is_not_ours(client: TestClient) -> None:
    for path in ("/", "/incidents", "/static/names.json", "/nothing"):
        policy = client.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}]
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/incidents", headers=headers).status_code == 403


def test_too_much_is_refused_whether_it_says_so_or_not(client: TestClient) -> None:
    assert client.post("/incidents", content=b"x" * 6_000_000).status_code == 413
    assert client.post("/incidents", content=(b"x" * 1_000_000 for _ in range(6))).status_code == 413


def test_the_visit_cookie_is_kept_from_scripts_and_other_sites(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
