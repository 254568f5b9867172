from __future__ import annotations

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.contacts import Contacts
from hlsite.audit.decode import armour, escapes, mojibake
from hlsite.audit.lexicon import Lexicon
from hlsite.audit.matcher import Matcher
from hlsite.audit.rules import Part, is_distinctive
from hlsite.audit.run import Run
from hlsite.audit.spelling import skeleton as skeletons
from hlsite.audit.spelling import words
from hlsite.audit.spelling.confusables import lookalikes
from hlsite.audit.spelling.inflection import given_forms, surname_forms
from hlsite.audit.spelling.roman import romanised
from hlsite.audit.spelling.skeleton import skeleton
from hlsite.audit.spelling.variants import MOST_VARIANTS, initials, variants
from hlsite.audit.wording import Wording
from tests.audit.gates import blocked, rules


@pytest.mark.parametrize(
    ("one", "other"),
    [("Шыңғыс", "Shyngys"), ("Сергеев", "Sergeyev"), ("Қасым", "Kassym"), ("Щербаков", "Scherbakov"),
     ("Жақсыбеков", "Dzhaksybekov"), ("Сейітов", "Seitov"), ("Тұрсынбаева", "Tursynbayeva")],
)  # fmt: skip
def test_skeleton_brings_usual_spellings_together(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_romanised_keeps_case_digits_and_signs() -> None:
    assert romanised("Ә. Ким-2 ٣ ½ № 中 ﬁ") == b"Ae. Kim-2 3 1 2     fi"


def test_lookalikes_are_whole_words() -> None:
    assert lookalikes("Хасанов") == {"XACAHOB"}
    assert lookalikes("Щука") == set()


def test_forms_of_names_by_their_ending() -> None:
    assert {"ахметовой", "ахметов"} <= set(surname_forms("Ахметова"))
    assert "янковскую" in surname_forms("Янковская")
    assert "толстого" in surname_forms("Толстой")
    assert "павла" in given_forms("Павел")
    assert "юлией" in given_forms("Юлия")
    assert given_forms("") == ("",)


def test_variants_are_bounded_and_distinct() -> None:
    many = variants("Юлия Жұмажанқызы Үсенбайұлы-Цой")
    assert len(many) == len(set(many)) <= MOST_VARIANTS + 4
    assert initials("") == frozenset()


def test_filter_holds_what_it_was_made_of() -> None:
    data = words.packed([b"alpha", b"beta"], 16)
    assert data.startswith(b"hlw1 11\n")
    assert words.is_ordinary(b"Baqytty")
    assert not words.is_listed(b"")


def test_surname_is_distinctive_by_length_and_lists() -> None:
    assert is_distinctive("Досымбеков")
    assert not is_distinctive("Ким")
    assert not is_distinctive("Мороз")
    # шейк is a word, and no form of Шейко
    assert is_distinctive("Шейко")


def test_nothing_is_found_without_secrets() -> None:
    matcher = Matcher(Lexicon(Secrets()))
    assert matcher.hits_in(["Айгүл Сейітова +7 701 234 56 78"]) == []
    assert list(Contacts().found_in(Run("x"))) == []


def test_memories_are_bounded(monkeypatch) -> None:
    monkeypatch.setattr("hlsite.audit.wording._MOST_KEPT", 0)
    monkeypatch.setattr(skeletons, "_MOST_KEPT", 0)
    monkeypatch.setattr("hlsite.audit.decode.markup._MOST_TAGS", 0)
    monkeypatch.setattr("hlsite.audit.readings._MOST_KEPT", 0)
    for _ in range(2):
        assert "full-name" in blocked("<p>сөз<b>Айгүл Сейітова</b></p>", "a.html")
    wording = Wording(Lexicon(Secrets((Identity("b", (PersonName("А", "Досымбеков"),)),))))
    assert wording.suspicious({b"soz"}) == {}


def test_part_shows_its_rule_alone() -> None:
    assert repr(Part("surname", "surname", "block", "b1")) == "Part(surname)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вера, Ким", {"full-name"}),
        ("ВЕРА КИМ", {"full-name"}),
        ("vera-kim", {"full-name"}),
        ("Вера Сергеевна Ким", {"full-name"}),
        ("Вера С. Ким", {"full-name"}),
        ("Ким В.С.", {"initial-surname"}),
        ("В. С. Ким", {"initial-surname"}),
        ("Ким В", {"initial-surname"}),
        ("V Kim", set()),
        ("v.kim@example.kz", {"initial-surname"}),
        ("vkim@example.kz", {"initial-surname"}),
        ("/u/v-kim/", {"initial-surname"}),
        ("v_kim", {"initial-surname"}),
        ("Вера. Ким пришёл", set()),
        ("Вера и молодой Ким", set()),
        ("Вера и Ким", {"full-name"}),
        ("Вера\n\nКим", {"full-name"}),
        ("вера ли это была, а не надежда ли на кого-то", set()),
        ("Ким сказал", set()),
        ("Ким В школе", set()),
        ("Кім С. Торайғыровты біледі", set()),
        ("Пришла Ким С. Торайгыров был рад", {"initial-surname"}),
        ("x=v.kim(e)", set()),
        ("В каком Ким", set()),
        ("улица имени В. Ким", set()),
        ("Вчера пришла Ким С и ушла", {"initial-surname"}),
        ("Ким С сказала", set()),
        ("Кеше Kim S keldi", set()),
        ("Гостья, В Ким, ушла", {"initial-surname"}),
        ("Автор: В Ким", {"initial-surname"}),
        ("писала ким в.с. вчера", {"initial-surname"}),
        ("писала ким в. с. вчера", set()),
        ("писала ким в.п. вчера", set()),
        ("писала ким в", set()),
        ("КИМ С СКАЗАЛА", set()),
        ("Вера, Анна и Ким", set()),
        ("Вера улица Ким", set()),
    ],
)
def test_short_surname_blocks_beside_its_own_name_alone(text: str, expected: set[str]) -> None:
    assert blocked(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Дина Ким", "Ким Д сказала", {"initial-surname"}),
        ("Анна Ким", "the book of Kim A was read", {"initial-surname"}),
        ("Анна Ким", "the book of Kim A Story", set()),
        ("Инна Ким", "the words that Kim I think said", set()),
        ("Инна Ким", "слова, что Ким И сказала", {"initial-surname"}),
        ("Дина Мен", "Мен Д сыныбында оқимын", set()),
        ("Инна Ким", "what did I Kim say", set()),
    ],
)
def test_initial_without_a_dot_is_one_where_no_word_of_a_letter_is_large(
    name: str, text: str, expected: set[str]
) -> None:
    secrets = Secrets((Identity("b1", (PersonName(*name.split()),)),))
    assert blocked(text, secrets=secrets) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Она пришла из института. Досымбекова врач.",
        "Это было в школе, Досымбекова помнит.",
        "Досымбекова, библиотека закрыта!",
        "Досымбекова. Школа закрыта.",
        "Сказала им Досымбекова всё.",
        "Досымбекова села.",
    ],
)
def test_place_in_another_phrase_takes_no_surname(text: str) -> None:
    secrets = Secrets((Identity("b1", (PersonName("Ая", "Досымбекова"),)),))
    assert blocked(text, secrets=secrets) == {"surname"}


