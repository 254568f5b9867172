from __future__ import annotations

import pytest

from hlsite.printing.hyphenation import SOFT_HYPHEN, hyphenate, syllables


@pytest.mark.parametrize(
    "divided",
    [
        "кі-тап-ха-на-шы",
        "ха-лы-қа-ра-лық",
        "ау-дар-ма-шы-лық-тан",
        "да-уыс",
        "та-уық",
        "уа-қыт",
        "су-ық",
        "ми-нистр-лік",
        "мү-ге-дек-тік",
        "оң-түс-тік-ко-ре-я-лық-тар-дың",
        "аль-бом-дар",
        "жа-ңа-лық-тар",
        "көз-қа-рас",
        "қи-ын",
        "жа-бы-лу-ы",
        "стол",
    ],
)
def test_syllables_of_kazakh_words(divided: str) -> None:
    assert "-".join(syllables(divided.replace("-", ""))) == divided


def test_hyphenate_leaves_short_words_names_of_letters_and_other_scripts() -> None:
    text = "Бала, library, БҰҰДДСҰ, кітапхана"
    assert hyphenate(text) == f"Бала, library, БҰҰДДСҰ, кітап{SOFT_HYPHEN}хана"


def test_hyphenate_keeps_three_letters_on_each_side() -> None:
    assert hyphenate("қайырымдылыққа").split(SOFT_HYPHEN) == ["қайы", "рым", "ды", "лыққа"]


def test_hyphenate_without_its_soft_hyphens_is_the_text() -> None:
    text = "Оңтүстіккореялықтардың немересі – ата-анасымен тұрады."
    assert hyphenate(text).replace(SOFT_HYPHEN, "") == text
