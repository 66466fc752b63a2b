"""How an application is set up; fixed while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.redaction.profile import PUBLISHED

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """`ledger` is an address as `open_ledger` takes it. `author` decides where there are no accounts (`team` is off).

    `hosts` are the names that the application answers to: a page of another site cannot reach it by a name of its own.
    `policy` is the one that pages begin with. `largest` is the most bytes of a request. `guests`: who has no account
    sees what a viewer sees. `redaction` names the profile by which names and places are withheld from viewers, and from
    everything that is published.
    """

    ledger: str
    author: str = "unnamed"
    team: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    policy: str = "ledger"
    largest: int = 5_000_000
    guests: bool = False
    redaction: str = PUBLISHED
