"""Names to places, and dumps that users add."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import gazetteer, geonames
from counterclaim.knowledge.folding import fold
from counterclaim.knowledge.gazetteer import add_dump, load_gazetteer

TINZAOUATENE = 2476086
_REST = "\t\t05\t0501\t\t\t120\t\t300\tAfrica/Ndjamena\t2020-01-01\n"
GOOD = (
    "900001\tSample Ford\tSample Ford\tOld Ford,SFD,obere furt\t10.5\t20.25\tP\tPPL\tTD"
    + _REST
    + "900002\tSample District\tSample District\t\t10.4\t20.2\tA\tADM2\tTD"
    + _REST
    + "900003\tSample School\tSample School\t\t10.4\t20.2\tS\tSCH\tTD"
    + _REST
)


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path / "own"))
    yield tmp_path / "own"


@pytest.mark.parametrize(
    "spelling",
    ["Tinzaouaten", "Tin Zaouatine", "Tin-Zaouatène", "Ti-n-Zaouâtene", "TIN ZAOUATEN", "Ti’n’Zaouatene"],
)
def test_spellings_of_one_place(spelling: str) -> None:
    assert TINZAOUATENE in [p.geonames_id for p in load_gazetteer().lookup(spelling)]


def test_a_place_is_told_in_full() -> None:
    place = next(p for p in load_gazetteer().lookup("Kidal") if p.feature_code == "PPLA")
    assert (place.name, place.country, place.country_name, place.admin1) == ("Kidal", "ML", "Mali", "Kidal")
    assert (round(place.latitude), round(place.longitude)) == (18, 1)
    assert place.population > 1000


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Mali", "ML", "PCLI"),
        ("Gao Region", "ML", "ADM1"),
        ("Kunar", "AF", "ADM1"),
        ("Robotyne", "UA", "PPL"),
        ("Donbas", "UA", "RGN"),
        ("Hombori", "ML", "PPL"),
        ("N.Y.", "US", "ADM1"),
        ("Bamako", "ML", "PPLC"),
    ],
)
def test_what_the_bundle_holds(name: str, country: str, code: str) -> None:
    assert (country, code) in [(p.country, p.feature_code) for p in load_gazetteer().lookup(name)]


def test_close_spellings_only_in_indicated_countries() -> None:
    assert load_gazetteer().lookup("Bandiagarra") == []
    assert {p.country for p in load_gazetteer().lookup("Bandiagarra", countries=["ML"])} == {"ML"}
    assert load_gazetteer().lookup("Bandiagarra", countries=["CL"]) == []


def test_unknown_and_empty_names() -> None:
    assert [load_gazetteer().lookup(n) for n in ("Xyqwvutz", "", "  ", "'")] == [[], [], [], []]


@given(st.text(max_size=30))
def test_folding_is_stable(name: str) -> None:
    assert fold(name) == fold(name.upper().lower()) or name.upper().lower() != name.lower()
    assert " " not in fold(name)


def test_a_dump_is_found_beside_the_bundle(own_data: Path, tmp_path: Path) -> None:
    dump = tmp_path / "TD.txt"
    dump.write_text(GOOD, encoding="utf-8")
    assert add_dump(dump) == 2
    place = load_gazetteer().lookup("Old Ford")[-1]
    assert (place.geonames_id, place.country, place.admin2) == (900001, "TD", "Sample District")
    assert 900003 not in [p.geonames_id for p in load_gazetteer().lookup("Sample School")]
    assert load_gazetteer().lookup("Bamako")


def test_adding_twice_replaces(own_data: Path, tmp_path: Path) -> None:
    archive = tmp_path / "TD.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("readme.txt", "about the dump")
        packed.writestr("TD.txt", GOOD)
    assert [add_dump(archive), add_dump(archive)] == [2, 2]
    assert [p.geonames_id for p in load_gazetteer().lookup("Sample Ford")] == [900001]
    assert [f.name for f in own_data.iterdir()] == ["TD.sqlite"]


WRONG = [
    ("a table", b"name,latitude\nGao,16.27\n", "columns"),
    ("cut off within a line", GOOD.encode()[:-60], "columns"),
    ("no numbers", GOOD.replace("10.5", "north").encode(), "not a GeoNames row"),
    ("off the globe", GOOD.replace("10.5", "123.4").encode(), "globe"),
    ("binary", b"\x89PNG\r\n\x1a\n\xff\xfe", "UTF-8"),
    ("one endless line", b"x" * (geonames.LONGEST_LINE + 1), "too long"),
    ("empty", b"", "no places"),
]


@pytest.mark.parametrize(("case", "content", "reason"), WRONG, ids=[case for case, _, _ in WRONG])
def test_a_wrong_file_is_refused(case: str, content: bytes, reason: str, own_data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_bytes(content)
    with pytest.raises(ValueError, match=rf"wrong\.txt.*{reason}"):
        add_dump(wrong)
    assert list(own_data.iterdir()) == []


def test_wrong_archives_are_refused(own_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tmp_path / "plain.zip"
    plain.write_text(GOOD)
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("TD.txt", GOOD * 50)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:100])
    several = tmp_path / "several.zip"
    with zipfile.ZipFile(several, "w") as packed:
        packed.writestr("TD.txt", GOOD)
        packed.writestr("ML.txt", GOOD)
    for path, reason in ((plain, "zip"), (cut, "zip"), (several, "2 .txt dumps")):
        with pytest.raises(ValueError, match=reason):
            add_dump(path)
    monkeypatch.setattr(geonames, "LARGEST_DUMP", 1000)
    with pytest.raises(ValueError, match="unpacks to more"):
        add_dump(whole)


def test_a_missing_file_is_an_os_error(own_data: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        add_dump(tmp_path / "none.txt")


def test_data_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COUNTERCLAIM_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert gazetteer.data_folder() == Path("/data/counterclaim/gazetteer")
