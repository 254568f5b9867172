"""The build's clock: read once, so that one build has one "now"."""

from __future__ import annotations

import datetime as dt
import os
import zoneinfo


def read_clock(timezone: str) -> dt.datetime:
    """Now, aware, in `timezone` (IANA), to the second.

    `SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org) stands in for the clock.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is no whole number.
    """
    zone = zoneinfo.ZoneInfo(timezone)
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return dt.datetime.now(zone).replace(microsecond=0)
    try:
        return dt.datetime.fromtimestamp(int(given), zone)
    except (ValueError, OverflowError, OSError):
        raise ValueError("SOURCE_DATE_EPOCH is no number of seconds; unset or mend it") from None
