"""One small case a rule of policies.md."""

from pathlib import Path

import pytest

from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.record import Record, Review
from counterclaim.weighing.estimate import Estimate, Use
from counterclaim.weighing.policy import load_policy, policy_names
from counterclaim.weighing.weigh import weigh
from tests.weighing.making import actors, incident, record

Bounds = tuple[int | None, int | None, int | None]


def estimate(policy: str, *records: Record) -> Estimate:
    return weigh(incident(*records), load_policy(policy), actors())


def killed(policy: str, *records: Record) -> Bounds:
    (side,) = [s for s in estimate(policy, *records).sides if s.kind is Kind.KILLED]
    return side.low, side.best, side.high


def uses(policy: str, *records: Record) -> list[str]:
    rows = {row.id: row.use.value for row in estimate(policy, *records).rows}
    return [rows[r.id] for r in records]


def residents(count: str, day: int = 1, **more: object) -> Record:
    return record("residents", count, day=day, report=f"residents{day}", **more)  # type: ignore[arg-type]


def hospital(count: str, day: int = 1) -> Record:
    return record("the hospital", count, day=day, report=f"hospital{day}")


def rebels(count: str, day: int = 1) -> Record:
    """Who blame the army."""
    return record("rebels", count, day=day, report=f"rebels{day}", perpetrator="the army")


POLICE = record("police officials", "12", report="police", day=3)
"""A party to the conflict, about people, blaming nobody."""


@pytest.mark.parametrize(
    "policy, records, expected",
    [
        # ledger: two third parties, else a claim against interest, else one third party, else a belligerent.
        ("ledger", (residents("10"), hospital("12"), rebels("30")), (10, 10, 30)),
        ("ledger", (residents("10"), rebels("30")), (10, 10, 30)),
        ("ledger", (rebels("30"),), (30, 30, 30)),
        ("ledger", (rebels("30"), POLICE), (12, 12, 30)),
        ("ledger", (residents("9"), POLICE), (9, 9, 12)),
        ("ledger", (residents("at least 10"), hospital("12")), (10, 10, None)),
        ("ledger", (residents("up to 20"),), (None, None, 20)),
        ("ledger", (residents("10 to 15"),), (10, 10, 15)),
        ("ledger", (residents("nearly 50"),), (None, 49, 49)),
        ("ledger", (residents("dozen"),), (24, 24, 99)),
        ("ledger", (residents("no"),), (0, 0, 0)),
        # ucdp: the most reliable source, of equals the lower; a belligerent counts where nobody else tells.
        ("ucdp", (residents("12"), hospital("10"), rebels("30")), (10, 10, 12)),
        ("ucdp", (rebels("30"), record("the CSP", "40", report="csp", perpetrator="the army")), (30, 30, 40)),
        ("ucdp", (residents("at least 10"),), (10, 10, 10)),
        ("ucdp", (residents("up to 10"),), (10, None, 10)),
        ("ucdp", (residents("plural"),), (1, 1, 1)),
        ("ucdp", (residents("several"),), (None, None, None)),
        # acled: the lowest, until a reliable or corroborated figure comes.
        ("acled", (rebels("30"), record("the CSP", "40", report="csp", perpetrator="the army")), (30, 30, 30)),
        ("acled", (rebels("8"), residents("12")), (12, 12, 12)),
        ("acled", (residents("8"), hospital("12"), rebels("12")), (12, 12, 12)),
        ("acled", (residents("up to 20"), hospital("12")), (12, 12, 12)),
        ("acled", (residents("up to 20"),), (None, None, None)),
        ("acled", (residents("several"),), (3, 3, 3)),
        ("acled", (residents("dozen"),), (12, 12, 12)),
        ("acled", (residents("hundred"),), (100, 100, 100)),
        ("acled", (residents("score"),), (None, None, None)),
        # gtd: the most recent, unless in doubt; the majority; the lowest.
        ("gtd", (residents("10", 1), hospital("12", 2)), (12, 12, 12)),
        ("gtd", (residents("10", 1), hospital("10", 1), rebels("30", 2)), (10, 10, 10)),
        ("gtd", (residents("10", 1), hospital("12", 1), rebels("30", 2)), (10, 10, 10)),
        ("gtd", (residents("10", 2), hospital("12", 2)), (10, 10, 10)),
        ("gtd", (residents("10"), POLICE), (12, 12, 12)),
        ("gtd", (residents("dozen"),), (None, None, None)),
        # airwars: lowest and highest credible.
        ("airwars", (residents("10"), hospital("at least 12"), rebels("30")), (10, 10, 12)),
        ("airwars", (residents("up to 12"),), (12, 12, 12)),
        # ibc: two independent sources or nothing.
        ("ibc", (residents("10"), hospital("12")), (10, None, 12)),
        ("ibc", (residents("at least 10"), hospital("up to 12")), (10, None, 12)),
        ("ibc", (residents("10"),), (None, None, None)),
        # eventreport, a row a report.
        ("conservative", (residents("10"), hospital("12"), rebels("12")), (10, 10, 10)),
        ("informative", (residents("10"), hospital("12"), rebels("12")), (12, 12, 12)),
        ("representative", (residents("10"), hospital("12"), rebels("12")), (12, 12, 12)),
        ("representative", (residents("10"), hospital("12")), (10, 10, 10)),
        ("conservative", (residents("10", 1), residents("14", 2)), (10, 10, 10)),
        ("conservative", (residents("dozen"),), (None, None, None)),
    ],
)
def test_figures(policy: str, records: tuple[Record, ...], expected: Bounds) -> None:
    assert killed(policy, *records) == expected


