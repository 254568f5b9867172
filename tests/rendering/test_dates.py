from __future__ import annotations

import datetime as dt

import pytest

from hlsite.locale import Strings
from hlsite.rendering.dates import Dates
from tests.factories import ZONE

DAY = dt.date(2026, 12, 12)


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("en", "day", "12 December"),
        ("en", "day_year", "12 December 2026"),
        ("en", "weekday_day", "Saturday 12 December"),
        ("en", "full", "Saturday 12 December 2026"),
        ("en", "month_year", "December 2026"),
        ("kk", "day", "12 желтоқсан"),
        ("kk", "day_year", "2026 жылғы 12 желтоқсан"),
        ("kk", "weekday_day", "12 желтоқсан, сенбі"),
        ("kk", "full", "2026 жылғы 12 желтоқсан, сенбі"),
        ("kk", "month_year", "2026 жылғы желтоқсан"),
        ("ru", "day", "12 декабря"),
        ("ru", "day_year", "12 декабря 2026 года"),
        ("ru", "weekday_day", "суббота, 12 декабря"),
        ("ru", "full", "суббота, 12 декабря 2026 года"),
        ("ru", "month_year", "декабрь 2026"),
    ],
)
def test_date(language: str, form: str, expected: str) -> None:
    assert Dates(Strings(language)).text(DAY, form) == expected


def test_near_date_has_no_year() -> None:
    dates = Dates(Strings("ru"))
    assert dates.near(DAY, dt.date(2026, 1, 1)) == "12 декабря"
    assert dates.near(DAY, dt.date(2025, 12, 31)) == "12 декабря 2026 года"


def test_hours() -> None:
    start = dt.datetime(2026, 12, 12, 9, 5, tzinfo=ZONE)
    end = dt.datetime(2026, 12, 12, 16, 55, tzinfo=ZONE)
    assert Dates(Strings("en")).hours(start, end) == "09:05–16:55"


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("en", "Asia/Almaty", "Astana time"),
        ("kk", "Asia/Almaty", "Астана уақыты"),
        ("ru", "Asia/Almaty", "время Астаны"),
        ("en", "Europe/Copenhagen", "Copenhagen time"),
        ("ru", "Asia/Tashkent", "время: Ташкент"),
    ],
)
def test_zone(language: str, zone: str, expected: str) -> None:
    assert Dates(Strings(language)).zone(zone) == expected
