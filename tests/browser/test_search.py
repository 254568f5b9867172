"""Search in Chromium: folding as in the build, what is found, how fast, how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from hlsite.rendering import folding
from tests.browser.figures import Figures
from tests.browser.watching import watch
from tests.conftest import PROJECT

LANGUAGES = ("en", "kk", "ru")
GOLDEN: dict[str, dict[str, str]] = yaml.safe_load(
    (PROJECT / "tests" / "golden" / "search.yml").read_text("utf-8")
)
FIRST_TEN = """(queries) => hl.search().then((search) => queries.map((query) =>
  search.find(query).slice(0, 10).map(({ id }) => search.documents[id].u)))"""
FOLDED = """(texts) => hl.search().then(({ folder }) =>
  texts.map((text) => folder.words(text).map((word) => [word, folder.keys(word)])))"""
TEXTS = """() => hl.search().then(({ documents }) =>
  documents.flatMap((document) => [document.t, document.s, document.w, ...(document.p ?? [])])
    .filter(Boolean))"""
ODDITIES = [
    "КІТАПТАРЫМЫЗҒА кiтап Ёж ёлка don’t L’été naïve 3D COVID-19 e‑mail",
    "Үй-үйге, «қызғалдақ»; йод — Зайсан 12:30 ²½ ǅ ßtraße ΣΑΣ",
    "running classes libraries women людей тюрем девушек отец",
]

OpenPage = Callable[..., Page]


def path(language: str, site: Path, page: str = "search/index.html") -> str:
    """The page's place: only the default language has no folder."""
    folder = f"{language}/"
    return folder + page if (site / language).is_dir() else page


def address(name: str) -> str:
    return name if name.endswith("/") else f"books/{name}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_fold_alike_in_build_and_browser(
    open_page: OpenPage, site: Path, language: str
) -> None:
    page = open_page(path(language, site))
    texts = [*page.evaluate(TEXTS), *ODDITIES]
    expected = [[[word, list(folding.keys(word))] for word in folding.words(t)] for t in texts]
    assert page.evaluate(FOLDED, texts) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_queries_find_what_readers_expect(
    open_page: OpenPage, site: Path, figures: Figures, language: str
) -> None:
    golden = {query: list(map(address, names.split())) for query, names in GOLDEN[language].items()}
    assert len(golden) >= 40
    results: list[list[str]] = open_page(path(language, site)).evaluate(FIRST_TEN, list(golden))
    wanted = found = first = 0
    missed = []
    for (query, expected), got in zip(golden.items(), results, strict=True):
        wanted += len(expected)
        found += len(set(expected) & set(got))
        first += got[:1] == expected[:1]
        if got[:1] != expected[:1] or not set(expected) <= set(got):
            missed.append((query, got[:3]))
    print(*missed, sep="\n")  # noqa: T201 - read where the test fails
    figures.at_least(f"search, {language}, {len(golden)} queries: recall", found / wanted, 0.95)
    figures.at_least(f"search, {language}: first place", first / len(golden), 0.85)


def test_results_are_shown_marked_and_counted(open_page: OpenPage, site: Path) -> None:
    page = open_page(path("ru", site))
    page.locator("#q").fill("сестрами")
    status = page.get_by_role("status").filter(has_text="результат")
    expect(status).to_have_text("2 результата")
    first = page.locator(".results__item").first
    expect(first.locator(".results__link")).to_have_text("Две сестры, три почки")
    expect(first.locator("mark").first).to_have_text("сестры")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#q=сестрами"


def test_fragment_searches_at_once_and_missing_words_are_told(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page(path("kk", site) + "#q=шопан")
    expect(page.locator(".results__item").first).to_contain_text("Дипломды шопан")
    page.locator("#q").fill("щщщщщщщ")
    expect(page.locator("[data-search-status]")).to_contain_text("Ештеңе табылмады")
    expect(page.locator(".results")).to_be_hidden()


def test_catalogue_box_filters_the_shelf_by_the_index(open_page: OpenPage, site: Path) -> None:
    page = open_page(path("ru", site, "books/index.html"))
    page.locator("#q").fill("сестрами")
    shown = page.locator(".shelf > li:visible")
    expect(shown).to_have_count(2)
    expect(page.locator('.shelf [href^="two-sisters-three-kidneys/"]')).to_be_visible()


def test_index_waits_until_the_box_is_entered(open_page: OpenPage, site: Path) -> None:
    page = open_page(path("en", site))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/assets/")[2]))
    # Chromium asks for the icon when it likes.
    page.wait_for_load_state("networkidle")
    assert [uri for uri in asked if uri.endswith(".js")] == []
    page.locator("#q").focus()
    page.wait_for_function("() => Boolean(window.hlIndex && window.MiniSearch)")
    scripts = sorted(uri for uri in asked if uri.endswith(".js"))
    assert scripts == ["search/en.js", "vendor/minisearch.js"]


def test_search_works_from_a_folder(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    seen = watch(page, site.as_uri() + "/")
    page.goto((site / path("en", site)).as_uri() + "#q=nurses")
    expect(page.locator(".results__link").first).to_have_text("Night nurse")
    page.locator(".results__link").first.click()
    expect(page.locator("h1")).to_have_text("Night nurse")
    assert [trouble for trouble in seen.troubles if "CSP" in trouble or "script" in trouble] == []
    page.close()
