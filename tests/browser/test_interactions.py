"""What readers do with the pages: choose, share, go back, change the language, leave, print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.document import read
from tests.browser.pages import ALL, LANGUAGES, SCHEMES, TYPES, located

CATALOGUE = "books/index.html"
EVENT = "events/winter-reading-2026/index.html"
SILENT = re.compile(r"^\s*$")

# --- language ---


def language_link(page: Page, language: str) -> Locator:
    return page.locator(f".header__languages a[hreflang={language}]")


@pytest.mark.parametrize("kind", TYPES)
def test_language_switch_keeps_the_page(open_page: OpenPage, origin: str, kind: str) -> None:
    page = open_page(located(kind))
    for language in ("kk", "ru", "en"):
        language_link(page, language).click()
        expect(page).to_have_url(origin + located(kind, language))
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(language_link(page, language)).to_have_attribute("aria-current", "true")


def test_language_switch_on_a_phone_is_a_menu(open_page: OpenPage, origin: str) -> None:
    page = open_page(located("book"), width=390)
    menu = page.locator("[data-languages]")
    expect(language_link(page, "kk")).not_to_be_visible()
    menu.locator("summary").click()
    page.keyboard.press("Escape")
    expect(language_link(page, "kk")).not_to_be_visible()
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    language_link(page, "kk").click()
    expect(page).to_have_url(origin + located("book", "kk"))


def test_language_switch_on_a_phone_works_without_a_script(
    open_page: OpenPage, origin: str
) -> None:
    page = open_page(located("book"), width=390, java_script_enabled=False)
    page.locator("[data-languages] summary").click()
    language_link(page, "ru").click()
    expect(page).to_have_url(origin + located("book", "ru"))


# --- leave this page ---


def neutral(context: BrowserContext) -> list[dict[str, str]]:
    """Put a stub where the neutral page lies; gives the headers of what it was asked for."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<!doctype html><title>Neutral</title>", content_type="text/html")

    context.route(re.compile("^https://"), answer)
    return asked


@pytest.mark.parametrize(("kind", "language"), [("book", name) for name in LANGUAGES])
def test_leave_button_replaces_the_page(
    open_page: OpenPage, origin: str, kind: str, language: str
) -> None:
    page = open_page(located("home", language))
    asked = neutral(page.context)
    page.goto(origin + located(kind, language))
    address = page.locator("[data-leave]").get_attribute("href") or ""
    page.locator("[data-leave]").click()
    expect(page).to_have_title("Neutral")
    expect(page).to_have_url(address)
    assert [headers.get("referer") for headers in asked] == [None]
    page.go_back()
    expect(page).to_have_url(origin + located("home", language))


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_leave_button_is_in_sight_on_a_phone(open_page: OpenPage, kind: str, language: str) -> None:
    page = open_page(located(kind, language), width=390)
    expect(page.locator("[data-leave]")).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(page.locator("[data-leave]")).to_be_in_viewport(ratio=1)


def test_shift_pressed_three_times_leaves(open_page: OpenPage) -> None:
    page = open_page(located("book"))
    neutral(page.context)
    status = page.locator("[data-leave-status]")
    expect(status).to_have_attribute("role", "status")
    for said in ("data-once", "data-twice"):
        page.keyboard.press("Shift")
        expect(status).to_have_text(page.locator("[data-leave]").get_attribute(said) or "")
    page.keyboard.press("Shift")
    expect(page).to_have_title("Neutral")


def test_shift_that_writes_capitals_does_not_leave(open_page: OpenPage, origin: str) -> None:
    page = open_page(CATALOGUE)
    asked = neutral(page.context)
    page.locator("#q").focus()
    for key in ("Shift+A", "Shift+B", "Shift+C", "Shift", "Shift+D", "Shift"):
        page.keyboard.press(key)
    expect(page.locator("#q")).to_have_value("ABCD")
    assert page.url.startswith(origin)
    assert asked == []


def test_shift_pressed_slowly_does_not_leave(open_page: OpenPage) -> None:
    page = open_page(located("book"))
    asked = neutral(page.context)
    page.clock.install()
    page.reload()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    expect(page.locator("[data-leave-status]")).to_have_text(SILENT)
    page.keyboard.press("Shift")
    expect(page.locator("[data-leave]")).to_have_attribute("data-pressed", "1")
    assert asked == []


