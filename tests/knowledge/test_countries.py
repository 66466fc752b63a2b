"""Countries by name and by the words for their people."""

import pytest

from counterclaim.knowledge.countries import (
    alpha2,
    alpha3,
    country,
    country_name,
    country_of,
    named_country,
    neighbours,
)

NAMED = [
    ("Malian army", "ML"),
    ("in Burkina Faso", "BF"),
    ("Burkinabè volunteers", "BF"),
    ("SALVADORAN ARMED FORCES", "SV"),
    ("Nigerien gendarmes", "NE"),
    ("Nigerian soldiers", "NG"),
    ("South Sudan's police", "SS"),
    ("Papua New Guinea", "PG"),
    ("Guinea-Bissau", "GW"),
    ("Equatorial Guinea", "GQ"),
    ("Côte d'Ivoire", "CI"),
    ("Cote d’Ivoire", "CI"),
    ("the Democratic Republic of the Congo", "CD"),
    ("two Frenchmen", "FR"),
    ("Russians", "RU"),
    ("the Philippines", "PH"),
    ("the U.S. Embassy", "US"),
    ("US troops", "US"),
    ("they told us", None),
    ("New Mexico", None),
    ("Gulf of Guinea", None),
    ("rebels", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "code"), NAMED)
def test_country_of_words(words: str, code: str | None) -> None:
    assert country_of(words) == code


def test_only_the_name_itself_is_a_named_country() -> None:
    assert named_country("the Gambia") == "GM"
    assert named_country("MALI") == "ML"
    assert named_country("Malian") is None
    assert named_country("northern Mali") is None


def test_codes_go_both_ways() -> None:
    assert (alpha3("ML"), alpha2("MLI"), country_name("ML")) == ("MLI", "ML", "Mali")
    mali = country("ML")
    assert mali is not None and mali.numeric == 466 and mali.capital == "Bamako"
    assert {"NE", "BF", "DZ"} <= set(neighbours("ML"))
    assert (alpha3("QQ"), alpha2("QQQ"), country("QQ"), neighbours("QQ")) == (None, None, None, ())