def test_a_claim_against_interest_goes_before_one_third_party() -> None:
    own = record("the army", "6", "soldiers", report="army")
    stranger = record("residents", "9", "soldiers", report="residents")
    assert killed("ledger", own, stranger) == (6, 6, 9)


@pytest.mark.parametrize("policy", policy_names())
def test_what_every_policy_sets_aside(policy: str) -> None:
    records = (
        residents("10", 1),
        record("the UN", "500", scope=Scope.CUMULATIVE, report="un"),
        record("the UN", "3", scope=Scope.PART, report="un"),
        record("the hospital", "plural", stance=Stance.WITHHOLDS, report="hospital"),
        record("rebels", "plural", stance=Stance.DENIES, report="rebels"),
        record("the army", "7", review=Review.REJECTED, report="army"),
        record("the UN", "2", "trucks", kind=Kind.DESTROYED, report="un"),
    )
    assert uses(policy, *records)[1:] == ["cumulative", "part", "withheld", "denial", "rejected", "not_harm"]


@pytest.mark.parametrize("policy", ["ledger", "ucdp", "acled", "gtd", "airwars", "ibc"])
def test_only_the_latest_figure_of_a_claimant_counts(policy: str) -> None:
    records = (residents("10", 1), residents("14", 3), residents("14", 2), residents("dozen", 4), hospital("14", 1))
    found = uses(policy, *records)
    assert (found[0], found[1], found[2]) == ("superseded", "used", "repeated")
    assert found[3] in ("superseded", "no_number")
    assert killed(policy, *records)[0] == 14


@pytest.mark.parametrize(
    "denial, day, use",
    [("plural", 2, "denied_by_itself"), ("10", 2, "denied_by_itself"), ("50", 2, "used"), ("plural", 1, "used")],
)
def test_what_a_claimant_denied_itself(denial: str, day: int, use: str) -> None:
    told = record("rebels", "10", day=2, report="told")
    denied = record("rebels", denial, day=day, report="denied", stance=Stance.DENIES)
    assert uses("ledger", told, denied) == [use, "denial"]


def test_copies_of_a_story_are_one_source() -> None:
    copies = [record(None, "10", report=f"outlet{n}", origin="wire", outlet=f"Outlet {n}") for n in range(15)]
    assert sorted(uses("ibc", *copies)) == ["same_origin"] * 14 + ["unconfirmed"]
    assert sorted(uses("representative", *copies)) == ["same_origin"] * 14 + ["used"]


