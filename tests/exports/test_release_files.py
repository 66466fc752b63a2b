"""HXL, GeoJSON, FollowTheMoney, claims, the data package, and how files are written."""

import hashlib
import io
import json
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from counterclaim.claims.record import Review
from counterclaim.publishing.exports import FORMATS, release, write_release
from counterclaim.publishing.exports.losses import losses
from counterclaim.publishing.exports.package import package_files
from counterclaim.publishing.exports.schema import load_schema, table
from counterclaim.weighing.policy import load_policy
from tests.exports.making import MOMENT, battle, massacre, named, raid, released, rendered, rows, year_toll
from tests.weighing.making import actors, record


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_release_is_the_same_bytes_in_whatever_order(format: str) -> None:
    told = [battle(), massacre(), raid(), year_toll()]
    shuffled = [replace(i, records=tuple(random.Random(2).sample(i.records, len(i.records)))) for i in told[::-1]]
    render, policy = FORMATS[format].render, load_policy()
    assert render(release(told, policy, actors(), MOMENT)) == render(release(shuffled, policy, actors(), MOMENT))


@pytest.mark.parametrize("format", FORMATS)
def test_a_release_of_nothing_is_a_table_without_rows(format: str) -> None:
    assert FORMATS[format].render(release((), load_policy(), actors(), MOMENT))


def test_two_incidents_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        released(battle(), battle())


def test_tags_are_the_second_row_of_hxl() -> None:
    tags, *incidents = rows(rendered("hxl"))
    assert (tags["killed"], tags["killed_low"], tags["latitude"]) == (
        "#affected+killed",
        "#affected+killed+min",
        "#geo+lat",
    )
    assert all(tag.startswith("#") for tag in tags.values())
    told = {r["id"]: (r["killed_low"], r["killed"], r["killed_high"], r["is_sum"]) for r in incidents}
    # "At least 84" leaves the upper bound open: an empty cell, not a number.
    assert told["battle"] == ("97", "97", "", "false") and told["toll"] == ("", "", "", "true")
    assert next(r for r in incidents if r["id"] == "battle")["status"] == "contested"


def test_geojson_has_longitude_first_and_precision_beside_every_point() -> None:
    told = json.loads(rendered("geojson"))
    features = {f["id"]: f for f in told["features"]}
    assert told["type"] == "FeatureCollection" and "crs" not in told
    assert features["battle"]["geometry"] == {"type": "Point", "coordinates": [-2.5, 16.8]}
    assert features["battle"]["properties"]["where_prec"] == 1
    assert features["raid"]["geometry"] is None and features["raid"]["properties"]["location_worded"] == "Nowhere"
    assert all("where_prec" in f["properties"] for f in told["features"])


def test_statements_of_followthemoney() -> None:
    found = rows(rendered("ftm"))
    for row in found:
        told = f"{row['dataset']}.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(told.encode()).hexdigest()
    entities = {row["entity_id"]: row["schema"] for row in found if row["prop"] == "id"}
    assert {r["entity_id"] for r in found} == entities.keys()
    assert all(row["value"] in entities for row in found if row["prop_type"] == "entity")
    assert {"cc-actor-mli.csp": "Organization", "cc-actor-mli.government": "PublicBody"}.items() <= entities.items()
    notes = {r["value"] for r in found if r["schema"] == "Note" and r["prop"] == "description"}
    assert "the CSP asserts at least 84 Wagner fighters" in notes


def test_a_checksum_of_an_entity_is_of_its_statements() -> None:
    found = [row for row in rows(rendered("ftm")) if row["entity_id"] == "cc-actor-mli.csp"]
    ids = sorted(row["id"] for row in found if row["prop"] != "id")
    own = next(row["value"] for row in found if row["prop"] == "id")
    assert own == hashlib.sha1("".join(["Organization", *ids]).encode()).hexdigest()


def test_every_claim_has_its_sentence_and_offsets() -> None:
    found = {row["id"]: row for row in rows(rendered("csv"))}
    row = found["csp-84"]
    told = (
        "low",
        "high",
        "claimant_actor_id",
        "side_id",
        "sentence_start",
        "sentence_end",
        "date_start",
        "approximate",
    )
    assert [row[n] for n in told] == ["84", "", "mli.csp", "rus.wagner", "0", "40", "2024-07-25", "false"]
    assert row["sentence"] == "the CSP asserts at least 84 Wagner fighters"
    assert (found["un-500"]["incident"], found["un-500"]["sum_of"]) == ("", "toll")


