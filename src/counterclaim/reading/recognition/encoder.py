"""The recogniser that ships: a small encoder in two ONNX files with 8-bit weights.

8-bit matrix products take the scale of their inputs from all that is multiplied at once. Each window is therefore
run alone, so that a report reads the same whatever is read beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
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


@dataclass(frozen=True)
class Encoder:
    """A `Recogniser`; `name` holds the version of the weights."""

    name: str
    text: InferenceSession
    claims: InferenceSession

    def propose(self, text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[Proposal]:
        return [p for window in build_windows(text, sentences, focus) for p in self._window(text, window)]

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
                "row": np.zeros(len(anchors), dtype=np.int64),
                "anchor": np.array([token for token, _, _ in anchors], dtype=np.int64),
                "kind": np.array([kind for _, kind, _ in anchors], dtype=np.int64),
            },
        )
        return list(read_proposals(text, window, anchors, edges, fields))


def load_encoder(folder: Path | None = None, threads: int = 0) -> Encoder:
    """The encoder of a folder (the package's own by default), its files checked; `threads` 0 = all cores."""
    if folder is not None:
        return _load(folder, threads)
    return _bundled(threads)


@cache
def _bundled(threads: int) -> Encoder:
    with as_file(files("counterclaim.reading.recognition") / "model") as folder:
        return _load(folder, threads)


def _load(folder: Path, threads: int) -> Encoder:
    hashes: dict[str, str] = json.loads((folder / "hashes.json").read_text("utf-8"))
    weights = {name: checked_bytes(folder / name, hashes[name]) for name in ("text.onnx", "claims.onnx")}
    together = hashlib.sha256("".join(hashes[n] for n in sorted(weights)).encode()).hexdigest()
    return Encoder(
        name=f"encoder-{together[:8]}",
        text=_session(weights["text.onnx"], threads),
        claims=_session(weights["claims.onnx"], threads),
    )


def _session(weights: bytes, threads: int) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(weights, options, providers=["CPUExecutionProvider"])