@pytest.mark.parametrize(
    "text",
    [
        "Школа им. Досымбековой",
        "просп. Досымбековой",
        "ул Досымбековой",
        "на улице «Досымбекова»",
        "Досымбекова көшесінде",
        "музей Досымбековой",
    ],
)
def test_place_in_the_same_phrase_takes_the_surname(text: str) -> None:
    secrets = Secrets((Identity("b1", (PersonName("Ая", "Досымбекова"),)),))
    assert blocked(text, secrets=secrets) == set()


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ("Айгуль Сеитова", "Fqu8k Ctq3njdf"),
        ("Айгуль Сеитова", "fqu8k ctq3njdf"),
        ("Айгүл Сейітова", "Fqu8k Ctq3njdf"),
        ("Айгүл Сейітова", "Fqukm Ctbnjdf"),
        ("Рөстәм Нәҗметдинов", "Yfl;vtnlbyjd"),
    ],
)
def test_name_typed_in_one_language_is_found_by_its_spelling_in_the_other(
    names: str, text: str
) -> None:
    secrets = Secrets((Identity("b1", (PersonName(*names.split()),)),))
    assert blocked(text, secrets=secrets)


def test_figures_are_no_name_that_is_typed_in_kazakh() -> None:
    secrets = Secrets((Identity("b1", (PersonName("Ая", "Коган"),)),))
    assert blocked("rjufy", secrets=secrets) == {"surname"}
    assert blocked("0j5fy", secrets=secrets) == {"surname"}
    assert blocked("0-524", secrets=secrets) == set()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ян Ли", "Ангилья", set()),
        ("Ян Ли", "#янли", {"full-name"}),
        ("Хан Ма", "see main.h there", set()),
        ("Анна Дала", "write to addaleax@mail.example", set()),
        ("Галина Дала", "write to gdala@mail.example", {"initial-surname"}),
        ("Анна Досымбекова", "write to adosymbekovamen@mail.example", {"initial-surname"}),
    ],
)
def test_short_name_in_one_word_has_no_endings(name: str, text: str, expected: set[str]) -> None:
    secrets = Secrets((Identity("b1", (PersonName(*name.split()),)),))
    assert blocked(text, secrets=secrets) == expected


