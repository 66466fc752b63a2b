"""A new set, as a form asks for it."""

from __future__ import annotations

from fastapi import HTTPException

from counterclaim.coding.wish import MOST, SetWish
from counterclaim.web.asking import days_of
from counterclaim.web.review.form import Form


def set_wish(form: Form) -> SetWish:
    """Raises ValueError, in words."""
    told = {name: form.get(name, "").strip() for name in ("name", "first", "second", "outlet", "q", "from", "to")}
    try:
        first, last = days_of(told["from"], told["to"])
    except HTTPException as error:
        raise ValueError(str(error.detail)) from None
    return SetWish(
        name=told["name"],
        coders=(told["first"], told["second"]),
        having=_whole(form, "with", MOST),
        lacking=_whole(form, "without", MOST),
        share=_whole(form, "blind", 100) / 100,
        seed=_whole(form, "seed", 2**31),
        outlet=told["outlet"],
        words=told["q"],
        first=first,
        last=last,
    )


def _whole(form: Form, name: str, most: int) -> int:
    told = form.get(name, "").strip()
    if not told.isdecimal() or len(told) > 10 or int(told) > most:
        raise ValueError(f"{_NAMES[name]} is a whole number up to {most:,}, not {told[:20]!r}")
    return int(told)


_NAMES = {
    "seed": "the seed",
    "blind": "the share in per cent",
    "with": "the number of reports with claims",
    "without": "the number of reports without claims",
}
