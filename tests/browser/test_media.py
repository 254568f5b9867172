"""What the reader's system asks for (dark, forced colours, stillness) and what paper gets."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import ALL, LANGUAGES, TYPES, located
from tests.browser.shelf import CATALOGUE, chip, shelved, shown

LIGHT, DARK = (249, 246, 238), (20, 24, 29)
"""The grounds of the design."""
MOVING = """() => Array.from(document.querySelectorAll("*")).filter((element) => {
  const style = getComputedStyle(element);
  return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
}).map((element) => element.className)"""
DARKEST_CHANNEL_ALLOWED = 0x66


def picture(shown: Page | Locator) -> Image.Image:
    return Image.open(io.BytesIO(shown.screenshot())).convert("RGB")


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_ground_is_the_design_s_in_both_schemes(
    open_page: OpenPage, kind: str, language: str
) -> None:
    page = open_page(located(kind, language), color_scheme="light")
    # The left edge below the header shows nothing but the ground.
    assert picture(page).getpixel((4, 500)) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert picture(page).getpixel((4, 500)) == DARK


def test_covers_stay_as_they_are_in_the_dark(open_page: OpenPage) -> None:
    page = open_page(located("book"), color_scheme="light")
    cover = page.locator(".cover--large")
    light = picture(cover)
    page.emulate_media(color_scheme="dark")
    dark = picture(cover)
    # Its edge has a hairline on light ground.
    inside = (4, 4, light.width - 4, light.height - 4)
    assert light.crop(inside).tobytes() == dark.crop(inside).tobytes()


@pytest.mark.parametrize("kind", TYPES)
def test_forced_colours_keep_page_and_focus_in_sight(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert len(picture(page).getcolors(1 << 24) or []) > 8
    expect(page.locator("h1")).to_be_visible()
    for link in ("[data-leave]", "main a:visible"):
        found = page.locator(link)
        if found.count():
            found.first.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            outline = "(element) => getComputedStyle(element).outlineStyle"
            assert found.first.evaluate(outline) == "solid", link


def test_forced_colours_keep_the_spine_of_a_free_slot(open_page: OpenPage) -> None:
    page = open_page(located("coming-event"), forced_colors="active")
    spine = "(cell) => getComputedStyle(cell, '::before').borderLeftWidth"
    assert page.locator("td.free").first.evaluate(spine) == "10px"


@pytest.mark.parametrize("kind", TYPES)
def test_reduced_motion_moves_nothing(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
def test_link_on_paper_has_the_colour_of_its_text(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), color_scheme="dark")
    page.emulate_media(media="print")
    # The ticket keeps its ground of colour on paper, and its light letters.
    for link in page.locator("main :is(p, dd) a:not(.ticket a):visible").all():
        colour = link.evaluate("(element) => getComputedStyle(element).color")
        channels = [int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
        assert max(channels) <= DARKEST_CHANNEL_ALLOWED, link.inner_text()


def printed(page: Page, tmp_path: Path) -> str:
    """The text of the page's PDF on A4, lines joined."""
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "page.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_book_on_paper_is_whole_and_has_no_controls(
    open_page: OpenPage, tmp_path: Path, language: str
) -> None:
    page = open_page(located("book", language))
    *_, before, last = page.locator(".story p").last.inner_text().split()
    leave = page.locator(".leave__long").inner_text()
    note = page.locator(".footer__leave").inner_text()
    text = printed(page, tmp_path)
    assert f"{before} {last}" in text
    assert leave not in text
    assert note not in text


def test_timetable_on_paper_has_every_time_and_free_slot(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(located("coming-event"), width=390)
    free = page.locator("td.free").count()
    text = printed(page, tmp_path)
    for time in ("14:00", "14:30", "15:00", "15:30", "16:00", "16:30"):
        assert time in text
    assert text.count(" free") >= free > 40


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
def test_paper_is_white_and_without_controls(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), width=720, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") in {
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    }
    for control in (".leave", ".skip", ".header__languages", ".finder", ".finder__noscript"):
        assert page.locator(control).locator("visible=true").count() == 0, control
    expect(page.locator("h1")).to_be_visible()
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0


def test_catalogue_prints_every_book(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    page.emulate_media(media="print")
    assert shown(page) == set(shelved(site))
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_chosen_filter_is_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(f"{CATALOGUE}#topic=health", forced_colors="active")
    ground = "(element) => getComputedStyle(element).backgroundColor"
    chosen = chip(page, "topic", "health").locator(".chip__text").evaluate(ground)
    other = chip(page, "topic", "migration").locator(".chip__text").evaluate(ground)
    assert chosen != other


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_breaks_no_word_of_the_facts(open_page: OpenPage, language: str) -> None:
    """Beside the cover there are 50 mm: a label and its value stand under one another."""
    page = open_page(located("book", language), width=680)
    page.emulate_media(media="print")
    facts = page.locator(".book__facts .facts")
    rows = facts.locator("dt, dd").evaluate_all(
        "(parts) => parts.map((part) => part.getBoundingClientRect().left)"
    )
    assert len(rows) >= 4
    assert max(rows) - min(rows) < 1
