"""The floors of codebook section 9."""

from __future__ import annotations

import pytest

from counterclaim.check.floors import attributed_floor_claims, floor_claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The river guard said 12 soldiers were killed.", [("killed", 12, 12, "soldiers")]),
        ("At least 84 of the recruits died in Orsk.", [("killed", 84, None, "recruits")]),
        ("Three villagers were wounded.", [("wounded", 3, 3, "villagers")]),
        ("The shelling killed five and wounded nine.", [("killed", 5, 5, "killed"), ("wounded", 9, 9, "wounded")]),
        ("Twelve trucks were on the road.", []),
        ("Dozens of people were killed.", []),
        ("A soldier was killed.", []),
        ("", []),
    ],
)
def test_every_number_beside_a_harm_word_is_a_claim(
    text: str, found: list[tuple[str, int | None, int | None, str]]
) -> None:
    claims = floor_claims(text)
    told = [(c["kind"], c["count"]["low"], c["count"]["high"], c["affected"]["text"]) for c in claims]
    assert told == found
    assert all(c["claimant"] is None for c in claims)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The river guard said 12 soldiers were killed.", "The river guard"),
        ("Twelve soldiers were killed, the mayor of Orsk said.", "the mayor of Orsk"),
        ("Twelve soldiers were killed on Monday.", None),
        ("Said to be safe, 12 soldiers were killed.", None),
    ],
)
def test_the_second_floor_asks_the_nearest_speaker(text: str, claimant: str | None) -> None:
    (claim,) = attributed_floor_claims(text)
    assert (claim["claimant"] or {}).get("text") == claimant
