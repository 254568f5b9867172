"""Rules on ink: spaces, overprint, black and white type, the sum of inks."""

from __future__ import annotations

from collections.abc import Iterator

from hlsite.printing.preflight.ink import largest_mean, largest_sum
from hlsite.printing.preflight.marks import Mark, is_empty
from hlsite.printing.preflight.subject import Finding, Rule, Subject

_OTHER_SPACES = frozenset({"DeviceRGB", "CalRGB", "CalGray", "Lab", "Pattern"})
_SPOTS = frozenset({"Separation", "DeviceN"})
_NO_SPOTS = frozenset({"All", "None", "Cyan", "Magenta", "Yellow", "Black"})
_SMALL = 12.0
"""Type below this, pt, is black alone and overprints: a shift between inks would blur it."""

_SMALL_WHITE = 8.0
_RICH = 0.6
_ROUNDING = 0.02


def _process_only(subject: Subject) -> Iterator[Finding]:
    for mark in subject.marks:
        space = mark.colour.space
        if space in _OTHER_SPACES:
            yield Finding(f"something is painted in {space}", mark.page)


def _spots(subject: Subject) -> Iterator[Finding]:
    known = {*subject.expectation.spots, *_NO_SPOTS}
    for mark in subject.marks:
        if mark.colour.space not in _SPOTS:
            continue
        for name in mark.colour.name.split(", "):
            if name not in known:
                yield Finding(f"a spot colour, {name or 'unnamed'}, is used", mark.page)


def _registration(subject: Subject) -> Iterator[Finding]:
    for mark in subject.marks:
        if mark.colour.name != "All":
            continue
        trim = subject.box(mark.page, "/TrimBox")
        shared = (
            max(trim[0], mark.box[0]) + _ROUNDING,
            max(trim[1], mark.box[1]) + _ROUNDING,
            min(trim[2], mark.box[2]) - _ROUNDING,
            min(trim[3], mark.box[3]) - _ROUNDING,
        )
        if not is_empty(shared):
            yield Finding("Registration, all inks at once, is used inside the trim", mark.page)


def _texts(subject: Subject) -> Iterator[Mark]:
    return (mark for mark in subject.marks if mark.kind == "text" and mark.text.strip())


def _is_rich_black(mark: Mark) -> bool:
    *others, black = mark.colour.inks
    return black >= _RICH and any(others)


def _black_type(subject: Subject) -> Iterator[Finding]:
    for mark in _texts(subject):
        if mark.size >= _SMALL or mark.colour.is_white or _is_rich_black(mark):
            continue
        if not mark.colour.is_pure_black:
            yield Finding(f"type of {mark.size:.1f} pt is not pure black", mark.page)
        elif not mark.overprint or mark.overprint_mode != 1:
            yield Finding(f"black type of {mark.size:.1f} pt does not overprint", mark.page)


def _white_knocks_out(subject: Subject) -> Iterator[Finding]:
    for mark in subject.marks:
        if mark.overprint and mark.kind != "image" and mark.colour.is_white:
            yield Finding("something white overprints and would not be seen", mark.page)


def _rich_black(subject: Subject) -> Iterator[Finding]:
    for mark in _texts(subject):
        if _is_rich_black(mark):
            yield Finding("type is set in a black of several inks", mark.page)


def _type_sizes(subject: Subject) -> Iterator[Finding]:
    least = subject.printer.minimum_text_pt
    for mark in _texts(subject):
        several = sum(1 for ink in mark.colour.inks if ink > 0) > 1
        if mark.size < least - _ROUNDING:
            yield Finding(f"type of {mark.size:.1f} pt is smaller than {least:g} pt", mark.page)
        elif (mark.colour.is_white or several) and mark.size < _SMALL_WHITE - _ROUNDING:
            what = "white" if mark.colour.is_white else "coloured"
            yield Finding(f"{what} type of {mark.size:.1f} pt is too small", mark.page)


def _ink(subject: Subject) -> Iterator[Finding]:
    limit = subject.printer.ink_limit
    for number, marks in enumerate(subject.pages, 1):
        size = subject.box(number, "/MediaBox")
        peak, mean = largest_sum(marks, size), largest_mean(marks, size)
        if peak > limit + 1:
            yield Finding(f"the inks add up to {peak:.0f} % at one place", number)
        elif mean > limit:
            yield Finding(f"the inks add up to {mean:.0f} % over 15 mm", number)


RULES = (
    Rule(16, "Inks alone, no RGB", _process_only),
    Rule(17, "No spot colour that the shop does not know of", _spots),
    Rule(18, "Registration only outside the trim", _registration),
    Rule(19, "Small type is black alone and overprints", _black_type),
    Rule(20, "White does not overprint", _white_knocks_out),
    Rule(21, "Black type is one ink", _rich_black),
    Rule(22, "Type is large enough", _type_sizes),
    Rule(24, "Not too much ink", _ink),
)