def test_parquet_has_types_nulls_and_the_words_as_they_stand() -> None:
    claim = replace(record(None, "12", "people"), sentence="a\nb\u202e\ud800")
    found = pq.read_table(io.BytesIO(rendered("parquet", named("x", claim))))
    (row,) = found.to_pylist()
    assert row["sentence"] == "a\nb\u202e\ufffd" and row["latitude"] is None and row["low"] == 12
    assert [str(found.schema.field(n).type) for n in ("low", "published", "obsolete", "latitude")] == [
        "int64", "date32[day]", "bool", "double"
    ]  # fmt: skip
    assert found.schema.metadata[b"policy"] == b"ledger 1"


def test_the_package_is_valid_and_whole(tmp_path: Path) -> None:
    write_release(released(), "datapackage", tmp_path / "package")
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    told = json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))
    assert {r["path"] for r in told["resources"]} == {p.name for p in (tmp_path / "package").iterdir()} - {
        "datapackage.json"
    }
    for resource in told["resources"]:
        content = (tmp_path / "package" / resource["path"]).read_bytes()
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])


def test_frictionless_finds_a_changed_figure(tmp_path: Path) -> None:
    write_release(released(), "datapackage", tmp_path / "package")
    ged = tmp_path / "package" / "ged.csv"
    ged.write_text(ged.read_text("utf-8").replace(",97,131,97,", ",97,131,98,"), "utf-8")
    assert not frictionless.validate(str(tmp_path / "package" / "datapackage.json")).valid


def test_the_page_of_losses_names_every_file_and_what_was_left_out() -> None:
    files = package_files(released())
    page = files["README.md"].decode()
    told = {name for heading in losses() for name in heading.split(", ")}
    assert told == files.keys() - {"datapackage.json", "README.md"}
    assert all(f"## {heading}" in page for heading in losses())
    assert (
        "In this release: 2 of 4; left out 1: a sum over several incidents alone; 1: no death in any estimate." in page
    )
    assert "4 incidents" not in page and "3 incidents, 1 sums" in page


def test_a_zip_holds_the_same_files() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("datapackage"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == package_files(released())


def test_rejected_claims_are_in_the_table_of_claims_alone() -> None:
    rejected = named("x", record(None, "12", "people", review=Review.REJECTED, id="no"))
    assert rows(rendered("csv", rejected))[0]["review"] == "rejected"
    for format in ("ged", "acled", "eventreport"):
        assert rows(rendered(format, rejected)) == []


@pytest.mark.parametrize(
    "change, fault",
    [
        ({"best": "12"}, "ged, row 1: best is no integer"),
        ({"type_of_violence": 4}, "type_of_violence is none of 1, 2, 3"),
        ({"latitude": 91.0}, "latitude is above 90"),
        ({"relid": ""}, "relid is missing"),
        ({"active_year": 1}, "active_year is no boolean"),
        ({"extra": 1}, "extra is missing or no column"),
    ],
)
def test_the_writer_is_strict(change: dict[str, object], fault: str) -> None:
    from counterclaim.publishing.exports.ged import ged

    row = {**ged(released(battle())).rows[0], **change}
    with pytest.raises(ValueError, match=fault):
        table(load_schema("ged"), [row])  # type: ignore[list-item]


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ged.csv"
    target.write_text("before")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    for format, path in (("ged", target), ("datapackage", tmp_path / "package")):
        with pytest.raises(OSError, match="disk full"):
            write_release(released(), format, path)
    assert [p.name for p in tmp_path.iterdir()] == ["ged.csv"] and target.read_text() == "before"
    monkeypatch.undo()
    write_release(released(), "ged", target)
    assert target.read_bytes() == FORMATS["ged"].render(released())


def test_what_is_there_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    with pytest.raises(FileExistsError, match="exists already"):
        write_release(released(), "datapackage", tmp_path / "package")
    with pytest.raises(ValueError, match="no format 'gtd'; there are ged"):
        write_release(released(), "gtd", tmp_path / "x")
