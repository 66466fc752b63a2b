"""GED, ACLED's columns and eventreport: what a coder finds in each."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention
from counterclaim.claims.record import Record, Review
from counterclaim.claims.span import Span
from counterclaim.publishing.exports.ged import ged, priogrid
from counterclaim.publishing.exports.numbering import FIRST, LAST, numbers
from counterclaim.weighing.eventrows import aggregate_events
from counterclaim.weighing.policy import policy_names
from tests.book.making import at, changed
from tests.book.making import told as worded
from tests.exports.making import battle, massacre, named, raid, released, rendered, rows
from tests.weighing.making import record

COLUMNS = yaml.safe_load((Path(__file__).parent / "columns.yaml").read_text("utf-8"))


@pytest.mark.parametrize("format, number", [("ged", 49), ("acled", 31), ("eventreport", 10), ("ftm", 14)])
def test_columns_are_those_of_the_producer(format: str, number: int) -> None:
    names = COLUMNS[format].split()
    header = rendered(format).decode("utf-8-sig").splitlines()[0].split(",")
    assert len(names) == number and header[:number] == names
    assert format == "eventreport" or len(header) == number


def test_a_battle_in_ged() -> None:
    row = next(r for r in rows(rendered("ged")) if r["relid"] == "battle")
    told = {
        "type_of_violence": "1",
        "code_status": "Clear",
        "dyad_name": "Government of Mali - Permanent Strategic Framework",
        "side_a": "Government of Mali",
        "gwnoa": "432",
        "gwnob": "",
        "country": "Mali",
        "country_id": "432",
        "region": "Africa",
        "where_prec": "1",
        "where_coordinates": "Ber",
        "adm_1": "Tombouctou",
        "geom_wkt": "POINT (-2.5 16.8)",
        "date_start": "2024-07-25 00:00:00.000",
        "date_end": "2024-07-27 00:00:00.000",
        "date_prec": "2",
        "event_clarity": "1",
        "active_year": "1",
        # Wagner fought beside the army: 50 and 47. "At least 84" is the highest that anybody tells.
        "deaths_a": "97",
        "deaths_b": "0",
        "low": "97",
        "best": "97",
        "high": "131",
        "number_of_sources": "3",
        "source_article": '"The Gazette,2024-08-02,early";"The Gazette,2024-08-03,jnim";"The Gazette,2024-08-04,late"',
        "source_date": "2024-08-02;2024-08-03;2024-08-04",
        "source_original": "the CSP, JNIM, Wagner",
    }
    assert {name: row[name] for name in told} == told


def test_one_sided_violence_in_ged() -> None:
    row = next(r for r in rows(rendered("ged")) if r["relid"] == "massacre")
    told = ("type_of_violence", "side_b", "deaths_civilians", "deaths_a", "best", "low", "high", "country", "gwnoa")
    assert [row[name] for name in told] == ["3", "Civilians", "10", "0", "10", "10", "15", "Burkina Faso", ""]


def test_ged_leaves_out_what_has_no_death_and_sums_of_nothing() -> None:
    assert [r["relid"] for r in rows(rendered("ged"))] == ["massacre", "battle"]


def russians() -> Record:
    """Two soldiers of Russia, dead by nobody's hand."""
    actor = ActorCandidate("rus.forces", "Russian Armed Forces", 0.9)
    two = record(None, "2", "Russian soldiers", status=Status.COMBATANT, report="r2")
    return changed(two, affected=Mention("Russian soldiers", Span(0, 0), 0.9, (actor,)))


