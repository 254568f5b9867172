"""Text that was written in one table and read in another."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_AS = (
    "cp1251",
    "cp1252",
    "latin-1",
    "koi8-r",
    "iso8859-5",
    "cp866",
    "mac-cyrillic",
    "mac-roman",
)
_WRITTEN_IN = ("utf-8", "cp1251", "koi8-r", "iso8859-5", "cp866", "kz1048")

_UNSOUND = re.compile(
    "[^\\w\\s.,;:!?()@#'\"«»–—’ʼ\\-_/<>=&*+\u00ad\u0300-\u036f\u061c\u180b-\u180e\u200b-\u200f\u2060-\u2064"
    "\u20d0-\u20ff\ufe0f\ufeff]|[а-яё][А-ЯЁӘҒҚҢӨҰҮІҺ]|[a-zà-ÿ][A-ZÀ-ß]"
    "|[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]|[\u0402-\u0405\u0407-\u040d\u040f\u0452-\u0455\u0458-\u045d\u045f]"
)
_RISING = re.compile(r"[А-ЯЁ](?<=[а-яё].)|[–—](?<=[А-ЯЁ].)(?=[А-ЯЁ])")
_PLAIN_SIGNS = frozenset(
    [
        *map(chr, range(32, 127)),
        *"\n\r\t«»—–…№’“”„·",
        *list("абвгдежзийклмнопрстуфхцчшщъыьэюяёәіңғүұқөһ"),
        *list("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁӘІҢҒҮҰҚӨҺ"),
    ]
)
"""Text of these alone, without capitals inside words, is not misread."""

_PLAIN_SPACE = re.compile(r"[ \t\r\n\x1e]+")
"""What parts words; other spaces may be misread letters."""

_MISREAD = re.compile("[ÐÑÂÃРСТУ]|[À-ÿ]{3}")
"""What a word holds that was misread once more: signs of UTF-8, or none but letters with marks."""

_GAPS = (("\x90", "\x81"), ("\x90", "\x8f"), ("\x9d", "\x81"), ("\x9d", "\x8f"))
"""What cp1252 has no sign for, of UTF-8: behind its Ð the А or Н, behind its Ñ the с or я."""

_LOST_CAPITAL = re.compile(r"(?<!\S)\ufffd")


def repaired(text: str) -> Iterator[tuple[str, str]]:
    """Give the readings of a text that looks misread.

    Yields:
        The two tables and the text read rightly; only words that change are given.
    """
    if text.isascii() or (_PLAIN_SIGNS.issuperset(text) and not _RISING.search(text)):
        return
    words = _PLAIN_SPACE.split(text)
    odd = [not _PLAIN_SIGNS.issuperset(word) or _RISING.search(word) for word in words]
    # An initial may look sound by itself.
    shown = " ".join(word for at, word in enumerate(words) if any(odd[max(0, at - 1) : at + 2]))
    for wrong in _READ_AS:
        found: set[str] = set()
        for data in _all_encoded(shown, wrong):
            for right in _WRITTEN_IN:
                if right != wrong:
                    reading = _sound(data, right)
                    if reading and reading != shown and reading not in found:
                        found.add(reading)
                        yield f"{right} read as {wrong}", reading


def _sound(data: bytes, right: str) -> str:
    """Give the words that bytes are under a table, of those that look like words."""
    again = right == "utf-8"
    decoded = data.decode(right, "ignore" if again else "replace")
    return " ".join(
        word
        for word in _PLAIN_SPACE.split(decoded)
        if not _UNSOUND.search(word) or (again and _MISREAD.search(word))
    )


def _all_encoded(text: str, wrong: str) -> Iterator[bytes]:
    """Go back to the bytes, in each way if a table lost some."""
    if wrong == "cp1252" and "\ufffd" in text:
        for capital, small in _GAPS:
            filled = text.replace("Ð\ufffd", "Ð" + capital).replace("Ñ\ufffd", "Ñ" + small)
            # The rest are қ of `kz1048`, small or large.
            yield _encoded(_LOST_CAPITAL.sub("\x8d", filled).replace("\ufffd", "\x9d"), wrong)
    else:
        yield _encoded(text, wrong)


def _encoded(text: str, wrong: str) -> bytes:
    """Go back to the bytes, over the gaps that a table has."""
    with contextlib.suppress(UnicodeEncodeError):
        return text.encode(wrong)
    found = bytearray()
    for character in text:
        try:
            found += character.encode(wrong)
        except UnicodeEncodeError:
            # cp1252 and cp1251 have gaps which browsers and others fill with C1 controls.
            found += bytes([ord(character)]) if ord(character) < 0x100 else _lost(character, wrong)  # noqa: PLR2004
    return bytes(found)


def _lost(character: str, wrong: str) -> bytes:
    """Give the one byte that a replacement character can stand for, or a space."""
    return b"\x98" if character == "\ufffd" and wrong == "cp1251" else b" "
