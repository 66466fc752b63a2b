"""What a form of a page sends."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request


async def sent(request: Request) -> Mapping[str, str]:
    """The form's fields; files are none."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}