def test_a_story_that_repeats_its_source_in_its_own_voice_adds_none() -> None:
    quoted = record("the hospital", "10", report="a", origin="wire")
    own = record(None, "10", report="a", origin="wire", number_in_report=2)
    later = record("the hospital", "10", report="b", origin="other", day=2)
    assert uses("ledger", quoted, own) == ["used", "same_origin"]
    assert uses("ledger", quoted, own, later) == ["repeated", "same_origin", "used"]


def test_two_voices_in_one_story_are_one_independent_source() -> None:
    one, two = record("residents", "10", origin="wire"), record("the hospital", "12", origin="wire")
    assert killed("ibc", one, two) == (None, None, None)


def test_two_bodies_of_one_state_are_one_source() -> None:
    army = record("the army", "10", report="a")
    government = record("the government", "10", report="b")
    assert killed("ibc", army, government) == (None, None, None)


@pytest.mark.parametrize("count", ["heavy", "40", "plural"])
def test_acled_reads_casualties_as_no_deaths_unless_deaths_are_told(count: str) -> None:
    unsplit = record("residents", count, kind=Kind.CASUALTIES)
    assert killed("acled", unsplit) == (0, 0, 0)
    assert killed("acled", unsplit, hospital("5")) == (5, 5, 5)


CIVILIANS = {"status": Status.CIVILIAN, "perpetrator": "the army"}


@pytest.mark.parametrize(
    "grade, records",
    [
        ("Weak", [record("residents", "5", **CIVILIANS)]),  # type: ignore[arg-type]
        (
            "Fair",
            [
                record("residents", "5", report="a", **CIVILIANS),  # type: ignore[arg-type]
                record("the UN", "6", report="b", **CIVILIANS),  # type: ignore[arg-type]
            ],
        ),
        (
            "Contested",
            [
                record("residents", "5", report="a", **CIVILIANS),  # type: ignore[arg-type]
                record("the UN", "6", report="b", status=Status.CIVILIAN, perpetrator="JNIM"),
            ],
        ),
        (
            "Confirmed",
            [
                record("residents", "5", report="a", **CIVILIANS),  # type: ignore[arg-type]
                record("the army", "2", report="b", stance=Stance.ACKNOWLEDGES, **CIVILIANS),  # type: ignore[arg-type]
            ],
        ),
        ("Confirmed", [record("JNIM", "plural", kind=Kind.RESPONSIBILITY, perpetrator="JNIM")]),
        ("Discounted", [record("residents", "5", "soldiers", perpetrator="JNIM")]),
        ("Ungraded", [record("the CSP", "5", status=Status.CIVILIAN)]),
        ("Ungraded", []),
    ],
)
def test_airwars_grades(grade: str, records: list[Record]) -> None:
    found = estimate("airwars", *records).grade
    assert found is not None and found.name == grade and found.why


def test_airwars_keeps_a_concession_apart() -> None:
    told = record("residents", "9", report="a", status=Status.CIVILIAN, perpetrator="the army")
    conceded = record(
        "the army", "2", report="b", stance=Stance.ACKNOWLEDGES, status=Status.CIVILIAN, perpetrator="the army"
    )
    (side,) = estimate("airwars", told, conceded).sides
    assert (side.low, side.high) == (9, 9)
    assert side.conceded is not None and (side.conceded.lowest, side.conceded.highest) == (2, 2)
    assert uses("airwars", told, conceded) == ["used", Use.CONCEDED.value]


def test_kinds_and_sides_are_not_mixed() -> None:
    found = estimate(
        "ledger",
        record("the CSP", "5", "soldiers", report="a"),
        record("the CSP", "9", "soldiers", kind=Kind.WOUNDED, report="a"),
        record("the CSP", "7", "Wagner fighters", report="a"),
        record("residents", "2", status=Status.CIVILIAN, report="b"),
        record("residents", "300", kind=Kind.DISPLACED, status=Status.CIVILIAN, report="b"),
    )
    assert [(s.kind.value, s.side.key, s.best) for s in found.sides] == [
        ("killed", "civilians", 2),
        ("killed", "rus.wagner", 7),
        ("killed", "state:MLI", 5),
        ("wounded", "state:MLI", 9),
        ("displaced", "civilians", 300),
    ]


