"""What a spreadsheet opens, and what it must not run."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.span import Span
from counterclaim.publishing.exports.cells import armed, cell_text, inert, plain_number
from tests.book.making import at, changed, told
from tests.exports.making import named, rendered, retold, rows
from tests.weighing.making import record

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    ' =HYPERLINK("x")',
    "'=1",
    "x;=cmd|' /C'!A0",
]
RUN = tuple("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_text(text: str) -> None:
    for part in inert(text).split(";"):
        assert not part.lstrip(" ").startswith(RUN)
    assert armed(inert(text)) == text


@pytest.mark.parametrize("number", ["-2.86", "+5", "12", "-2,86"])
def test_numbers_stay_numbers(number: str) -> None:
    assert inert(number) == number == armed(number)


@pytest.mark.parametrize(
    "value, cell",
    [(-2.86, "-2.86"), (1e-7, "0"), (-1e-9, "0"), (16.27167, "16.27167"), (1e6, "1000000"), (-0.044720001, "-0.04472")],
)
def test_numbers_are_plain_digits(value: float, cell: str) -> None:
    assert plain_number(value) == cell == cell_text(value)


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("=+-@';\t\r\n ax1.,＝"), max_size=12))
def test_inert_text_comes_back_and_no_part_of_it_runs(text: str) -> None:
    assert armed(inert(text)) == text
    if not text.replace(",", ".").replace(".", "", 1).lstrip("+-").isdigit():
        assert not inert(text).startswith(RUN)


HOSTILE = "=cmd|' /C calc'!A0;=1+1,\"a\";\u202eevil\x00\ud800\nnew line"


@pytest.mark.parametrize("format", ["ged", "acled", "eventreport", "hxl", "ftm", "csv"])
def test_nothing_hostile_runs_or_breaks_a_row(format: str) -> None:
    claim = retold(record(HOSTILE, "12", HOSTILE, id="h"), outlet=HOSTILE, title=HOSTILE, doc=HOSTILE, url=HOSTILE)
    claim = told(changed(at(claim, "Ber", 3), place=Mention(HOSTILE, Span(0, 0), 0.9)), HOSTILE)
    content = rendered(format, named("x", claim)).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(content, newline="")))
    assert len({len(row) for row in table}) == 1
    for cell in (cell for row in table for cell in row):
        assert all(not part.lstrip(" ").startswith(RUN) for part in cell.split(";") if not part[1:].isdigit())
        assert cell.isprintable() or not cell


def test_west_of_greenwich_survives_in_every_format() -> None:
    place = Mention("Gao", Span(0, 0), 0.9, place=ResolvedPlace(1, "Gao", "ML", "Gao", -2.86, -0.04472, 1, 0.9))
    incident = named("x", changed(record(None, "3", "soldiers", perpetrator="JNIM"), place=place))
    for format in ("ged", "acled", "eventreport", "hxl", "csv"):
        row = rows(rendered(format, incident))[-1]
        assert (row["latitude"], row["longitude"]) == ("-2.86", "-0.04472")