@pytest.mark.parametrize(
    "records, violence, a, b, status",
    [
        ((record("the army", "9", "fighters", status=Status.COMBATANT),), "", "Government of Mali", "", "Check dyad"),
        (
            (record(None, "9", "people", perpetrator="JNIM"),),
            "",
            "Jama'at Nusrat al-Islam wal-Muslimin",
            "",
            "Check dyad",
        ),
        ((record(None, "9", "villagers", status=Status.CIVILIAN),), "", "", "Civilians", "Check dyad"),
        (
            (record(None, "9", "soldiers", perpetrator="JNIM"),),
            "1",
            "Government of Mali",
            "Jama'at Nusrat al-Islam wal-Muslimin",
            "Clear",
        ),
        (
            (record(None, "9", "villagers", status=Status.CIVILIAN, perpetrator="the army"),),
            "3",
            "Government of Mali",
            "Civilians",
            "Clear",
        ),
        (
            # Dead of two states make these no enemies.
            (record(None, "9", "soldiers"), russians()),
            "",
            "Government of Mali",
            "",
            "Check dyad",
        ),
        (
            # What the army denies does not make it the doer.
            (
                record(None, "9", "villagers", status=Status.CIVILIAN),
                record(
                    "the army", "no", "villagers", status=Status.CIVILIAN, perpetrator="the army", stance=Stance.DENIES
                ),
            ),
            "",
            "",
            "Civilians",
            "Check dyad",
        ),
    ],
)
def test_who_fought_whom(records: tuple[Record, ...], violence: str, a: str, b: str, status: str) -> None:
    (row,) = rows(rendered("ged", named("x", *(at(r, "Ber", 5) for r in records))))
    assert (row["type_of_violence"], row["side_a"], row["side_b"], row["code_status"]) == (violence, a, b, status)


def test_what_nobody_tells_stays_empty_and_is_to_be_checked() -> None:
    (row,) = rows(rendered("ged", named("x", at(record(None, "9", "soldiers", perpetrator="JNIM"), "Nowhere"))))
    assert row["code_status"] == "Check place, date"
    for name in ("date_start", "date_prec", "year", "latitude", "geom_wkt", "priogrid_gid", "country_id", "where_prec"):
        assert row[name] == ""
    assert row["where_description"] == "Nowhere"


def test_a_share_of_a_sum_is_an_unclear_event() -> None:
    toll = record("the UN", "31", "people", scope=Scope.CUMULATIVE, report="un", id="toll")
    days = [at(record(None, "several", "houses", kind=Kind.DESTROYED, report=f"d{n}"), "Ber", n) for n in (1, 2, 3)]
    incidents = [named(f"day {n}", one, attached=(toll,)) for n, one in enumerate(days)]
    found = rows(rendered("ged", *incidents, policy="acled"))
    assert [(r["best"], r["event_clarity"]) for r in found] == [("11", "2"), ("10", "2"), ("10", "2")]


@pytest.mark.parametrize(
    "latitude, longitude, cell", [(50.45, 30.52333, 202022), (-90, -180, 1), (90, 180, 259200), (0.1, 0.1, 129961)]
)
def test_cells_of_priogrid(latitude: float, longitude: float, cell: int) -> None:
    assert priogrid(latitude, longitude) == cell


def test_numbers_are_of_the_id_alone_and_never_shared() -> None:
    ids = [f"incident {n}" for n in range(2000)]
    found = numbers(ids)
    assert len(set(found.values())) == 2000 and all(FIRST <= n <= LAST for n in found.values())
    assert numbers(ids[:3]) == {id: found[id] for id in ids[:3]}


COUNTS = st.sampled_from(
    ["9", "at least 84", "up to 50", "10 to 15", "about 50", "nearly 50", "no", "dozen", "several"]
)
CLAIMS = st.builds(
    lambda who, count, whom, doer, kind, stance, scope, report, review: record(
        who, count, whom, perpetrator=doer, kind=kind, stance=stance, scope=scope, report=report, review=review
    ),
    st.sampled_from([None, "the CSP", "JNIM", "the army", "the UN", "witnesses"]),
    COUNTS,
    st.sampled_from(["Wagner fighters", "soldiers", "policemen", "people"]),
    st.sampled_from([None, "JNIM", "the army"]),
    st.sampled_from([Kind.KILLED, Kind.KILLED, Kind.CASUALTIES, Kind.WOUNDED, Kind.CONTROL]),
    st.sampled_from([*Stance]),
    st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.PART]),
    st.sampled_from(["r1", "r2", "r3"]),
    st.sampled_from([Review.NONE, Review.NONE, Review.REJECTED]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIMS, max_size=6, unique_by=lambda r: r.id), st.sampled_from(policy_names()))