def test_attached_sums_are_never_added() -> None:
    told = incident(residents("10"), attached=[record("the UN", "900", report="un", id="sum")])
    found = weigh(told, load_policy("ledger"), actors())
    assert [row.use for row in found.rows if row.id == "sum"] == [Use.CUMULATIVE]
    assert found.sides[0].high == 10


OWN = """
name: mine
version: "2024-08"
title: Third parties alone
rule: ledger
vague: ledger
kinds: [killed]
parameters: {prefer: [several_independent, one_independent]}
"""


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    mine = load_policy(str(path))
    assert (mine.name, mine.version, mine.parameters["corroborating"]) == ("mine", "2024-08", 2)
    records = (residents("10"), rebels("30"))
    (side,) = weigh(incident(*records), mine, actors()).sides
    assert (side.low, side.best, side.high) == (10, 10, 10)
    assert [row.use for row in side.aside] == [Use.NOT_CREDIBLE]


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "words.yaml"
    table.write_text(
        "{name: words, version: 1, at_least: [low], up_to: [high], nearly: [high], middle: none, "
        "words: {dozen: {low: 13, point: 13, high: 13, mark: ours}}}",
        "utf-8",
    )
    path = tmp_path / "mine.yaml"
    path.write_text(OWN.replace("vague: ledger", f"vague: {table}"), "utf-8")
    (side,) = weigh(incident(residents("dozen")), load_policy(str(path)), actors()).sides
    assert (side.low, side.best, side.high) == (13, 13, 13)


@pytest.mark.parametrize(
    "change, complaint",
    [
        (("rule: ledger", "rule: magic"), "rule is one of"),
        (("rule: ledger", ""), "rule is missing"),
        (("vague: ledger", "vague: dreams"), "no 'dreams'"),
        (("vague: ledger", "vague: ../nowhere.yaml"), "No such file"),
        (("kinds: [killed]", "kinds: killed"), "kinds needs a list"),
        (("kinds: [killed]", "kinds: [destroyed]"), "kinds is one of"),
        (("kinds: [killed]", "kinds: [killed, killed]"), "twice"),
        (("[several_independent, one_independent]", "[rumours]"), "prefer is one of"),
        (("parameters: {", "parameters: {luck: 7, "), "unknown entry 'luck'"),
        (("parameters: {", "parameters: {corroborating: 0, "), "at least 1"),
        (("parameters: {", "parameters: {corroborating: many, "), "whole number"),
        (("parameters: {", "parameters: {corroborating: true, "), "whole number"),
        (("name: mine", "name: [mine]"), "name needs words"),
        (("title:", "subtitle: x\ntitle:"), "unknown entry 'subtitle'"),
        (("title:", "notes: [{says: x, mark: Q}]\ntitle:"), "mark is one of"),
        (("title:", "notes: [7]\ntitle:"), "a table of names and values"),
        (("name: mine", "name: {"), "no YAML"),
        (("name: mine", "name: !!python/object/apply:os.getcwd []"), "no YAML"),
    ],
)
def test_a_wrong_policy_gives_one_clear_line(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN.replace(*change), "utf-8")
    with pytest.raises(ValueError, match=complaint) as refused:
        load_policy(str(path))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("raw", [b"", b"- a\n- b", b"\xff\xfe\x00", b"7", b"[" * 400, b"#" * 1_000_001])
def test_what_is_no_policy_at_all_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(raw)
    with pytest.raises(ValueError):
        load_policy(str(path))


@pytest.mark.parametrize("name", ["", "nobody", "../policies/ledger", "no/such/file.yaml", "LEDGER"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        load_policy(name)


@pytest.mark.parametrize("name", policy_names())
def test_the_packages_policies_say_how_well_their_rules_are_known(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name and policy.notes and policy.title
