"""The fit of confidences finds what made the claims right."""

import numpy as np

from counterclaim.reading.confidence import DECISIVE
from counterclaim.training.calibrate import cross_validated, fit


def test_a_fit_finds_which_belief_counts() -> None:
    """Claims are right as often as the first belief says; the others are noise."""
    rng = np.random.default_rng(1)
    beliefs = rng.normal(0, 2, (4000, len(DECISIVE)))
    right = (rng.random(4000) < 1 / (1 + np.exp(-beliefs[:, 0]))).astype(np.float64)
    found = fit(beliefs, right)
    first, *others = (found.slopes[name] for name in DECISIVE)
    assert abs(first - 1) < 0.15 and abs(found.intercept) < 0.15
    assert all(abs(slope) < 0.1 for slope in others)
    assert cross_validated(beliefs, right) < 0.03


def test_beliefs_that_say_nothing_give_the_share_that_is_right() -> None:
    right = np.array([1.0, 1.0, 1.0, 0.0] * 25)
    found = fit(np.zeros((100, len(DECISIVE))), right)
    assert abs(found.chance(dict.fromkeys(DECISIVE, 0.5)) - 0.75) < 1e-6
