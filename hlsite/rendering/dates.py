"""Days and hours in words, by Babel; the patterns stand in the language files.

Babel's own long Kazakh form is an abbreviation («2026 ж. 12 желтоқсан»); running text wants
«2026 жылғы 12 желтоқсан», and English wants the day before the month.
"""

from __future__ import annotations

import datetime as dt

from babel import Locale
from babel.dates import format_date, get_timezone_location

from hlsite.locale import Strings


class Dates:
    """Formats for one language; every text is made once."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        self._locale = Locale.parse(strings.language, sep="-")
        self._made: dict[tuple[dt.date, str], str] = {}

    def text(self, day: dt.date, form: str) -> str:
        """`day` by the pattern `date.<form>`: day, day_year, weekday_day, full, month_year."""
        if isinstance(day, dt.datetime):
            day = day.date()
        made = self._made.get((day, form))
        if made is None:
            made = self.pattern(day, self._strings(f"date.{form}"))
            self._made[day, form] = made
        return made

    def pattern(self, day: dt.date, pattern: str) -> str:
        """`day` by a pattern in CLDR's letters."""
        return format_date(day, pattern, locale=self._locale)

    def near(self, day: dt.date, now: dt.date) -> str:
        """`day` with its year only where it is not this year's."""
        return self.text(day, "day" if day.year == now.year else "day_year")

    def hours(self, start: dt.datetime, end: dt.datetime) -> str:
        """From and to: "14:00–16:55"."""
        return f"{start:%H:%M}–{end:%H:%M}"

    def zone(self, timezone: str) -> str:
        """What an IANA zone is called: "Astana time"."""
        named = f"zone.{timezone}"
        if named in self._strings:
            return self._strings(named)
        city = get_timezone_location(timezone, locale=self._locale, return_city=True)
        return self._strings("zone.elsewhere", city=city)
