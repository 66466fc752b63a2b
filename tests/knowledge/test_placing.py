"""Place wordings of a report, resolved together: id, precision (UCDP where_prec), countries that hint."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.knowledge.placing import resolve_places

TINZAOUATENE, GAO, KIDAL, MALI = 2476086, 2457163, 2455290, 2453866
GAO_REGION, KIDAL_REGION, CAUCA, ANTIOQUIA, EL_SALVADOR = 2457161, 2597449, 3687029, 3689815, 3585968

ALONE = [
    # wording, hinting countries, GeoNames id, precision
    ("Tinzaouaten", ["ML"], TINZAOUATENE, 1),
    ("Tin Zaouatine", ["ML"], TINZAOUATENE, 1),
    ("Tin-Zaouatène", ["ML"], TINZAOUATENE, 1),
    ("Ti-n-Zaouâtene", ["ML"], TINZAOUATENE, 1),
    ("the northern border town of Tinzaouaten", ["ML"], TINZAOUATENE, 1),
    ("near Tinzaouaten", ["ML"], TINZAOUATENE, 2),
    ("20 km north of Kidal", ["ML"], KIDAL, 2),
    ("80 kilometres from Kidal", ["ML"], KIDAL, 5),
    ("Gao", ["ML"], GAO, 1),
    ("GAO", ["ML"], GAO, 1),
    ("Gao, Mali", [], GAO, 1),
    ("Mali's Gao region", [], GAO_REGION, 4),
    ("Gao region", ["ML"], GAO_REGION, 4),
    ("Kidal province", ["ML"], KIDAL_REGION, 4),
    ("the outskirts of Gao", ["ML"], GAO, 2),
    ("Gao's airport", ["ML"], GAO, 2),
    ("a market in Gao", ["ML"], GAO, 1),
    ("a hotel near the bridge in Gao", ["ML"], GAO, 1),
    ("Mali", [], MALI, 6),
    ("northern Mali", [], MALI, 5),
    ("the Malian border", [], MALI, 5),
    ("Moura", ["ML"], 2453345, 1),
    ("Paris", [], 2988507, 1),
    ("Medellin", ["CO"], 3674962, 1),
    ("SAN SALVADOR", [], 3583361, 1),
    ("NORTHWEST SAN SALVADOR", ["SV"], 3583361, 1),
    ("SAN MIGUEL DEPARTMENT", ["SV"], 3583462, 4),
    ("Santiago", ["CL"], 3871336, 1),
    ("Talcahuano District", ["CL"], 3870282, 3),
    ("Cauca Department", ["CO"], CAUCA, 4),
    ("Turbo and Necocli", ["CO"], ANTIOQUIA, 4),
    ("SAN SALVADOR AND MORAZAN DEPARTMENTS", ["SV"], EL_SALVADOR, 6),
    ("the road between Gao and Kidal", ["ML"], GAO, 5),
    ("the Gao-Kidal road", ["ML"], GAO, 5),
    ("Gao, Mali and Kidal, Mali", [], MALI, 6),
    ("the capital of Namibia", [], 3352136, 1),
    ("a village near the Turkish capital, Ankara", [], 323786, 2),
    ("Buffalo, N.Y.", [], 5110629, 1),
    ("Central African Republic", [], 239880, 6),
    ("Niger", [], 2440476, 6),
    ("Kunar province", ["AF"], 1135702, 4),
    ("Jawzjan", ["AF"], 1139049, 4),
    ("In-Afarak", ["ML"], 2456503, 5),
]


@pytest.mark.parametrize(("wording", "countries", "geonames_id", "precision"), ALONE)
def test_a_wording_alone(wording: str, countries: list[str], geonames_id: int, precision: int) -> None:
    [place] = resolve_places([wording], countries=countries)
    assert place is not None
    assert (place.geonames_id, place.precision) == (geonames_id, precision)
    assert 0.2 <= place.confidence <= 1


UNRESOLVED = [
    "same",
    "SAME",
    "one",
    "ONE",
    "Thursday",
    "the town",
    "the area",
    "THE AREA",
    "the same area",
    "the country",
    "his home",
    "a hospital",
    "No 3856 Gomez Carreno Street",
    "4500 block of Sample Road",
    "SEVENTH STREET AND SECOND AVENUE",
    "Kasi Road",
    "Kenya and Tanzania",
    "the Gulf of Guinea",
    "headquarters of the Cambodian army",
    "Wagner",
    "",
    "   ",
    "…",
    "12",
]


@pytest.mark.parametrize("wording", UNRESOLVED)
def test_what_points_back_or_is_an_address_stays_unresolved(wording: str) -> None:
    assert resolve_places([wording], countries=["CL"]) == [None]


TOGETHER = [
    # the ambiguous wording, the report's other places, its country
    ("Léré", ["Tombouctou", "Niafounké"], "ML"),
    ("Léré", ["N'Djamena", "Pala"], "TD"),
    ("San Miguel", ["Usulutan", "San Salvador"], "SV"),
    ("Cartagena", ["Medellin", "Cali"], "CO"),
    ("Cartagena", ["Murcia", "Madrid"], "ES"),
    ("Tripoli", ["Beirut", "Sidon"], "LB"),
    ("Tripoli", ["Benghazi", "Misrata"], "LY"),
]


@pytest.mark.parametrize(("wording", "others", "country"), TOGETHER)
def test_other_places_settle_ambiguity(wording: str, others: list[str], country: str) -> None:
    place = resolve_places([wording, *others])[0]
    assert place is not None and place.country == country


def test_a_small_place_elsewhere_is_not_believed() -> None:
    assert resolve_places(["Talcahuano Viejo", "Zacamil"], countries=["ML"]) == [None, None]


@pytest.mark.parametrize("wording", ["Escalon neighborhood", "San Jose neighborhood", "San Patricio suburb"])
def test_a_part_of_a_town_lies_in_no_other_country(wording: str) -> None:
    assert resolve_places([wording], countries=["SV", "US"]) == [None]


@pytest.mark.parametrize(("share", "country"), [(0.9, "US"), (0.2, None)])
def test_what_is_named_in_passing_is_no_scene(share: float, country: str | None) -> None:
    """Escalon, California, is small."""
    (place,) = resolve_places(["Escalon"], countries=["SV", "US"], shares=[1.0, share])
    assert (place.country if place else None) == country


def test_context_raises_confidence() -> None:
    def confidence(countries: list[str]) -> float:
        [place] = resolve_places(["Tinzaouaten"], countries=countries)
        return place.confidence if place else 0.0

    assert confidence(["ML"]) > confidence([])


def test_a_close_spelling_is_less_sure() -> None:
    exact, close = resolve_places(["Bandiagara", "Bandiagarra"], countries=["ML"])
    assert exact is not None and close is not None
    assert close.country == "ML" and close.confidence < exact.confidence


NAMES = ["Gao", "Kidal", "Léré", "Mopti", "northern Mali", "Tripoli", "San Miguel", "the town", "Gao and Kidal"]


@settings(deadline=None, max_examples=30)
@given(st.permutations(NAMES))
def test_order_does_not_matter(names: list[str]) -> None:
    def by_name(given: list[str]) -> dict[str, ResolvedPlace | None]:
        return dict(zip(given, resolve_places(given), strict=True))

    assert by_name(names) == by_name(NAMES)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_words_are_borne(names: list[str]) -> None:
    found = resolve_places(names)
    assert len(found) == len(names)
    assert all(p is None or 1 <= p.precision <= 7 for p in found)
