"""Finds the masks of a text: `[[private|shown]]`.

Written to fail loudly: a mask that is nearly right would publish its left side, so a stray or
single bracket with a bar is an error too.
"""

from __future__ import annotations

import re

from hlsite.model.masked import Mask, MaskedText

_TOKEN = re.compile(r"\[\[|\]\]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_SINGLE = re.compile(r"(?<!\[)\[(?!\[)[^\[\]\n]*\|[^\[\]\n]*\](?!\])")
_LOOKALIKE = re.compile(r"[\u27e6\u3010\uff3b]{1,2}[^\n]*?[|\uff5c]")


class MaskError(ValueError):
    """A mask that cannot be read.

    Attributes:
        offset: Character offset of the fault in the text.
        end: Offset up to which the text belongs to the fault.
    """

    def __init__(self, offset: int, message: str, end: int | None = None) -> None:
        self.offset = offset
        self.end = offset if end is None else end
        super().__init__(message)


def parse_masks(text: str) -> MaskedText:
    """Cut `text` at its masks.

    Raises:
        MaskError: The first fault; its message says how to mend it and echoes nothing.
    """
    if "[" not in text and "]" not in text and not _LOOKALIKE.search(text):
        return MaskedText((text,) if text else ())
    parts: list[str | Mask] = []
    position = 0
    while True:
        opened = _TOKEN.search(text, position)
        _refuse_nearly_masks(text, position, opened.start() if opened else len(text))
        if opened is None:
            break
        if opened.group() == "]]":
            raise MaskError(opened.start(), "]] closes no mask; write [[private|shown]]")
        if opened.start() > position:
            parts.append(text[position : opened.start()])
        mask, position = _read_mask(text, opened.start())
        parts.append(mask)
    if position < len(text):
        parts.append(text[position:])
    return MaskedText(tuple(parts))


def mask_faults(text: str) -> list[MaskError]:
    """The first fault of every paragraph: a mask cannot reach into the next one."""
    faults: list[MaskError] = []
    start = 0
    while True:
        try:
            parse_masks(text[start:])
        except MaskError as error:
            faults.append(MaskError(start + error.offset, str(error)))
            following = _PARAGRAPH_BREAK.search(text, start + error.end)
            if following is None:
                return faults
            start = following.end()
        else:
            return faults


def _read_mask(text: str, start: int) -> tuple[Mask, int]:
    closed = _TOKEN.search(text, start + 2)
    if closed is None:
        raise MaskError(start, "a mask is not closed; end it with ]]")
    if closed.group() == "[[":
        raise MaskError(closed.start(), "a mask inside a mask; close the first one with ]]")
    inside = text[start + 2 : closed.start()]
    if _PARAGRAPH_BREAK.search(inside):
        message = "a mask runs over a paragraph; close it before the empty line"
        raise MaskError(start, message, closed.end())
    if inside.count("|") != 1:
        raise MaskError(start, "a mask needs one bar; write [[private|shown]]")
    private, shown = inside.split("|")
    if not private.strip():
        raise MaskError(start, "a mask hides nothing; write [[private|shown]], or plain text")
    return Mask(private, shown), closed.end()


def _refuse_nearly_masks(text: str, start: int, end: int) -> None:
    single = _SINGLE.search(text, start, end)
    if single:
        raise MaskError(single.start(), "looks like a mask with single brackets; double them")
    lookalike = _LOOKALIKE.search(text, start, end)
    if lookalike:
        raise MaskError(lookalike.start(), "brackets of another alphabet; write [[private|shown]]")
