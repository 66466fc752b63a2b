"""Teasers, bylines, captions and contact lines are excluded; sentences of the account never are."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.span import Span
from counterclaim.intake.regions import find_regions, overlapping

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

SHARED = Path(__file__).parents[2].parent / "shared"

EXCLUDED = [
    ("teaser", "YOU MAY ALSO READ: Port workers end their strike"),
    ("teaser", "Read more: Five hurt in market blast"),
    ("teaser", "► Related: Who holds the north?"),
    ("teaser", "ALSO READ: Floods cut the road to Dura"),
    ("teaser", "Watch: the minister speaks after the attack"),
    ("teaser", "Most read"),
    ("contact", "Got a question? Find us on Facebook."),
    ("contact", "Follow us on Telegram for more"),
    ("contact", "Contact Ana Ruiz at 555-0143"),
    ("contact", "newsdesk@example.org"),
    ("contact", "Tel: +223 20 00 00 00"),
    ("contact", "Anyone with information is asked to call the police at 555-0143."),
    ("subscription", "Sign up for our morning letter"),
    ("subscription", "Subscribe now"),
    ("byline", "By Jane Doe"),
    ("byline", "BY JANE DOE AND OMAR AL HASSAN"),
    ("byline", "By Jane O'Neill-Diallo and Omar al-Hassan in Gao"),
    ("byline", "By Reuters Staff"),
    ("byline", "Reporting by Jane Doe in Gao; Editing by Omar Hassan"),
    ("byline", "Additional reporting by Jane Doe"),
    ("byline", "Published: 2 August 2024, 10:15 GMT"),
    ("byline", "Updated 3 hours ago"),
    ("caption", "FILE PHOTO: Soldiers stand near a truck in Gao"),
    ("caption", "Photo: Jane Doe/AFP"),
    ("caption", "Image: the burnt market of Dura"),
    ("rights", "© 2024 The Dura Post"),
    ("rights", "Copyright 2024 Dura Post. All rights reserved."),
    ("furniture", "We use cookies to improve this site."),
    ("furniture", "12 comments"),
    ("furniture", "Comments (3)"),
    ("furniture", "Home > World > Africa"),
    ("furniture", "Advertisement"),
]

ACCOUNT = [
    "By nightfall, nine soldiers had been killed.",
    "By Tuesday the rebels held Dura.",
    "Reporting by a monitor found that twelve people were killed.",
    "REPORTING BY A MONITOR FOUND TWELVE DEAD.",
    "Related attacks killed nine people in Dura.",
    "Watch towers were destroyed in the raid.",
    "Photos showed nine bodies beside the road.",
    "Video of the raid showed three captured soldiers.",
    "Home to 3,000 people, Dura was shelled twice.",
    "Follow-up strikes wounded six.",
    "Sponsored gunmen killed four farmers.",
    "Contact with nine soldiers was lost, the army said.",
    "Published figures put the toll at 40.",
    "Read out on state radio, the statement put the dead at nine.",
    "The bodies of nine people (photos of which were seen by reporters) lay there.",
    "Copyright lawyers were among the nine dead.",
    "The group said on Telegram that it had killed nine soldiers.",
    "More soldiers were captured on Monday.",
    "Share of the blame lies with the army, the group said.",
    "Image: " + "a long line of many words " * 20,
]

ENDING = """The army denied that it had lost men.
YOU MAY ALSO READ: Port workers end their strike
Got a Question?
Write to the desk or message us and we will get back to you."""


@pytest.mark.parametrize(("reason", "line"), EXCLUDED)
def test_lines_that_are_no_account(reason: str, line: str) -> None:
    text = f"Nine were killed in Dura.\n\n{line}\n\nThe army denied it."
    (region,) = find_regions(text)
    assert (region.reason, region.span.of(text)) == (reason, line)


@pytest.mark.parametrize("sentence", ACCOUNT)
def test_sentences_stay(sentence: str) -> None:
    for text in (sentence, f"Nine were killed in Dura.\n{sentence}\nThe army denied it.\n"):
        assert find_regions(text) == ()


def test_a_line_broken_to_a_width_is_no_line_of_its_own() -> None:
    text = """   DURA, 3 JAN 90 -- [TEXT] THE MAYOR OF THE TOWN WAS KILLED LAST NIGHT
BY ARMED MEN
WHO FLED.  THE POLICE SAID THAT THE MEN WERE TRAINED, ARMED, PAID AND
SPONSORED
BY THE AGENCY OF FOREIGN AFFAIRS.  NOBODY ELSE WAS HURT IN THE SHOOTING
ACCORDING TO THE POLICE, WHO SPOKE TO REPORTERS IN THE CAPITAL TODAY.
"""
    assert find_regions(text) == ()


def test_headlines_below_their_heading() -> None:
    text = "Nine were killed.\nRelated stories\nBlast in Gao kills five\nKidal falls\nThe army denied it all."
    assert [r.span.of(text) for r in find_regions(text)] == [
        "Related stories",
        "Blast in Gao kills five",
        "Kidal falls",
    ]


def test_contact_lines_behind_the_last_teaser() -> None:
    assert [r.reason for r in find_regions(ENDING)] == ["teaser", "contact", "contact"]


def test_contact_words_before_a_teaser_stay() -> None:
    text = "They told us to join us or die, he said.\nRead more: Kidal falls\nNine were killed."
    assert [r.reason for r in find_regions(text)] == ["teaser"]


def test_credits_within_a_line() -> None:
    text = "The army denied it. (Reporting by Jane Doe; Editing by Omar Hassan) (Photo: Jane Doe/AFP)"
    assert [(r.reason, r.span.start) for r in find_regions(text)] == [("byline", 20), ("caption", 68)]


def test_a_teaser_at_the_end_of_a_line() -> None:
    text = "The army denied it. READ MORE: Kidal falls to the rebels"
    assert [r.span.of(text) for r in find_regions(text)] == ["READ MORE: Kidal falls to the rebels"]


LINES = st.one_of(st.sampled_from([line for _, line in EXCLUDED] + ACCOUNT + ENDING.splitlines()), st.text(max_size=60))


@UNHURRIED
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_regions_lie_in_the_text_in_order_and_apart(lines: list[str], between: str) -> None:
    text = between.join(lines)
    at = 0
    for region in find_regions(text):
        assert at <= region.span.start < region.span.end <= len(text)
        assert region.span.of(text) == region.span.of(text).strip()
        at = region.span.end


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="annotated reports are not here")
def test_no_annotated_span_is_excluded() -> None:
    for path in [*(SHARED / "gold").glob("*.jsonl"), *(SHARED / "train").glob("*.jsonl")]:
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            regions = find_regions(report["text"])
            spans = [Span(s["start"], s["end"]) for c in report["claims"] for s in _marked(c)]
            assert not [s for s in spans if overlapping(regions, s)], report["doc"]


def _marked(claim: dict) -> list[dict]:
    mentions = [claim.get(k) for k in ("count", "affected", "perpetrator", "claimant", "place")]
    return [claim, *(m for m in mentions if m and m.get("start") is not None)]
