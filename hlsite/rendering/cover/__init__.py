"""Covers: one description of shapes from a seed and a colour, for the page and for the card."""

from hlsite.rendering.cover.drawing import (
    Cover,
    Shape,
    cover_data,
    describe,
    text_colour,
)
from hlsite.rendering.cover.palette import Colour, Pairing, colours, text_on
from hlsite.rendering.cover.titles import (
    TITLE_STEPS,
    SetTitle,
    TitleStep,
    balance_title,
    bind_title,
    set_title,
    title_step,
)
from hlsite.rendering.cover.vector import svg

__all__ = [
    "TITLE_STEPS",
    "Colour",
    "Cover",
    "Pairing",
    "SetTitle",
    "Shape",
    "TitleStep",
    "balance_title",
    "bind_title",
    "colours",
    "cover_data",
    "describe",
    "set_title",
    "svg",
    "text_colour",
    "text_on",
    "title_step",
]
