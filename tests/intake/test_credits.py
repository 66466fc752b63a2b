"""Who a report says that it has its story from."""

import pytest

from counterclaim.intake.credits import credited

AFP, AP, REUTERS, TASS = "Agence France-Presse", "Associated Press", "Reuters", "TASS"


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("DURA, Aug 2 (Reuters) - Nine soldiers fell.", [REUTERS]),
        ("(AFP) Nine soldiers fell.", [AFP]),
        ("DURA [AP] -- Nine soldiers fell.", [AP]),
        ("Nine soldiers fell. (AFP/file)", [AFP]),
        ("Nine soldiers fell.\n- Associated Press", [AP]),
        ("Nine soldiers fell.\n— The Associated Press\n", [AP]),
        ("Nine soldiers fell.\nWith reporting by AFP and our staff.", [AFP]),
        ("Nine soldiers fell.\n(With additional reporting by Jane Doe, Reuters)", [REUTERS]),
        ("Nine soldiers fell.\nwith inputs from Reuters", [REUTERS]),
        ("Nine soldiers fell.\nSource: Xinhua", ["Xinhua"]),
        ("Nine soldiers fell.\nSources: our desk, AFP", [AFP]),
        ("Nine soldiers fell.\n© 2024 AFP", [AFP]),
        ("Nine soldiers fell, the outlet said, quoting the TASS news agency.", [TASS]),
        ("Nine soldiers fell, the channel said, citing Reuters.", [REUTERS]),
        ("Nine soldiers fell, according to state news agency SANA.", ["SANA"]),
        ("The Interfax news agency reported that nine soldiers fell.", ["Interfax"]),
        ("The news agency IRNA said nine soldiers fell.", ["IRNA"]),
        ("Agence France-Presse reported nine dead; TASS reported four.", [AFP, TASS]),
        ("A spokesman told Reuters that nine soldiers fell.", [REUTERS]),
        ("Nine soldiers fell.", []),
        ("Two Reuters reporters were wounded.", []),
        ("They came to AP for help, an app was said to track them (app).", []),
        ("The AFPs marched (AFPX), TASSILI fell.", []),
        ("", []),
    ],
)
def test_credits(text: str, agencies: list[str]) -> None:
    assert sorted(credited(text)) == sorted(agencies)


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "quoting the " * 5_000, "reporting by " + "a " * 30_000, "- " * 30_000, "Sources: " * 9_000]
)
def test_absurd_texts_credit_nobody(text: str) -> None:
    assert credited(text) == frozenset()
