"""From a colour space, however it is wrapped, to what it comes down to on paper."""

from __future__ import annotations

from typing import Any

import pikepdf

from hlsite.printing.preflight.marks import Colour

_BY_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


def colour_in(found: Any) -> Colour:
    """The colour that is current when a space has been chosen and no components yet.

    Args:
        found: A colour space: a name or an array.
    """
    if not isinstance(found, pikepdf.Array):
        return Colour(_word(found), (0.0,))
    kind = _word(found[0])
    if kind == "ICCBased":
        return Colour(_BY_COMPONENTS[int(found[1].N)], (0.0,))
    if kind == "Indexed":
        return colour_in(found[1])
    if kind == "Separation":
        return Colour(kind, (1.0,), _word(found[1]))
    if kind == "DeviceN":
        return Colour(kind, (1.0,), ", ".join(_word(name) for name in found[1]))
    return Colour(kind, (1.0,))


def colour_of_image(image: Any, fill: Colour, listed: Any) -> Colour:
    """The space of a picture; a stencil is painted in `fill`.

    Args:
        image: The picture's dictionary.
        fill: The current colour.
        listed: Spaces by name: one that stands in the page's content may use such a name.
    """
    if image.get("/ImageMask", False):
        return fill
    space = image.get("/ColorSpace", pikepdf.Name.DeviceGray)
    return colour_in(listed.get(str(space), space) if isinstance(space, pikepdf.Name) else space)


def colour_of_pattern(pattern: Any) -> Colour:
    """A gradient's space; of tiles nothing is known but that they are tiles."""
    if pattern is None or "/Shading" not in pattern:
        return Colour("Pattern", (1.0,))
    return colour_in(pattern.Shading.ColorSpace)


def _word(name: Any) -> str:
    return str(name).removeprefix("/")