def test_initial_in_another_block_is_none() -> None:
    assert blocked("<p>В</p><p>Ким</p>", "a.html") == set()


def test_double_surname_blocks_as_a_whole() -> None:
    secrets = Secrets((Identity("b", (PersonName("Полина", "Мороз-Зимина"),)),))
    assert "full-name" in blocked("Мороз-Зиминой", secrets=secrets)
    assert blocked("Мороз, Зимина", secrets=secrets) == set()


@pytest.mark.parametrize(
    "text",
    ["Оқымаймын, анамның еліндегі әкімдік. Бақпасын.", '<path d="M5 1z9zs-2s1zs ev9en11" fill="#1f60aa">',
     "function(e,t){return e.kan(t.li)+t.nam}", "0бір0ұл0кітап 1насының"],
)  # fmt: skip
def test_code_drawings_and_inflected_words_do_not_block(text: str) -> None:
    people = [
        ("Арман", "Ким"),
        ("Елена", "Ли"),
        ("Анна", "Нам"),
        ("Инна", "Сковорода"),
        ("Инесса", "Кан"),
    ]
    secrets = Secrets(
        tuple(Identity(f"b{at}", (PersonName(*name),)) for at, name in enumerate(people))
    )
    assert blocked(text, "a.html", secrets=secrets) == set()


def test_encodings_that_are_none_are_left_alone() -> None:
    assert list(escapes.unescaped("a=?x-none?B?AAAA?= xn--\x80 +AAAA-")) != []
    assert dict(escapes.unescaped("=?utf-8?B?A?= =?none?Q?a?=")) == {
        "mime word": "=?utf-8?B?A?= =?none?Q?a?="
    }
    assert dict(escapes.unescaped("=?utf-8?Q?Seitova?=")) == {"mime word": "Seitova"}
    assert dict(escapes.unescaped("+BBAEMQ-")) == {"utf-7": "Аб"}
    assert dict(escapes.unescaped("+A0AAA")) == {}
    assert dict(escapes.unescaped("xn--99999999")) == {"punycode": ""}
    assert list(armour.unarmoured("JBSWY3DPEBLW64TMMQQQ")) != []
    assert list(mojibake.repaired("plain")) == []


def test_wrapped_base64_is_joined() -> None:
    import base64

    text = base64.encodebytes(("сөз " * 30 + "Айгүл Сейітова").encode()).decode()
    assert "full-name" in blocked(text)


def test_birth_date_that_is_none_is_ignored() -> None:
    secrets = Secrets((Identity("b", birth_date="once", handles=("@",), emergency_contact="мама"),))
    assert rules("once", secrets=secrets) == set()


def test_unreadable_folder_blocks(tmp_path, monkeypatch) -> None:
    from pathlib import Path

    from hlsite.audit.walk import entries

    (tmp_path / "inner").mkdir()
    (tmp_path / "a.txt").write_text("x")
    listed = Path.iterdir

    def refuse(folder: Path):
        if folder.name == "inner":
            raise PermissionError
        return listed(folder)

    def closed(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr("hlsite.audit.walk.os.open", closed)
    assert {(entry.path, entry.problem) for entry in entries(tmp_path)} == {
        ("a.txt", "unreadable"), ("inner", ""), ("inner", "unreadable"),
    }  # fmt: skip


def test_words_that_are_known_are_forgotten_when_they_are_too_many(monkeypatch) -> None:
    text = f"Вера Ким-2 \x1e ÄB 〇, {'x' * 99}"
    first = Run(text)
    monkeypatch.setattr("hlsite.audit.run._MOST_KEPT", 0)
    again = Run(f"{text} more")
    assert again.words == [*first.words, b"more"]
    assert again.letters == first.letters + b"more"
    assert first.letters == b"verakim2aeb" + b"x" * 99
    assert first.words[:4] == [b"vera", b"kim", b"\x1e", b"ab"]
