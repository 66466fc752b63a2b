"""A claimed figure as a mark: a dot, an interval, an arrow where it is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.claims.kinds import Stance
from counterclaim.web.figures.scale import Scale
from counterclaim.weighing.figures import Figure, is_number
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest


class Shape(StrEnum):
    """What kind of saying it is."""

    ASSERTED = "asserted"
    AGAINST = "against"
    DENIED = "denied"
    WITHHELD = "withheld"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """Places in per cent; None where there is none. `begin` and `end` are those of the bounds, `point` that of the
    figure. `is_read`: no number was said, the policy's table gives one. `label` is the figure in signs.
    """

    shape: Shape
    begin: float | None
    point: float | None
    end: float | None
    opens_down: bool
    opens_up: bool
    is_read: bool
    label: str

    @property
    def behind(self) -> float | None:
        """Where its label begins."""
        return self.end if self.end is not None else self.point


def figure_drawn(testimony: Testimony) -> Figure:
    """A number as it was said; a vague word as the testimony's policy reads it, unless it withholds a figure."""
    claim = testimony.record.claim
    count = claim.count
    if not is_number(count):
        return Figure() if claim.stance is Stance.WITHHOLDS else testimony.figure
    if count.low is not None and count.high is not None:
        return Figure(count.low, count.low if count.low == count.high else None, count.high)
    return Figure(count.low, count.low if count.low is not None else count.high, count.high)


def mark_of(testimony: Testimony, scale: Scale) -> Mark:
    figure = figure_drawn(testimony)
    shape = _shape(testimony, figure)
    if figure.is_open:
        return Mark(shape, None, None, None, False, False, False, "")
    point = figure.point if figure.point is not None else figure.low if figure.high is None else None
    return Mark(
        shape=shape,
        begin=_at(figure.low, scale),
        point=_at(point, scale),
        end=_at(figure.high, scale),
        opens_down=figure.low is None and figure.high is not None,
        opens_up=figure.high is None,
        is_read=not is_number(testimony.record.claim.count),
        label=_label(figure, testimony.record.claim.count.approximate),
    )


def _shape(testimony: Testimony, figure: Figure) -> Shape:
    if testimony.record.claim.stance is Stance.DENIES:
        return Shape.DENIED
    if testimony.record.claim.stance is Stance.WITHHOLDS:
        return Shape.WITHHELD
    if figure.is_open:
        return Shape.NONE
    return Shape.AGAINST if testimony.interest is Interest.AGAINST else Shape.ASSERTED


def _at(number: int | None, scale: Scale) -> float | None:
    return None if number is None else scale.at(number)


def _label(figure: Figure, is_about: bool) -> str:
    """84; ≥ 84; ≤ 50; ≈ 20; 24–99."""
    low, high = figure.lowest, figure.highest
    about = "≈ " if is_about else ""
    if figure.high is None:
        return f"≥ {low:,}"
    if figure.low is None:
        return f"≤ {high:,}"
    return about + (f"{low:,}" if low == high else f"{low:,}–{high:,}")
