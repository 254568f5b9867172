"""What readers find: queries that nobody tuned on, and queries that must find nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.figures import Figures
from tests.browser.test_search import FIRST_TEN, LANGUAGES, address, path
from tests.conftest import PROJECT

GOLDEN = PROJECT / "tests" / "golden"
HELD_OUT: dict[str, dict[str, str]] = yaml.safe_load(
    (GOLDEN / "search_held_out.yml").read_text("utf-8")
)
NOTHING: dict[str, list[str]] = yaml.safe_load((GOLDEN / "search_nothing.yml").read_text("utf-8"))

OpenPage = Callable[..., Page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_held_out_of_the_tuning_find_what_they_mean(
    open_page: OpenPage, site: Path, figures: Figures, language: str
) -> None:
    golden = {
        asked: list(map(address, names.split())) for asked, names in HELD_OUT[language].items()
    }
    assert len(golden) >= 40
    results: list[list[str]] = open_page(path(language, site)).evaluate(FIRST_TEN, list(golden))
    pairs = list(zip(golden.values(), results, strict=True))
    found = sum(len(set(expected) & set(got)) for expected, got in pairs)
    first = sum(got[:1] == expected[:1] for expected, got in pairs)
    wanted = sum(map(len, golden.values()))
    name = f"search, {language}, {len(golden)} held-out queries"
    figures.at_least(f"{name}: recall", found / wanted, 0.9)
    figures.at_least(f"{name}: first place", first / len(golden), 0.85)


def test_set_is_as_large_as_it_says() -> None:
    assert sum(map(len, NOTHING.values())) >= 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_withheld_books_and_masks_find_nothing(
    open_page: OpenPage, site: Path, language: str
) -> None:
    results = open_page(path(language, site)).evaluate(FIRST_TEN, NOTHING[language])
    found = {asked: got for asked, got in zip(NOTHING[language], results, strict=True) if got}
    assert found == {}
