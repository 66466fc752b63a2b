"""Actors: everybody who tells, suffers or does something in a claim."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException

from counterclaim.web.api.answers import Actor, Page
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.index import Person

router = APIRouter(prefix="/api/v1/actors", tags=["actors"])


@router.get("", response_model=Page[Actor], summary="Actors by key")
def listed(asked: AskedAgain, cursor: Cursor = None, limit: Limit = 100) -> Page[Actor]:
    people = sorted(asked.site.index(asked.book).people, key=_key)
    rows, behind = piece(people, _key, cursor, limit)
    return Page(items=[_actor(row) for row in rows], next=behind, as_of=asked.book.moment.isoformat())


@router.get("/{actor_key:path}", response_model=Actor, summary="An actor")
def one(asked: AskedAgain, actor_key: str) -> Actor:
    """By the key as `sides` and lists give it; its claims are at `/claims?claimant=KEY`."""
    found = next((each for each in asked.site.index(asked.book).people if each.key == actor_key), None)
    if found is None:
        raise HTTPException(404, "nobody in the ledger has that key")
    return _actor(found)


def _key(person: Person) -> tuple[str]:
    return (person.key,)


def _actor(person: Person) -> Actor:
    return Actor(
        key=person.key,
        name=person.name,
        told=person.told,
        suffered=person.suffered,
        did=person.did,
        partnered=person.partnered,
    )
