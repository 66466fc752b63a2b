"""What somebody tells in a transcript rests on his word, however far above his name stands."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.transcripts import give_speakers
from tests.reading.making import drafts, proposal

SPOKEN = [
    pytest.param(
        "Azul, 3 May (Radio) -- [Interview with Front commander Luis Alvarez by Ana Rey] [Text] [Rey] Is it true? "
        "[Alvarez] Yes. Nine soldiers fell there.",
        "Alvarez",
        id="one who was introduced answers",
    ),
    pytest.param(
        "Azul, 3 May (Radio) -- [Interview with Front commander Luis Alvarez by Ana Rey] [Text] [Alvarez] We go on. "
        "[Rey] I read that nine soldiers fell.",
        None,
        id="who asks vouches for nothing",
    ),
    pytest.param(
        "Azul, 3 May (Radio) -- [Communique] [Northern Front, FN] [Text] We attacked at dawn. Nine soldiers fell.",
        "Northern Front",
        id="a communique's issuer speaks throughout",
    ),
    pytest.param(
        "Azul, 3 May (Radio) -- [Report] [Ana Rey] [Text] The fighting goes on. Nine soldiers fell.",
        None,
        id="a reporter tells in the report's own voice",
    ),
    pytest.param(
        "The mayor was heard: [begin recording] [Mayor Rosa Paz] They came at night. Nine soldiers fell.",
        "Mayor Rosa Paz",
        id="an office introduces",
    ),
    pytest.param(
        "The mayor was heard: [begin recording] [Mayor Rosa Paz] They came. [end recording] Nine soldiers fell.",
        None,
        id="until the recording ends",
    ),
    pytest.param(
        "Alvarez of the Front [Northern Front] was here. Nine soldiers fell.", None, id="an expansion is no speaker"
    ),
    pytest.param("The mayor said little. [words indistinct] Nine soldiers fell.", None, id="a direction is no speaker"),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_who_speaks(text: str, speaker: str | None) -> None:
    number = "nine" if "nine" in text else "Nine"
    (told,) = give_speakers(text, drafts(text, proposal(text, Kind.KILLED, count=number, affected="soldiers")))
    assert (told.claimant and told.claimant.text) == speaker
    assert told.claimant is None or told.claimant.span.of(text) == speaker


def test_whom_the_speaker_quotes_stays_the_claimant() -> None:
    text = "[Begin recording] [Mayor Rosa Paz] The police say nine soldiers fell."
    read = drafts(text, proposal(text, Kind.KILLED, count="nine", affected="soldiers", claimant="The police"))
    assert give_speakers(text, read) == read


def test_we_is_the_speaker() -> None:
    text = "[Begin recording] [Mayor Rosa Paz] We counted nine soldiers dead."
    read = drafts(text, proposal(text, Kind.KILLED, count="nine", affected="soldiers", claimant="We"))
    (told,) = give_speakers(text, read)
    assert told.claimant is not None
    assert told.claimant.text == "Mayor Rosa Paz"
