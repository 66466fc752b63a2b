"""Answers that need not be sent again: an entity tag for each address and book."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.exceptions import HTTPException

from counterclaim.web.asking import Asked, asked_to_publish

UNCHANGED = 304


def asked_again(request: Request, response: Response, asked: Annotated[Asked, Depends(asked_to_publish)]) -> Asked:
    """What is asked for, with its entity tag on the answer. Raises 304 where the program has that already."""
    tag = f'"{_tag(request, asked)}"'
    given = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in given or given == ["*"]:
        raise HTTPException(UNCHANGED, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return asked


def _tag(request: Request, asked: Asked) -> str:
    """A book of another moment, another address or another sight of it gives another tag."""
    told = (
        request.app.version,
        asked.book.moment.isoformat(),
        f"{len(asked.book.facts.readings)} {len(asked.book.facts.decisions)}",
        str(asked.hides),
        asked.policy.name,
        request.url.path,
        request.url.query,
    )
    return sha256("\n".join(told).encode()).hexdigest()[:32]


AskedAgain = Annotated[Asked, Depends(asked_again)]
