"""Reports in other languages are told, English ones never taken for them."""

import pytest

from counterclaim.intake.language import detect_language, is_english, language_name

TEXTS = [
    ("en", "The army said that nine soldiers were killed when gunmen attacked their post near the border."),
    ("en", "POLICE IN SAN SALVADOR AND USULUTAN SAID THE MAYOR OF SANTA ANA, JOSE MARIA LOPEZ, WAS SHOT IN LA UNION."),
    ("en", "San Miguel, Santa Ana, La Union, Chalatenango, Morazan, Puerto Montt, Vina del Mar, Concepcion, Talca."),
    ("en", "Neuf morts."),
    ("en", ""),
    ("fr", "L’armée a annoncé que neuf soldats avaient été tués lorsque des hommes armés ont attaqué leur poste."),
    ("fr", "L’ARMÉE A ANNONCÉ QUE NEUF SOLDATS AVAIENT ÉTÉ TUÉS LORSQUE DES HOMMES ARMÉS ONT ATTAQUÉ LEUR POSTE."),
    ("es", "El ejército dijo que nueve soldados murieron cuando hombres armados atacaron su puesto en la frontera."),
    ("ru", "Армия сообщила, что девять солдат были убиты, когда вооружённые люди напали на их пост у границы."),
    ("ar", "قال الجيش إن تسعة جنود قتلوا عندما هاجم مسلحون موقعهم قرب الحدود في وقت مبكر من صباح يوم الخميس"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_detection(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", "eng", "English "])
def test_english_by_any_name(tag: str) -> None:
    assert is_english(tag)


@pytest.mark.parametrize(("code", "name"), [("fr", "French (fr)"), ("pt-BR", "Portuguese (pt-BR)"), ("qqq", "qqq")])
def test_names(code: str, name: str) -> None:
    assert language_name(code) == name
    assert not is_english(code)
