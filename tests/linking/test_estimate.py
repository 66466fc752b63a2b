"""Weights: shipped, estimated from labels, moved by judgements."""

import json
from pathlib import Path

import numpy as np
import pytest

from counterclaim.ledger.view import Judgement
from counterclaim.linking.accounts import accounts
from counterclaim.linking.comparisons import comparisons, levels
from counterclaim.linking.estimate import Compared, chances, from_labels, start
from counterclaim.linking.features import table
from counterclaim.linking.findings import Findings
from counterclaim.linking.link import scored
from counterclaim.linking.refit import refit, refit_by_agreement
from counterclaim.linking.scoring import block, engine
from counterclaim.linking.scoring import levels as levels_of
from counterclaim.linking.weights import Weights, read_weights, shipped
from tests.linking.making import claim

TOLD = [
    claim("c0", "Orvale", "3", 12),
    claim("c1", "Orvale", "3", 12),
    claim("c2", "Orvale mill", "3", 5),
    claim("c3", "Orvale", "4", 2),
    claim("c4", "the north", "3", 12),
    claim("c5", "Brask", "3", 12),
]


def compared() -> Compared:
    with engine(table(accounts(TOLD, Findings()))) as database:
        block(database)
        return Compared(levels_of(database, start()))


def test_shipped_weights_know_every_level_and_name_their_source() -> None:
    weights = shipped()
    assert {name: tuple(found) for name, found in weights.m.items()} == {name: levels(name) for name in comparisons()}
    assert "MAVERICK" in weights.source["credit"] and "CC BY 4.0" in weights.source["credit"]


@pytest.mark.parametrize(
    ("comparison", "stronger", "weaker"),
    [
        ("place", "spot", "vicinity"),
        ("time", "day", "next_day"),
        ("killed", "large", "others"),
        ("doers", "some", "others"),
        ("sufferers", "some", "others"),
        ("names", "some", "others"),
        ("means", "all", "others"),
        ("crowd", "few", "masses"),
    ],
)
def test_agreement_weighs_more_than_disagreement(comparison: str, stronger: str, weaker: str) -> None:
    assert shipped().weight(comparison, stronger) > shipped().weight(comparison, weaker)


def test_splink_scores_what_the_weights_say() -> None:
    pairs, found = scored(accounts(TOLD, Findings()), shipped()), compared()
    expected = chances(found, shipped())
    kept = expected >= shipped().floor
    assert pairs.left.tolist() == found.table["left"].to_numpy()[kept].tolist()
    assert pairs.right.tolist() == found.table["right"].to_numpy()[kept].tolist()
    assert np.allclose(pairs.chance / 1e6, expected[kept], atol=1e-5)


def test_labels_teach_what_tells_events_apart() -> None:
    found = compared()
    left, right = (np.array(found.table[side].to_pylist()) for side in ("left", "right"))
    same = (left == 0) & (right == 1)
    chance = chances(found, from_labels(found, same, start()))
    assert chance[same].min() > chance[~same].max()


def test_judgements_move_the_weights_and_nothing_else() -> None:
    moved = refit(TOLD, [Judgement("c0", "c3", True)])
    assert moved.weight("time", "next_day") > shipped().weight("time", "next_day")
    assert moved.weight("names", "some") == pytest.approx(shipped().weight("names", "some"))
    assert (moved.threshold, moved.floor) == (shipped().threshold, shipped().floor)


def test_without_anything_to_learn_from_estimation_refuses() -> None:
    with pytest.raises(ValueError, match="judged"):
        refit(TOLD, [])
    with pytest.raises(ValueError, match="near enough"):
        refit_by_agreement([claim("a"), claim("b", "Tamor", "20")])


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(shipped().to_dict()), "utf-8")
    assert read_weights(path) == shipped() == Weights.from_dict(shipped().to_dict())
