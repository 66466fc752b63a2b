"""The recogniser that ships: a small encoder in two ONNX files with 8-bit weights.

8-bit matrix products take the scale of their inputs from all that is multiplied at once. Each window is therefore
run alone, so that a report reads the same whatever is read beside it. One core a window, several windows at once, is
half as fast again as several cores for one window after the other.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.claims.span import Span
from counterclaim.reading.integrity import checked_bytes
from counterclaim.reading.recognition.decode import find_anchors, read_proposals
from counterclaim.reading.recognition.proposal import Proposal
from counterclaim.reading.windows import Window, build_windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


_WEIGHTS = ("text.onnx", "claims.onnx")
_QUEUED = 64
"""Windows of a report that are under way or wait for a core: what a long report costs in memory."""


@dataclass(frozen=True)
class Encoder:
    """A `Recogniser`; `name` holds the version of the weights, `threads` the windows run at once."""

    name: str
    text: InferenceSession
    claims: InferenceSession
    threads: int

    def propose(self, text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[Proposal]:
        workers = _workers(os.getpid(), self.threads)
        proposals = []
        for windows in _batches(build_windows(text, sentences, focus), _QUEUED):
            for found in workers.map(partial(self._window, text), windows):
                proposals += found
        return proposals

    def _window(self, text: str, window: Window) -> list[Proposal]:
        ids = np.array([window.ids], dtype=np.int64)
        types = np.array([window.types], dtype=np.int64)
        states, logits = self.text.run(None, {"ids": ids, "types": types})
        anchors = find_anchors(window, logits[0])
        if not anchors:
            return []
        edges, fields = self.claims.run(
            None,
            {
                "states": states,
                "anchor": np.array([token for token, _, _ in anchors], dtype=np.int64),
                "kind": np.array([kind for _, kind, _ in anchors], dtype=np.int64),
            },
        )
        return list(read_proposals(text, window, anchors, edges, fields))


def _batches(windows: Iterable[Window], size: int) -> Iterator[list[Window]]:
    windows = iter(windows)
    while batch := list(islice(windows, size)):
        yield batch


@cache
def _workers(process: int, threads: int) -> Executor:
    """The process's threads for windows; a forked process has none of its parent's, so it begins its own."""
    return ThreadPoolExecutor(threads, thread_name_prefix="counterclaim")


def load_encoder(folder: Path | None = None, threads: int = 0) -> Encoder:
    """The encoder of a folder (the package's own by default), its files checked; `threads` 0 = one a core."""
    if folder is not None:
        return _load(folder, threads)
    return _bundled(threads)


@cache
def _bundled(threads: int) -> Encoder:
    with as_file(files("counterclaim.reading.recognition") / "model") as folder:
        return _load(folder, threads)


def _load(folder: Path, threads: int) -> Encoder:
    hashes = _hashes(folder)
    weights = {name: checked_bytes(folder / name, hashes[name]) for name in _WEIGHTS}
    return Encoder(
        name=_name(hashes),
        text=_session(weights["text.onnx"]),
        claims=_session(weights["claims.onnx"]),
        threads=threads or _cores(),
    )


def encoder_name(folder: Path | None = None) -> str:
    """The name of the encoder that `load_encoder` would load, without loading it."""
    if folder is not None:
        return _name(_hashes(folder))
    with as_file(files("counterclaim.reading.recognition") / "model") as bundled:
        return _name(_hashes(bundled))


def _hashes(folder: Path) -> dict[str, str]:
    hashes: dict[str, str] = json.loads((folder / "hashes.json").read_text("utf-8"))
    return hashes


def _name(hashes: dict[str, str]) -> str:
    together = hashlib.sha256("".join(hashes[n] for n in sorted(_WEIGHTS)).encode()).hexdigest()
    return f"encoder-{together[:8]}"


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _session(weights: bytes) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(weights, options, providers=["CPUExecutionProvider"])
