"""The texts and web pages that the bench runs on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Corpus:
    """Reports as text and, where there are some, pages as they came (HTML)."""

    name: str
    texts: tuple[str, ...]
    pages: tuple[bytes, ...] = ()

    @cached_property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def load_corpus(name: str, paths: Iterable[Path]) -> Corpus:
    """What the files, and the files of the folders, hold: .txt, .jsonl, .json, .html, each also .gz.

    A .jsonl line, or a value of the object in a .json file, holds its text under `text` or `articleBody`.
    Raises OSError for a file that cannot be read and ValueError, naming the file, for one that is malformed.
    """
    texts: list[str] = []
    pages: list[bytes] = []
    for path in _files(paths):
        if _ending(path) == ".html":
            pages.append(_bytes(path))
        else:
            texts.extend(text for text in _texts(path) if text.strip())
    return Corpus(name, tuple(texts), tuple(pages))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*")) if p.is_file() and _ending(p) in _ENDINGS)
        else:
            yield path


_ENDINGS = (".txt", ".jsonl", ".json", ".html")


def _ending(path: Path) -> str:
    return (Path(path.stem) if path.suffix == ".gz" else path).suffix


def _bytes(path: Path) -> bytes:
    raw = path.read_bytes()
    try:
        return gzip.decompress(raw) if path.suffix == ".gz" else raw
    except (OSError, EOFError) as error:
        raise ValueError(f"{path}: {error}") from None


def _texts(path: Path) -> Iterator[str]:
    content = _bytes(path).decode("utf-8", "replace")
    try:
        if _ending(path) == ".jsonl":
            yield from (_text(json.loads(line)) for line in content.split("\n") if line.strip())
        elif _ending(path) == ".json":
            yield from (_text(item) for item in json.loads(content).values())
        else:
            yield content
    except (ValueError, AttributeError) as error:
        raise ValueError(f"{path}: {error}") from None


def _text(item: Any) -> str:
    found = item.get("text") or item.get("articleBody") if isinstance(item, Mapping) else None
    return found if isinstance(found, str) else ""
