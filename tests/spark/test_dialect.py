"""DuckDB's words in Spark's."""

import pytest

from counterclaim.linking.comparisons import comparisons
from counterclaim.scale.spark.dialect import condition, query

SAID = [
    ("list_has_any(doers_l, doers_r)", "ARRAYS_OVERLAP(doers_l, doers_r)"),
    ("list_max(list_intersect(killed_l, killed_r)) >= 8", "ARRAY_MAX(ARRAY_INTERSECT(killed_l, killed_r)) >= 8"),
    (
        "len(list_intersect(words_l, words_r)) >= 0.4 * len(list_distinct(words_l || words_r))",
        "SIZE(ARRAY_INTERSECT(words_l, words_r)) >= 0.4 * SIZE(ARRAY_DISTINCT(words_l || words_r))",
    ),
    ("ELSE", "ELSE"),
]


@pytest.mark.parametrize(("duckdb", "spark"), SAID)
def test_a_condition(duckdb: str, spark: str) -> None:
    assert condition(duckdb) == spark


def test_nothing_is_left_that_spark_does_not_know() -> None:
    said = [condition(words) for levels in comparisons().values() for words in levels.values()]
    for words in (*said, query("blocking"), query("crowds")):
        assert "list_" not in words.lower() and "&&" not in words and "unnest" not in words.lower()
