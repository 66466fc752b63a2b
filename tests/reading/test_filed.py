"""A dateline says where a report was filed."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.filed import leave_dateline
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ("AZUL, Aug 2 (AP) -- Nine traders were killed.", "AZUL", False),
        ("AZUL, Aug 2 (AP) -- Nine traders were killed in Verde.", "Verde", True),
        ("AZUL, Aug 2 (AP) -- Nine traders were killed in this capital.", "AZUL", True),
        ("AZUL, Aug 2 (AP) -- Nine traders were killed north of Azul.", "AZUL", True),
        ("Nine traders were killed in Azul.", "Azul", True),
    ],
)
def test_the_datelines_place(text: str, place: str, kept: bool) -> None:
    read = drafts(text, proposal(text, Kind.KILLED, count="Nine", affected="traders", place=place))
    (told,) = leave_dateline(text, read)
    assert (told.place is not None) is kept