def test_leave_button_is_a_link_without_a_script(open_page: OpenPage) -> None:
    page = open_page(located("book"), java_script_enabled=False)
    asked = neutral(page.context)
    page.locator("[data-leave]").click()
    expect(page).to_have_title("Neutral")
    assert [headers.get("referer") for headers in asked] == [None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_what_leaving_can_not_do(open_page: OpenPage, language: str) -> None:
    page = open_page(located("book", language))
    expect(page.locator(".footer__leave")).to_be_visible()
    expect(page.locator(".footer__leave")).not_to_have_text(SILENT)


# --- the catalogue ---


def shelved(site: Path) -> dict[str, set[str]]:
    """The codes of every book of the catalogue by key, as the page carries them."""
    books = {}
    for element in read(site, CATALOGUE).named("li"):
        if "data-f" in element.attrib:
            codes = {
                f"{key}:{value}"
                for key, _, values in (
                    code.partition(":") for code in element.attrib["data-f"].split()
                )
                for value in values.split(",")
            }
            books[element.attrib["data-book"]] = codes
    return books


def holding(site: Path, *codes: str) -> set[str]:
    """The books that carry every one of `codes`."""
    return {key for key, carried in shelved(site).items() if carried >= set(codes)}


def shown(page: Page) -> set[str]:
    keys = page.locator(".shelf > li:visible").evaluate_all(
        "(books) => books.map((book) => book.dataset.book)"
    )
    return set(keys)


def chip(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"label.chip:has(input[name={name}][value={value}])")


def expect_announced(page: Page, count: int) -> None:
    status = page.locator("[data-finder-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(rf"(?<!\d){count}(?!\d)"))


def test_filter_shows_the_books_that_fit_and_says_how_many(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    assert shown(page) == set(shelved(site))
    promised = int(chip(page, "topic", "health").locator(".chip__count").inner_text())
    chip(page, "topic", "health").click()
    fitting = holding(site, "t:health")
    assert 0 < len(fitting) < len(shelved(site))
    assert promised == len(fitting)
    assert shown(page) == fitting
    expect_announced(page, len(fitting))


def test_filters_combine(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "topic", "migration").click()
    either = holding(site, "t:health") | holding(site, "t:migration")
    assert shown(page) == either
    promised = int(chip(page, "language", "kk").locator(".chip__count").inner_text())
    chip(page, "language", "kk").click()
    both = either & holding(site, "l:kk")
    assert len(both) == promised < len(either)
    assert shown(page) == both
    expect_announced(page, len(both))
    chip(page, "also", "no-note").click()
    assert shown(page) == both - holding(site, "n:")
    chip(page, "topic", "migration").click()
    assert shown(page) == holding(site, "t:health", "l:kk") - holding(site, "n:")


def test_count_beside_a_filter_is_what_choosing_it_shows(open_page: OpenPage) -> None:
    page = open_page(f"{CATALOGUE}#language=ru")
    for value in ("no-note", "interpreter", "all-ages"):
        promised = int(chip(page, "also", value).locator(".chip__count").inner_text())
        chip(page, "also", value).click()
        assert len(shown(page)) == promised, value
        chip(page, "also", value).click()


def test_filters_are_shared_by_address(open_page: OpenPage, origin: str) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "language", "ru").click()
    assert page.url == f"{origin}{CATALOGUE}#topic=health&language=ru"
    for width in (390, 1280):
        friends = open_page(page.url.removeprefix(origin), width=width)
        assert shown(friends) == shown(page)
        expect(chip(friends, "topic", "health").locator("input")).to_be_checked()
        expect(chip(friends, "topic", "health")).to_be_visible()
        expect_announced(friends, len(shown(page)))


def test_filters_are_learned_by_no_server(open_page: OpenPage) -> None:
    page = open_page(CATALOGUE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chip(page, "topic", "health").click()
    page.locator("#q").fill("xyzzy")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if "health" in address or "xyzzy" in address] == []


def test_back_takes_the_last_filter_away(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "language", "ru").click()
    page.go_back()
    expect(chip(page, "language", "ru").locator("input")).not_to_be_checked()
    assert shown(page) == holding(site, "t:health")
    page.go_back()
    assert shown(page) == set(shelved(site))
    page.go_forward()
    assert shown(page) == holding(site, "t:health")


def test_back_from_a_book_finds_the_filters_as_they_were(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    page.locator(".shelf > li:visible a").first.click()
    expect(page.locator("article.book")).to_be_visible()
    page.go_back()
    expect(chip(page, "topic", "health").locator("input")).to_be_checked()
    assert shown(page) == holding(site, "t:health")


def test_clear_shows_every_book_again(open_page: OpenPage, origin: str, site: Path) -> None:
    page = open_page(f"{CATALOGUE}#q=night&topic=health")
    page.locator(".finder__clear").click()
    assert shown(page) == set(shelved(site))
    assert page.url == origin + CATALOGUE
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".finder__clear")).not_to_be_visible()
    expect(page.locator(".chip__box:checked")).to_have_count(0)


def test_filters_work_by_keyboard_alone(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    first = page.locator(".chip__box").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) == holding(site, f"t:{first.get_attribute('value')}")


def test_filters_unfold_on_a_phone(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE, width=390)
    toggle = page.locator(".finder__toggle")
    expect(chip(page, "topic", "health")).not_to_be_visible()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    chip(page, "topic", "health").click()
    assert shown(page) == holding(site, "t:health")


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_without_a_script_is_complete(
    open_page: OpenPage, site: Path, language: str
) -> None:
    page = open_page(located("catalogue", language), java_script_enabled=False)
    assert page.locator(".shelf > li").count() == len(shelved(site))
    expect(page.locator(".shelf > li a").last).to_be_visible()
    expect(page.locator(".finder")).not_to_be_visible()
    expect(page.locator(".finder__noscript")).to_be_visible()


# --- the timetable ---


def test_timetable_on_a_phone_is_one_slot_after_another(open_page: OpenPage) -> None:
    page = open_page(EVENT, width=390)
    expect(page.locator(".timetable__wide")).not_to_be_visible()
    slots = page.locator("[data-slot]")
    times = page.locator(".times a")
    assert slots.count() == times.count() > 1
    expect(slots.nth(0)).to_have_attribute("open", "")
    last = slots.last
    expect(last.locator(".slot__books")).not_to_be_visible()
    times.last.click()
    expect(last).to_have_attribute("open", "")
    expect(last.locator(".slot__summary")).to_be_in_viewport()


def test_timetable_says_the_same_on_a_phone_and_beside_it(open_page: OpenPage) -> None:
    page = open_page(EVENT)
    expect(page.locator(".timetable__narrow")).not_to_be_visible()
    expect(page.locator(".timetable__table")).to_be_visible()
    rows = page.locator(".timetable__table tbody tr")
    slots = page.locator("[data-slot]")
    for index in range(slots.count()):
        keys = "(found) => found.map((element) => element.dataset.book)"
        free = [
            row.get_attribute("data-book")
            for row in rows.all()
            if "free" in (row.locator("td").nth(index).get_attribute("class") or "")
        ]
        assert set(slots.nth(index).locator("li").evaluate_all(keys)) == set(free)


# --- light and dark, paper, sizes ---

BRIGHTNESS = """(property) => {
  const [r, g, b] = getComputedStyle(document.documentElement)[property].match(/[\\d.]+/g);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_page_is_as_bright_as_the_reader_wants(
    open_page: OpenPage, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(located("home"), color_scheme=scheme)
    ground = page.evaluate(BRIGHTNESS, "backgroundColor")
    text = page.evaluate(BRIGHTNESS, "color")
    assert (ground > 200 and text < 60) if scheme == "light" else (ground < 60 and text > 180)


def test_page_follows_a_change_of_the_scheme(open_page: OpenPage) -> None:
    page = open_page(located("book"), color_scheme="light")
    before = page.evaluate(BRIGHTNESS, "backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(BRIGHTNESS, "backgroundColor") < before / 3


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
def test_paper_is_white_and_without_controls(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), width=720, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate(BRIGHTNESS, "color") < 30
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") in {
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    }
    for control in (".leave", ".skip", ".header__languages", ".finder", ".finder__noscript"):
        assert page.locator(control).locator("visible=true").count() == 0, control
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0


def test_timetable_on_paper_is_the_table(open_page: OpenPage) -> None:
    page = open_page(EVENT, width=390)
    page.emulate_media(media="print")
    expect(page.locator(".timetable__table")).to_be_visible()
    expect(page.locator(".timetable__narrow")).not_to_be_visible()


def test_catalogue_prints_every_book(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    page.emulate_media(media="print")
    assert shown(page) == set(shelved(site))
    assert page.pdf(format="A4").startswith(b"%PDF")


# How far the page can be pushed sideways, in pixels.
SIDEWAYS = """() => {
  const root = document.documentElement;
  return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
}"""


# 640 CSS pixels with doubled dots: a window of 1,280 at 200 % zoom.
SIZES = ((320, 1), (640, 2), (1280, 1), (2560, 1))


@pytest.mark.parametrize(("width", "scale"), SIZES, ids=["320", "zoom-200", "1280", "2560"])
def test_page_never_scrolls_sideways(
    open_page: OpenPage, origin: str, width: int, scale: int
) -> None:
    page = open_page(located("home"), width=width, device_scale_factor=scale)
    found = {}
    for kind, language in ALL:
        page.goto(origin + located(kind, language))
        page.evaluate("document.fonts.ready")
        found[kind, language] = page.evaluate(SIDEWAYS)
    assert {where: pixels for where, pixels in found.items() if pixels} == {}


def test_page_moves_nothing_for_those_who_want_it_still(open_page: OpenPage) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page = open_page(located("coming-event"))
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"


def test_chosen_filter_is_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(f"{CATALOGUE}#topic=health", forced_colors="active")
    ground = "(element) => getComputedStyle(element).backgroundColor"
    chosen = chip(page, "topic", "health").locator(".chip__text").evaluate(ground)
    other = chip(page, "topic", "migration").locator(".chip__text").evaluate(ground)
    assert chosen != other


# --- the keyboard ---


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
def test_first_tab_skips_to_the_content(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), width=390)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main#content")).to_be_focused()


FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  // A cover's ring lies over its art.
  const ring = getComputedStyle(element, "::after").boxShadow;
  const seen = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || ring.includes("3px");
  return [element === document.body, seen && box.width > 0, element.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("kind", ["home", "catalogue", "book", "coming-event", "impact"])
def test_focus_is_always_seen(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind))
    for _ in range(40):
        page.keyboard.press("Tab")
        outside, seen, element = page.evaluate(FOCUS)
        if outside:
            break
        assert seen, element


def test_page_for_missing_addresses_speaks_every_language(open_page: OpenPage) -> None:
    page = open_page("no/such/page")
    sections = page.locator(".not-found__section")
    assert {section.get_attribute("lang") for section in sections.all()} == set(LANGUAGES)
