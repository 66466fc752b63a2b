"""A long report of something else tells of no claims; a short one may need no further word."""

import pytest

from counterclaim.reading.sentences import split_sentences
from counterclaim.reading.surroundings import amid_violence

_OTHER = "The orchestra played well, and the hall was full that night. "
_PAGE = 40
"""Times that fill more than what counts as near by."""


@pytest.mark.parametrize(
    ("before", "sentence", "after", "kept"),
    [
        ("", "The striker was lost to a knee injury.", "", True),
        (_OTHER * _PAGE, "The striker was lost to a knee injury.", _OTHER * _PAGE, False),
        (_OTHER * _PAGE, "THE STRIKER WAS LOST TO A KNEE INJURY.", _OTHER * _PAGE, False),
        (_OTHER * _PAGE, "Nine died when rebels came.", _OTHER * _PAGE, True),
        (_OTHER * _PAGE, "Nine died in Azul.", "Gunmen had come at night. " + _OTHER * _PAGE, False),
        (_OTHER * _PAGE, "Nine died in Azul.", "Gunmen came and shot at the crowd. " + _OTHER * _PAGE, True),
        ("Gunmen came and shot at the crowd. " + _OTHER * _PAGE, "Nine died in Azul.", _OTHER * _PAGE, False),
        ("Gunmen came and shot at the crowd. " * 5 + _OTHER * _PAGE, "Nine died in Azul.", _OTHER * _PAGE, True),
    ],
)
def test_far_from_violence_nothing_is_claimed(before: str, sentence: str, after: str, kept: bool) -> None:
    text = f"{before}{sentence} {after}"
    sentences = split_sentences(text)
    its_own = next(i for i, span in enumerate(sentences) if sentence in span.of(text))
    assert amid_violence(text, sentences, [its_own]) == ([its_own] if kept else [])