def test_figures_are_in_order_and_sides_add_up_under_every_policy(records: list[Record], policy: str) -> None:
    for row in ged(released(Incident("x", tuple(records)), policy=policy)).rows:
        parts = [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        assert all(isinstance(part, int) and part >= 0 for part in parts)
        assert sum(parts) == row["best"]  # type: ignore[arg-type]
        assert 0 <= row["low"] <= row["best"] <= row["high"] and row["high"] > 0  # type: ignore[operator]


@pytest.mark.parametrize(
    "incident, told",
    [
        (battle(), ("Battles", "Armed clash", "Malian Armed Forces", "State forces-Rebel group", "", "97")),
        (
            massacre(),
            (
                "Violence against civilians",
                "Attack",
                "Jama'at Nusrat al-Islam wal-Muslimin",
                "Rebel group-Civilians",
                "Civilian targeting",
                "10",
            ),
        ),
        (
            raid(),
            (
                "Violence against civilians",
                "Abduction/forced disappearance",
                "Unidentified Armed Group",
                "Political militia-Civilians",
                "Civilian targeting",
                "0",
            ),
        ),
    ],
)
def test_events_of_acled(incident: Incident, told: tuple[str, ...]) -> None:
    (row,) = rows(rendered("acled", incident))
    names = ("event_type", "sub_event_type", "actor1", "interaction", "civilian_targeting", "fatalities")
    assert tuple(row[name] for name in names) == told


@pytest.mark.parametrize(
    "sentence, sub_type",
    [
        ("An air strike killed 12 villagers.", "Air/drone strike"),
        ("Twelve villagers died when their cart hit a landmine.", "Remote explosive/landmine/IED"),
        ("A suicide bomber attacked; a suicide bombing killed 12.", "Suicide bomb"),
        ("Rocket-propelled grenades killed 12.", "Shelling/artillery/missile attack"),
        ("Gunmen killed 12 villagers.", "Attack"),
    ],
)
def test_means_are_read_from_the_sentences(sentence: str, sub_type: str) -> None:
    killing = worded(at(record(None, "12", "villagers", status=Status.CIVILIAN), "Djibo", 3), sentence)
    (row,) = rows(rendered("acled", named("x", killing)))
    assert row["sub_event_type"] == sub_type
    assert row["event_type"] == ("Violence against civilians" if sub_type == "Attack" else "Explosions/Remote violence")


def test_acled_says_when_and_where_how_exactly() -> None:
    row = next(r for r in rows(rendered("acled")) if r["location"] == "Ber")
    told = ("event_date", "time_precision", "geo_precision", "iso", "region", "country", "timestamp", "tags")
    assert [row[n] for n in told] == [
        "2024-07-25",
        "2",
        "1",
        "466",
        "Western Africa",
        "Mali",
        "1725193800",
        "contested",
    ]
    assert row["event_id_cnty"].startswith("CC-")


def test_a_row_for_each_report_that_eventreport_aggregates() -> None:
    found = rows(rendered("eventreport"))
    assert [
        (r["event_id"], r["deaths_low"], r["deaths_best"], r["deaths_high"], r["injuries_best"]) for r in found
    ] == [
        ("massacre", "12", "12", "12", "5"),
        ("massacre", "10", "10", "15", ""),
        ("battle", "", "", "", ""),
        ("battle", "50", "50", "50", ""),
        ("battle", "131", "131", "131", ""),
        ("raid", "", "", "", ""),
    ]
    events = {str(e["event_id"]): e for e in aggregate_events(found, "conservative")}
    assert (events["battle"]["deaths_best"], events["massacre"]["city"]) == (50.0, "Djibo")
