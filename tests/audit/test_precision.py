"""No `block` where nobody is meant."""

from __future__ import annotations

import subprocess

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry
from tests.audit.corpus import PEOPLE

RUNNING_TEXT = """
Мен Алматыда, Абай даңғылында тұрамын. Бала кезімнен арманым бар еді: бақытты өмір сүру. Ол кім?
Әсем ән салған кімнің дауысы екен? Ерлан қаласы емес, Астана қаласы. Айша бибі кесенесі әдемі.
Университет имени аль-Фараби, улица Сатпаева, 22, угол проспекта Назарбаева и улицы Жандосова.
Казахский национальный университет, Satbayev University, Nazarbayev University, Kazybek Bi Street.
Я верю в лучшее. Вера ли это или надежда? Роман Толстого, зима, мороз и мельник у реки.
Станция метро «Райымбек батыра», театр имени М. О. Ауэзова, парк имени 28 гвардейцев-панфиловцев.
Дом стоит на улице Досымбекова, рядом школа имени Шокановой и музей Кастеева.
The library is on Abay Avenue near the Pak restaurant; Kim said nothing. Can a lark sing? Lee did.
Лариса Долина, Юрий Гагарин, Лев Толстой, Виктор Гюго, Анна Ахматова, Елена Прекрасная.
Қыз Жібек жыры, Қобыланды батыр, Мөлдір бұлақ, Жұлдыз журналы, Болат қаласы, Серік болу.
"""


def _gate() -> Gate:
    people = tuple(
        Identity(person.book, (PersonName(person.given, person.surname, person.patronymic),))
        for person in PEOPLE[:100] + PEOPLE[-50:]
    )
    return Gate(Secrets(people), {}, {})


def test_running_text_with_streets_and_institutions_has_no_block() -> None:
    findings = _gate().examine(Entry("a.txt", RUNNING_TEXT.encode(), ""), 1)
    assert [each for each in findings if each.tier == "block"] == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_word_list_has_no_block(language: str) -> None:
    dump = subprocess.run(
        ["aspell", "-l", language, "dump", "master"], capture_output=True, check=True
    ).stdout
    words = [line.partition(b"/")[0] for line in dump.split()]
    findings = _gate().examine(Entry("a.txt", b"\n".join(words), ""), 1)
    assert [each for each in findings if each.tier == "block"] == []
