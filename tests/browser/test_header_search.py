"""The search box in every header, and what Enter does on the search page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import TYPES, located
from tests.browser.test_axe import violations

OpenPage = Callable[..., Page]
WITH_A_BOX = [kind for kind in (*TYPES, "not-found") if kind != "search"]


@pytest.mark.parametrize("kind", WITH_A_BOX)
def test_every_header_has_a_box_that_leads_to_the_search_page(
    open_page: OpenPage, origin: str, kind: str
) -> None:
    page = open_page(located(kind))
    box = page.locator(".header").get_by_role("searchbox", name="Search", exact=True)
    box.fill("night nurse")
    box.press("Enter")
    expect(page).to_have_url(f"{origin}search/index.html#q=night%20nurse")
    expect(page.locator(".results__link").first).to_have_text("Night nurse")


def test_enter_opens_the_first_result_and_back_brings_the_results_again(
    open_page: OpenPage,
) -> None:
    page = open_page("ru/search/index.html")
    page.locator("#q").fill("сестрами")
    page.locator("#q").press("Enter")
    expect(page.locator("h1")).to_have_text("Две сестры, три почки")
    page.go_back()
    expect(page.locator("#q")).to_have_value("сестрами")
    expect(page.locator(".results__item")).to_have_count(2)


def test_enter_stays_where_nothing_was_found(open_page: OpenPage, origin: str) -> None:
    page = open_page("search/index.html#q=astronaut")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-search-status]")).to_contain_text("Nothing was found")
    expect(page).to_have_url(f"{origin}search/index.html#q=astronaut")


def test_box_works_from_a_folder(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "kk/events/index.html").as_uri())
    page.locator(".header__field").fill("шопан")
    page.locator(".header__field").press("Enter")
    expect(page.locator(".results__link").first).to_have_text("Дипломды шопан")
    page.close()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {"width": 390}])
def test_without_a_script_or_the_room_a_link_stands_in_its_place(
    open_page: OpenPage, origin: str, options: dict[str, object]
) -> None:
    page = open_page("about/index.html", **options)
    expect(page.locator(".header__field")).to_be_hidden()
    page.locator(".header").get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(f"{origin}search/index.html")


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_header_of_a_phone_has_two_rows_and_no_menu_button(
    open_page: OpenPage, language: str
) -> None:
    page = open_page(located("events", language), width=390)
    tops = {round(box.bounding_box()["y"] / 20) for box in page.locator(".menu__link").all()}
    home, link = (
        page.locator(name).first.bounding_box() for name in (".header__home", ".menu__link")
    )
    assert len(tops) == 1
    assert home is not None
    assert link is not None
    assert home["y"] + home["height"] <= link["y"]
    assert page.locator(".header button:visible").count() == 0


def test_results_are_accessible_with_their_covers(open_page: OpenPage) -> None:
    page = open_page(located("search", "ru") + "#q=бабушка")
    expect(page.locator(".results__cover")).to_have_count(3)
    assert violations(page) == {}
