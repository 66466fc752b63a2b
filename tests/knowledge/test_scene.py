"""The countries that a text plays in."""

import pytest

from counterclaim.knowledge.scene import scene_of

TEXTS = [
    ("Malian soldiers and Russian fighters left Kidal; Mali said nothing.", ("ML", "RU")),
    ("Police in Khyber Pakhtunkhwa found two bodies in Balochistan.", ("PK",)),
    ("TROOPS OF THE SALVADORAN ARMY MARCHED THROUGH CHALATENANGO.", ("SV",)),
    ("Rebels in Jharkhand", ("IN",)),
    ("The central government moved north.", ()),
    ("Policemen of Karachi caught a man called Shiraz.", ("PK", "IR")),
    ("THE FMLN GENERAL COMMAND CLAIMED THE ATTACK ON SAN SALVADOR.", ("SV",)),
    ("Of the Central Reserve Police Force two were hurt.", ("IN",)),
    ("Salvador Rivera lives in Cordoba.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "countries"), TEXTS)
def test_scene(text: str, countries: tuple[str, ...]) -> None:
    assert scene_of(text)[: len(countries)] == countries
    if not countries:
        assert scene_of(text) == ()


FILED = [
    # the dateline's place, the text, its countries
    ("BOGOTA", "A bomb hurt nine policemen.", ("CO",)),
    ("SAN SALVADOR", "A U.S. citizen was hurt, the U.S. embassy said.", ("SV", "US")),
    ("MADRID (SPAIN)", "The talks went on.", ("ES",)),
    ("SALEM, Ore.", "A shot was heard.", ("US",)),
    ("DAKAR", "Mali: the Malian army says that rebels in Mali killed two Malian soldiers, the Malians say.", ("ML",)),
    ("SANTA ANA", "A shot was heard.", ()),
    ("NOWHERE AT ALL", "A shot was heard.", ()),
]


@pytest.mark.parametrize(("filed", "text", "countries"), FILED)
def test_where_it_was_filed_has_a_say(filed: str, text: str, countries: tuple[str, ...]) -> None:
    assert scene_of(text, filed) == countries


def test_a_country_in_passing_is_no_scene() -> None:
    assert scene_of("Malian " * 20 + "and a French priest") == ("ML",)
