from __future__ import annotations

import re

import pytest

from hlsite.privacy.codes import DEMONSTRATION_SECRET, appearance_code, unlisted_code

OTHER = b"another secret of 32 bytes length"


def test_code_is_short_lower_case_and_of_100_bits() -> None:
    assert re.fullmatch("[a-z2-7]{20}", appearance_code(OTHER, "a-book", "an-event"))


def test_codes_differ_by_book_event_secret_and_purpose() -> None:
    codes = [
        appearance_code(OTHER, "a-book", "an-event"),
        appearance_code(OTHER, "a-book", "another"),
        appearance_code(OTHER, "b-book", "an-event"),
        appearance_code(DEMONSTRATION_SECRET, "a-book", "an-event"),
        appearance_code(OTHER, "a-book-an", "event"),
        unlisted_code(OTHER, "a-book"),
        unlisted_code(OTHER, "b-book"),
    ]
    assert len(set(codes)) == len(codes)


def test_code_stays_the_same_for_the_same_input() -> None:
    assert unlisted_code(OTHER, "a-book") == unlisted_code(OTHER, "a-book")


def test_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16 bytes"):
        unlisted_code(b"short", "a-book")


def test_secret_of_16_bytes_is_taken() -> None:
    assert unlisted_code(b"0123456789abcdef", "a-book")
