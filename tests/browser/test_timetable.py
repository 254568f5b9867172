"""The timetable: a table, and on phones one slot after another."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES, located


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_first_slot_lies_open(open_page: OpenPage, language: str) -> None:
    page = open_page(located("coming-event", language), width=390)
    assert page.locator("[data-slot]").count() == 6
    assert page.locator("[data-slot][open]").count() == 1
    expect(page.locator(".slot__books:visible")).to_have_count(1)
    for free in page.locator(".slot__free").all():
        expect(free).to_be_visible()


def test_time_leads_to_its_slot_below_the_header(open_page: OpenPage) -> None:
    page = open_page(located("coming-event"), width=390, reduced_motion="reduce")
    page.locator(".times a", has_text="15:30").click()
    slot = page.locator("[data-slot]", has=page.locator("#slot-1530"))
    expect(slot).to_have_attribute("open", "")
    expect(slot.locator("summary")).to_be_in_viewport(ratio=1)
    summary = slot.locator("summary").bounding_box()
    header = page.locator(".header").bounding_box()
    assert summary is not None
    assert header is not None
    assert summary["y"] >= header["y"] + header["height"] - 1


def test_shared_address_of_a_slot_unfolds_it(open_page: OpenPage) -> None:
    page = open_page(located("coming-event") + "#slot-1600", width=390)
    expect(page.locator("#slot-1600 li a").first).to_be_visible()


def test_slot_unfolds_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(located("coming-event"), width=390)
    slot = page.locator("[data-slot]").nth(1)
    slot.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(slot).to_have_attribute("open", "")


def test_slot_unfolds_without_a_script(open_page: OpenPage) -> None:
    page = open_page(located("coming-event"), width=390, java_script_enabled=False)
    slot = page.locator("[data-slot]").nth(1)
    slot.locator("summary").click()
    expect(slot.locator(".slot__books")).to_be_visible()


def test_past_event_has_no_times_of_books(open_page: OpenPage) -> None:
    page = open_page(located("past-event"))
    assert page.locator("article").count() == 1
    assert page.locator(".timetable, [data-slot], .slots").count() == 0


def test_timetable_says_the_same_on_a_phone_and_beside_it(open_page: OpenPage) -> None:
    page = open_page(located("coming-event"))
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
