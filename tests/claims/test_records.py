"""A claim comes back from its dictionary as it went in."""

from datetime import date

import counterclaim
from counterclaim.claims.claim import Claim

TEXT = (
    "The CSP said on Thursday that its men had killed at least 84 Wagner mercenaries and 47 soldiers near Tinzaouaten "
    "in late July. The army acknowledged significant losses without giving figures. No civilians were hurt, they said."
)


def test_claims_survive_the_way_there_and_back() -> None:
    claims = counterclaim.read(TEXT, published=date(2024, 8, 2)).claims
    assert len(claims) >= 3
    for claim in claims:
        assert Claim.from_dict(claim.to_dict()).to_dict() == claim.to_dict()
