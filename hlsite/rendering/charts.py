"""Bars as inline SVG: no style attribute, sizes in per cent, the figure as text inside.

The bar is as wide as its box and its text keeps its size: there is no viewBox to scale it down on
a phone. A table beside each chart says the same.
"""

from __future__ import annotations

from html import escape

BAR_HEIGHT = 32
_TEXT_BASELINE = 21
_GAP = 8

_NO_ROOM = 0.85
"""Share from which the figure no longer fits behind the bar and stands inside it."""


def bar(share: float, label: str) -> str:
    """One bar.

    Args:
        share: Filled part, 0 to 1.
        label: The figure in words, "62%": shown, and read out as the name of the picture.
    """
    percent = f"{share * 100:.4g}%"
    name = escape(label)
    inside = share >= _NO_ROOM
    text_class = "hl-bar__text hl-bar__text--inside" if inside else "hl-bar__text"
    anchor = ' text-anchor="end"' if inside else ""
    shift = -_GAP if inside else _GAP
    return (
        f'<svg class="hl-bar" width="100%" height="{BAR_HEIGHT}" role="img" aria-label="{name}">'
        f'<rect class="hl-bar__ground" width="100%" height="{BAR_HEIGHT}"/>'
        f'<rect class="hl-bar__value" width="{percent}" height="{BAR_HEIGHT}"/>'
        f'<text class="{text_class}" x="{percent}" dx="{shift}" y="{_TEXT_BASELINE}"{anchor}>'
        f"{name}</text></svg>"
    )
