"""How much of two texts is word for word the same, found among many without comparing each with each."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from datasketch import MinHash, MinHashLSH
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Needed:
    """`likeness` of all runs of words that two texts have, or `cut` of the shorter one's, are in both."""

    likeness: float
    cut: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Texts are compared where one of `bands` rows of `rows` hashes agrees; the first `runs` are hashed, 0 for all."""

    bands: int
    rows: int
    runs: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """data/origins.yaml."""

    words: int
    least: int
    alone: Needed
    with_credit: Needed
    whole: Bands
    lead: Bands
    seed: int


@cache
def load_measures() -> Measures:
    import yaml

    raw: dict[str, Any] = yaml.safe_load((files("counterclaim.intake") / "data" / "origins.yaml").read_text("utf-8"))
    needed = {name: Needed(**raw[name]) for name in ("alone", "with_credit")}
    bands = {name: Bands(**raw[name]) for name in ("whole", "lead")}
    return Measures(**raw | needed | bands)


@dataclass(frozen=True, slots=True)
class Runs:
    """The hashes of a text's runs of words: `lead` in the order of the text, `whole` sorted, each once."""

    lead: Sequence[int]
    whole: NDArray[np.uint32]


def runs_of(text: str) -> Runs:
    """A text shorter than a run has itself as its only one, also where it holds no word at all."""
    import numpy as np

    measures = load_measures()
    words = _WORD.findall(text.lower()) or [text]
    last = max(1, len(words) - measures.words + 1)
    hashes = [zlib.crc32(" ".join(words[i : i + measures.words]).encode("utf-8", "surrogatepass")) for i in range(last)]
    return Runs(hashes[: measures.lead.runs], np.unique(np.array(hashes, dtype=np.uint32)))


def likeness(a: Runs, b: Runs) -> tuple[float, float]:
    """(share of all runs that are in both, share of the shorter text's runs that are in both)."""
    import numpy as np

    both = len(np.intersect1d(a.whole, b.whole, assume_unique=True))
    return both / (len(a.whole) + len(b.whole) - both), both / min(len(a.whole), len(b.whole))


class Finder:
    """Texts by number, and which of them may be like another one."""

    def __init__(self) -> None:
        measures = load_measures()
        self._tables = tuple(_Table(bands, measures.seed) for bands in (measures.whole, measures.lead))

    def like(self, runs: Runs) -> list[int]:
        """Numbers of kept texts that may be like this one, in order; some are not."""
        return sorted({n for table, part in zip(self._tables, _parts(runs), strict=True) for n in table.like(part)})

    def keep(self, number: int, runs: Runs) -> None:
        for table, part in zip(self._tables, _parts(runs), strict=True):
            table.keep(number, part)


class _Table:
    def __init__(self, bands: Bands, seed: int) -> None:
        from datasketch import MinHash, MinHashLSH

        hashes = bands.bands * bands.rows
        self._empty: MinHash = MinHash(num_perm=hashes, seed=seed, hashfunc=int)
        self._index: MinHashLSH = MinHashLSH(num_perm=hashes, params=(bands.bands, bands.rows))

    def like(self, part: Sequence[int]) -> list[int]:
        return list(self._index.query(self._hashed(part)))

    def keep(self, number: int, part: Sequence[int]) -> None:
        self._index.insert(number, self._hashed(part), check_duplication=False)

    def _hashed(self, part: Sequence[int]) -> MinHash:
        hashed = self._empty.copy()
        hashed.update_batch(part)
        return hashed


def _parts(runs: Runs) -> tuple[Sequence[int], Sequence[int]]:
    return runs.whole.tolist(), runs.lead
