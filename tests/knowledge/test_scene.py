"""The countries that a text plays in."""

import pytest

from counterclaim.knowledge.scene import scene_of

TEXTS = [
    ("Malian soldiers and Russian fighters left Kidal; Mali said nothing.", ("ML", "RU")),
    ("Police in Khyber Pakhtunkhwa found two bodies in Balochistan.", ("PK",)),
    ("TROOPS OF THE SALVADORAN ARMY MARCHED THROUGH CHALATENANGO.", ("SV",)),
    ("Rebels in Jharkhand", ("IN",)),
    ("The central government moved north.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "countries"), TEXTS)
def test_scene(text: str, countries: tuple[str, ...]) -> None:
    assert scene_of(text)[: len(countries)] == countries
    if not countries:
        assert scene_of(text) == ()
