"""What the recogniser sees at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.sentences import split_sentences
from counterclaim.reading.windows import CONTEXT, FOCUS, FOLLOWING, LEAD, LONGEST, build_windows

TEXT = " ".join(f"The army said that {n} rebels died near the village of Tora in the north." for n in range(40))
SENTENCES = split_sentences(TEXT)


@given(st.sets(st.integers(0, len(SENTENCES) - 1)))
@settings(max_examples=40, deadline=None)
def test_each_sentence_in_focus_is_seen_once(focus: set[int]) -> None:
    windows = list(build_windows(TEXT, SENTENCES, sorted(focus)))
    seen = [i for w in windows for i in sorted({f for f in w.focus if f >= 0})]
    assert seen == sorted(focus)


@given(st.sets(st.integers(0, len(SENTENCES) - 1), min_size=1))
@settings(max_examples=40, deadline=None)
def test_windows_are_bounded_and_their_tokens_are_words_of_the_text(focus: set[int]) -> None:
    for window in build_windows(TEXT, SENTENCES, sorted(focus)):
        assert len(window) <= LEAD + CONTEXT + max(FOCUS, LONGEST) + FOLLOWING + 3
        assert all(0 <= a <= b <= len(TEXT) for a, b in window.spans)


def test_a_later_window_keeps_lead_and_context() -> None:
    window = next(iter(build_windows(TEXT, SENTENCES, [30])))
    words = {TEXT[a:b] for a, b in window.spans}
    assert {"0", "29", "30", "31"} <= words
    assert "12" not in words
