"""What is included in a figure is a part of it."""

import pytest

from counterclaim.claims.kinds import Kind, Scope
from counterclaim.reading.parts import mark_parts
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "count", "affected", "scope"),
    [
        ("Nine people, including two children, were killed.", "two", "children", Scope.PART),
        ("Nine people, including a nurse and two children, were killed.", "two", "children", Scope.PART),
        ("NINE PEOPLE, AMONG THEM TWO CHILDREN, WERE KILLED.", "TWO", "CHILDREN", Scope.PART),
        ("Nine people, including a nurse, were killed and two children wounded.", "two", "children", Scope.INCIDENT),
        ("Nine people were killed, and two children.", "two", "children", Scope.INCIDENT),
    ],
)
def test_included(text: str, count: str, affected: str, scope: Scope) -> None:
    (told,) = mark_parts(text, drafts(text, proposal(text, Kind.KILLED, count=count, affected=affected)))
    assert told.scope is scope
