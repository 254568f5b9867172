"""The language switch keeps the page, with a script and without one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES, TYPES, located


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


def test_page_for_missing_addresses_speaks_every_language(open_page: OpenPage) -> None:
    page = open_page("no/such/page")
    sections = page.locator(".not-found__section")
    assert {section.get_attribute("lang") for section in sections.all()} == set(LANGUAGES)
