"""The levels of comparisons.yaml as Splink takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from splink import SettingsCreator

from counterclaim.linking.weights import Weights

_SHORT = {
    "km": "2 * 6371 * asin(sqrt(least(1, pow(sin(radians(latitude_r - latitude_l) / 2), 2) + cos(radians(latitude_l))"
    " * cos(radians(latitude_r)) * pow(sin(radians(longitude_r - longitude_l) / 2), 2))))",
    "gap": "greatest(0, first_l - last_r, first_r - last_l)",
    "long": "1 + greatest(last_l - first_l, last_r - first_r)",
    "crowd": "greatest(crowd_l, crowd_r)",
    "late": "cast(published_l > last_l + 14 as int) + cast(published_r > last_r + 14 as int)",
}


@cache
def comparisons() -> Mapping[str, Mapping[str, str]]:
    """For each comparison its levels with their conditions, in order."""
    raw = yaml.safe_load((files("counterclaim.linking") / "data" / "comparisons.yaml").read_text("utf-8"))
    return {name: {level: _long(condition) for level, condition in levels.items()} for name, levels in raw.items()}


def _long(condition: str) -> str:
    words = condition.replace("(", "( ").replace(")", " )").split()
    return "ELSE" if condition == "else" else " ".join(f"({_SHORT[w]})" if w in _SHORT else w for w in words)


def levels(comparison: str) -> tuple[str, ...]:
    """The names of the levels that say something, in order."""
    return tuple(level for level in comparisons()[comparison] if level != "unknown")


def gamma(comparison: str, level: str) -> int:
    """The number by which Splink names the level: the last is 0, "unknown" -1."""
    return -1 if level == "unknown" else len(levels(comparison)) - 1 - levels(comparison).index(level)


def settings(weights: Weights, *, with_levels: bool = False, worded: Callable[[str], str] = str) -> SettingsCreator:
    """Splink's settings; `with_levels` keeps the levels of each pair beside its weight.

    `worded` puts a condition into the words of another engine than DuckDB.
    """
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_comparison(name, weights, worded) for name in comparisons()],
        probability_two_random_records_match=weights.prior,
        retain_matching_columns=with_levels,
    )


def _comparison(name: str, weights: Weights, worded: Callable[[str], str]) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    for level, condition in comparisons()[name].items():
        told: dict[str, Any] = {"sql_condition": worded(condition), "label_for_charts": level}
        if level == "unknown":
            told["is_null_level"] = True
        else:
            told |= {"m_probability": weights.m[name][level], "u_probability": weights.u[name][level]}
        found.append(told)
    return {"output_column_name": name, "comparison_levels": found}
