from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hlsite.printing.hyphenation import SOFT_HYPHEN, hyphenate, syllables

GOLDEN = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "hyphenation_kk.yml").read_text(encoding="utf-8")
)
WORDS = [word for group in GOLDEN["syllables"].values() for word in group.split()]


def test_syllables_of_kazakh_words() -> None:
    divided = {word: "-".join(syllables(word.replace("-", ""))) for word in WORDS}
    assert {word: got for word, got in divided.items() if got != word} == {}
    assert len(divided) >= 300


@pytest.mark.parametrize("broken", GOLDEN["breaks"].split())
def test_hyphenate_leaves_no_letter_alone_at_an_edge(broken: str) -> None:
    assert hyphenate(broken.replace("-", "")).replace(SOFT_HYPHEN, "-") == broken


def test_hyphenate_leaves_short_words_names_of_letters_and_other_scripts() -> None:
    text = "Бала, library, БҰҰДДСҰ, кітапхана"
    assert hyphenate(text) == f"Бала, library, БҰҰДДСҰ, кітап{SOFT_HYPHEN}хана"


def test_hyphenate_keeps_three_letters_on_each_side() -> None:
    assert hyphenate("қайырымдылыққа").split(SOFT_HYPHEN) == ["қайы", "рым", "ды", "лыққа"]


def test_hyphenate_without_its_soft_hyphens_is_the_text() -> None:
    text = "Оңтүстіккореялықтардың немересі – ата-анасымен тұрады."
    assert hyphenate(text).replace(SOFT_HYPHEN, "") == text
