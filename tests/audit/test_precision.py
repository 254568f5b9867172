"""No `block` where nobody is meant, with 150 people in the vault."""

from __future__ import annotations

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry
from tests.audit.gates import blocks

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


def test_running_text_with_streets_and_institutions_has_no_block(crowd: Gate) -> None:
    assert blocks(crowd, RUNNING_TEXT) == []


PROSE = """
Если книга молчит, подождите. Нам важно каждое слово. Но её можно и не брать. Но\u00a0в тишине. О книге знает стойка.
Кім келсе де, есік ашық. Кімнен сұрауға болады. Егер кітап үндемесе, күтіңіз. Екеуінікі де дұрыс.
Оны ешкім сұрамайды. Үйге қайтты. Жайттар солай қайтарылды. Алақан жаямын. Қанша уақытқа келеді. Таңғы үште тұра аласыз. Мен үйде болдым. Біз бармыз.
Open. The book appears under its own title. On the shelf it stands alone. Can you wait? Ten may go.
We read on 26 July 2019. We read it on July 26.
"""

SOUND_LIKE_WORDS = (
    "Әсел Төлегенова|Мила О|Анна Нам|Вера Ким|Артур Хан|Инесса Кан|Лариса Тян|Роза Но|"
    "Аян Қалиасқаров|Иван Мен|Алла Тен|Ян Ан|Олег Юн|Яна Цхай|Ян Рю|Юлия Черемисинова"
)


@pytest.mark.parametrize("line", PROSE.strip().split(". "))
def test_sentence_that_begins_with_an_ordinary_word_is_nobodys(line: str) -> None:
    people = tuple(
        Identity(f"b{number}", (PersonName(*name.split()),))
        for number, name in enumerate(SOUND_LIKE_WORDS.split("|"))
    )
    gate = Gate(Secrets(people), {}, {"a.txt": {person.book for person in people}})
    found = gate.examine(Entry("a.txt", line.encode(), ""), 1)
    assert [str(each) for each in found if each.tier != "review"] == []


@pytest.mark.parametrize(
    "line",
    [
        "Вера пришла поздно.",
        "Ким пришла поздно.",
        "Кимнің кітабы осы.",
        "Арман келді.",
        "Книгу взял Арман.",
        "Книгу взяла Вера.",
        "Arman came late.",
        "Асель пришла.",
        "<h1>Вера</h1>",
    ],
)
def test_name_that_is_a_word_is_its_bearers_where_it_stands_as_a_name(line: str) -> None:
    people = (
        Identity("b0", (PersonName("Вера", "Ким"),)),
        Identity("b1", (PersonName("Арман", "Оспанов"),)),
        Identity("b2", (PersonName("Әсел", "Төлегенова"),)),
    )
    gate = Gate(Secrets(people), {}, {"a.html": {"b0", "b1", "b2"}})
    found = gate.examine(Entry("a.html", line.encode(), ""), 1)
    assert "own" in {each.tier for each in found}


NAMESAKES = (
    "Батыр Оспан|Алла Мен|Вера Но|Нина Ха|Виктор Те|Анна Ан|Марк Тен|Мир Али|Ян Ли|Май Ли|Инна Ни|"
    "Ай Нұр|Шолпан Жұлдыз|Мөлдір Бұлақ|Ева Ю|Олег Дё|Тарас Шевченко|Ольга Бойко|Лев Пай"
)
"""People whose names are words, titles, or parts of better known names."""


def _blocked_of_namesakes(text: str) -> list[str]:
    people = tuple(
        Identity(f"b{number}", (PersonName(*name.split()),))
        for number, name in enumerate(NAMESAKES.split("|"))
    )
    return blocks(Gate(Secrets(people), {}, {}), text)


@pytest.mark.parametrize(
    "text",
    [
        "Оспан батыр туралы жыр айтылды.",
        "Мектеп Оспан батыр көшесінде тұр.",
        "Бұрышта Шевченко көшесінің аялдамасы бар.",
        "Дом на углу улиц Шевченко и Мира.",
        "Мен Әлия деп аталатын қызды білемін.",
        "Но Вера пришла поздно.",
        "Can Nina come? Ten Mark said nothing. You Eva did.",
        "Nina Khan and Mark Twain are in the book.",
        "Dear Oleg, dear Paul: so long.",
        "Oh Nina, no Inna!",
        "Here are books by Anna Pavlova, Ang Lee and Diana Ross.",
        "On Мира Street, Han Ali sold bread.",
        "Abai Qunanbaiuly wrote it.",
        "Яна-хан правит в эпосе.",
        "Кеше бақшада шолпан жұлдыз көрінді, мөлдір бұлақ ақты.",
        "May Lina wait, and Alina too?",
        "кеше біздің үйде шолпан\nжұлдыз және басқа сөздер тұрды",
        "вчера вечером мы спросили, вера но не надежда ли это была",
    ],
)
def test_prose_that_sounds_like_somebodys_name_is_nobodys(text: str) -> None:
    assert _blocked_of_namesakes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Оспан пришёл один.",
        "Оспанға хат келді, батыр!",
        "Пришла Мен Алла и села.",
        "Мен Алла",
        "Но Вера.",
        "Пришла Ха Нина.",
        "Алла Меннің кітабы.",
        "Вере Но дали книгу.",
        "Мөлдір Бұлақ келді.",
        "Льву Паю дали книгу.",
        "кеше біздің үйде шолпан жұлдыз отырды",
        "Бізге Шолпан апай Жұлдыз сабақ берді.",
        "**Ш**олпан **Ж**ұлдыз",
        "Олег Дёні көрдім.",
        "вчера приходила ольга бойко и говорила",
    ],
)
def test_name_is_its_bearers_however_like_a_word_it_is(text: str) -> None:
    assert _blocked_of_namesakes(text) != []
