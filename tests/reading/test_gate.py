"""The gate lets pass what may hold a claim and stops what plainly holds none."""

import json
from pathlib import Path

import pytest

from counterclaim.claims.span import Span
from counterclaim.reading.gate import Gate, gate_words, load_gate
from counterclaim.reading.sentences import split_sentences

SHARED = Path(__file__).parents[2].parent / "shared"

CLAIMS = [
    "At least 30 soldiers were killed when gunmen stormed the garrison at Dura.",
    "The rebels said they had captured seven fighters and a truck full of weapons.",
    "Nobody was hurt in the blast.",
    "The ministry denied that its troops had lost the town.",
    "Four shells destroyed the clinic.",
]
OTHERS = [
    "The new phone has a brighter screen and costs less than last year's model.",
    "She opened a bakery beside the station and sells apple cake on Sundays.",
    "The orchestra will play Brahms next week, with tickets from the box office.",
]


@pytest.mark.parametrize("sentence", CLAIMS)
def test_claims_pass(sentence: str) -> None:
    assert load_gate().passing(sentence, split_sentences(sentence)) == [0]


@pytest.mark.parametrize("sentence", OTHERS)
def test_others_do_not(sentence: str) -> None:
    assert load_gate().passing(sentence, split_sentences(sentence)) == []


def test_a_weak_sentence_passes_beside_a_clear_one() -> None:
    gate = Gate({"killed": 3.0, "others": 0.5}, bias=-1.0, own=-0.6, near=1.0)
    text = "Nine were killed. Two others as well. The weather held."
    assert gate.passing(text, split_sentences(text)) == [0, 1]
    assert gate.passing("Two others as well.", split_sentences("Two others as well.")) == []


def test_numerals_are_one_word() -> None:
    assert gate_words("12 of 1,500") == {"0", "of"}


@pytest.mark.skipif(not (SHARED / "train").is_dir(), reason="annotated reports are not here")
def test_recall_on_the_training_reports() -> None:
    claims = passed = 0
    for path in sorted((SHARED / "train").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            text = report["text"]
            sentences = split_sentences(text)
            seen = [sentences[i] for i in load_gate().passing(text, sentences)]
            for claim in report["claims"]:
                claims += 1
                passed += any(s.overlaps(Span(claim["start"], claim["end"])) for s in seen)
    assert passed >= 0.995 * claims


def test_the_order_of_words_in_a_set_does_not_count() -> None:
    """0.1 + 0.2 - 0.3 is nothing only where it is summed exactly."""
    gate = Gate({"one": 0.1, "two": 0.2, "three": -0.3}, bias=1e16, own=0.0, near=0.0)
    assert gate.score("one two three") == gate.score("three two one") == 1e16
    small = Gate({"one": 0.1, "two": 0.2, "three": -0.3, "big": 1e16, "less": -1e16}, bias=0.0, own=0.0, near=0.0)
    assert small.score("one big two less three") == pytest.approx(0.0, abs=1e-15)


def test_a_report_without_anything_plain_is_not_read_unless_it_is_short() -> None:
    gate = Gate({"killed": 3.0, "hurt": 1.0}, bias=-1.0, own=-1.0, near=0.0, report=1.0)
    plain, vague = "He was killed.", "He was hurt."
    others = "Rain fell. Shops were open. People went home."
    for text, expected in [
        (f"{vague} {others} {vague}", []),
        (f"{plain} {others} {vague}", [0, 1, 3, 4]),
        (f"{vague} Rain fell.", [0, 1]),
    ]:
        assert gate.passing(text, split_sentences(text)) == expected
