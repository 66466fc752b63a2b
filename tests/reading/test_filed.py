"""A dateline says where a report was filed."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.span import Span
from counterclaim.knowledge.scene import ranked
from counterclaim.reading.filed import leave_dateline, scene_told
from counterclaim.reading.locating import with_places
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


def test_the_dateline_tells_the_country_once() -> None:
    text = "MADRID (SPAIN), 18 NOV 89 (EFE) -- [TEXT] The Salvadoran army and the Salvadoran air force denied it."
    assert ranked(scene_told(text)) == ("ES", "SV")


@pytest.mark.parametrize(("confidence", "expected"), [(0.9, ("ML", "UA")), (0.4, ("UA", "ML"))])
def test_sure_places_of_the_harm_tell_the_country(confidence: float, expected: tuple[str, ...]) -> None:
    told = scene_told("Ukraine and Kyiv rejected what Mali said.")
    gao = ResolvedPlace(2457163, "Gao", "ML", "Gao", 16.3, 0.0, 1, confidence)
    assert ranked(with_places(told, [Mention("Gao", Span(0, 0), place=gao), None])) == expected
