"""Texts that Markdown would only put into paragraphs, as most stories are: done at once.

Markdown looks at every character a dozen times; a thousand stories in three languages take it two
seconds. What may mean something to it, or to the filter of HTML behind it, is left to the two.
"""

from __future__ import annotations

import re

_TELLING = r"\\`*_\[\]<>&|"
_UNUSUAL = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
_UNUSUAL += r"\ufdd0-\ufdef\ufeff\ufff0-\uffff\U00010000-\U0010ffff"
_OPENING = r"\s\d#+=:~-"
"""Characters that, at the beginning of a line, make of it a list, a heading or a table."""

_LINE = (
    rf"[^{_TELLING}{_UNUSUAL}{_OPENING}](?:[^{_TELLING}{_UNUSUAL}\n]*[^{_TELLING}{_UNUSUAL}\s])?"
)
_PLAIN = re.compile(rf"{_LINE}(?:\n{{1,2}}{_LINE})*")


def paragraphs(text: str) -> str | None:
    """The HTML of `text`; None where it is more than plain paragraphs."""
    stripped = text.strip("\n")
    if not _PLAIN.fullmatch(stripped):
        return None
    # As the filter of HTML writes it.
    return f"<p>{stripped}</p>".replace("\n\n", "</p>\n<p>").replace("\u00a0", "&nbsp;")
