"""Leave this page: by button, by key, without a script; and what it can not do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import ALL, LANGUAGES, located

SILENT = re.compile(r"^\s*$")


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
    page = open_page(located("catalogue"))
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
