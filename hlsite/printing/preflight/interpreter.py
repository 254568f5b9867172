"""Follows a page's content stream and tells every mark that it paints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from hlsite.printing.preflight.fonts import FontReader
from hlsite.printing.preflight.graphics import Graphics, matrix_of, scale_of, sides_of
from hlsite.printing.preflight.marks import (
    IDENTITY,
    Mark,
    Matrix,
    Point,
    around,
    common,
    moved,
    multiplied,
)
from hlsite.printing.preflight.spaces import colour_in, colour_of_image

UNKNOWN = "\ufffd"
"""Stands for a glyph of which the file does not say what it means."""

_ASCENT, _DESCENT = 0.74, -0.22
"""How far letters reach from their line, em; of cards' fonts, for the safe area."""

_INVISIBLE = frozenset({3, 7})
"""Text rendering modes: neither filled nor stroked."""

_OUTLINED = frozenset({1, 2, 5, 6})
_HOLLOW = frozenset({1, 5})
"""Text rendering modes: stroked, and not filled."""


@dataclass
class Interpreter(Graphics):
    """One page, text and objects too.

    Attributes:
        readers: Font readers by object, shared by the pages of a file.
    """

    readers: dict[Any, FontReader] = field(default_factory=dict)
    _text: Matrix = IDENTITY
    _line: Matrix = IDENTITY
    _actual: list[str | None] = field(default_factory=list)
    _within: list[Any] = field(default_factory=list)

    def run(self, content: Any, resources: Any) -> None:
        """Follow `content`, a page or a form XObject."""
        for instruction in pikepdf.parse_content_stream(content):
            handler = _HANDLERS.get(str(instruction.operator))
            if handler is not None:
                handler(self, list(instruction.operands), resources)

    def begin_text(self, _operands: Any = None, _resources: Any = None) -> None:
        """`BT`."""
        self._text = self._line = IDENTITY

    def font(self, operands: list[Any], resources: Any) -> None:
        """`Tf`."""
        font = resources.Font[str(operands[0])]
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.readers:
            self.readers[key] = FontReader(font)
        self.state.reader = self.readers[key]
        self.state.size = float(operands[1])

    def text_matrix(self, operands: list[Any], _resources: Any = None) -> None:
        """`Tm`."""
        self._text = self._line = matrix_of(operands)

    def next_line(self, x: float, y: float) -> None:
        """`Td`, `T*` and so on."""
        self._line = multiplied((1, 0, 0, 1, x, y), self._line)
        self._text = self._line

    def next_line_and_leading(self, x: float, y: float) -> None:
        """`TD`."""
        self.set_text(leading=-y)
        self.next_line(x, y)

    def show_on_next_line(self, operands: list[Any]) -> None:
        """`'`, and `"` with its two spaces before the string."""
        if len(operands) > 1:
            self.set_text(word_space=float(operands[0]), character_space=float(operands[1]))
        self.next_line(0, -self.state.leading)
        self.show(operands[-1:])

    def show(self, operands: list[Any], _resources: Any = None) -> None:
        """`Tj`, `TJ`."""
        state, reader = self.state, self.state.reader
        if reader is None or not operands:
            return
        items = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
        letters: list[str] = []
        x, not_defined = 0.0, False
        for item in items:
            if not isinstance(item, pikepdf.String):
                x -= float(item) / 1000 * state.size * state.stretch
                continue
            for glyph in reader.glyphs(bytes(item)):
                letters.append(glyph.text if glyph.text is not None else UNKNOWN)
                not_defined = not_defined or (reader.composite and glyph.code == 0)
                advance = glyph.width / 1000 * state.size + state.character_space
                x += (advance + (state.word_space if letters[-1] == " " else 0)) * state.stretch
        start, self._text = self._text, multiplied((1, 0, 0, 1, x, 0), self._text)
        if state.mode in _INVISIBLE:
            return
        on_page = multiplied(start, state.matrix)
        figures = all(letter.isdigit() for letter in letters)
        low, high = 0 if figures else _DESCENT * state.size, _ASCENT * state.size
        corners = [moved(corner, on_page) for corner in ((0, low), (x, low), (0, high), (x, high))]
        if state.mode in _OUTLINED:
            self.mark("stroke", around(corners), size=state.line_width * scale_of(state.matrix))
        self.mark(
            "text",
            around(corners),
            state.stroke if state.mode in _HOLLOW else None,
            text=self._spoken("".join(letters)),
            size=abs(state.size) * scale_of(on_page),
            font=reader.font,
            not_defined=not_defined,
        )

    def _spoken(self, letters: str) -> str:
        """What a reader gets: the span's own words, once, where it has some."""
        if not self._actual or self._actual[-1] is None:
            return letters
        words, self._actual[-1] = self._actual[-1], ""
        return words

    def begin_marked(self, operands: list[Any], resources: Any) -> None:
        """`BDC`, `BMC`."""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties))
        spoken = self._actual[-1] if self._actual else None
        if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
            spoken = str(properties.ActualText)
        self._actual.append(spoken)

    def end_marked(self, _operands: Any = None, _resources: Any = None) -> None:
        """`EMC`."""
        if self._actual:
            self._actual.pop()

    def xobject(self, operands: list[Any], resources: Any) -> None:
        """`Do`: an image, or a form, which is followed."""
        found = resources.XObject[str(operands[0])]
        if found.Subtype == "/Image":
            self.image(found, resources)
        elif found.Subtype == "/Form":
            if found.objgen in self._within:
                raise ValueError("a form XObject is placed on itself")
            self._within.append(found.objgen)
            self.save()
            if "/Matrix" in found:
                self.transform(list(found.Matrix))
            left, bottom, right, top = map(float, found.BBox)
            corners: list[Point] = [(left, bottom), (right, bottom), (left, top), (right, top)]
            placed = [moved(corner, self.state.matrix) for corner in corners]
            self.state.clip = common(self.state.clip, around(placed))
            self.run(found, found.get("/Resources", resources))
            self.restore()
            self._within.pop()

    def image(self, found: Any, resources: Any) -> None:
        """A picture fills the unit square, clipped or not."""
        corners: list[Point] = [(0, 0), (1, 0), (0, 1), (1, 1)]
        placed = [moved(corner, self.state.matrix) for corner in corners]
        colour = colour_of_image(found, self.state.fill, resources.get("/ColorSpace", {}))
        sides = sides_of(self.state.matrix)
        self.mark("image", around(placed), colour, image=found, placed=sides)

    def shading(self, operands: list[Any], resources: Any) -> None:
        """`sh`."""
        found = resources.get("/Shading", {}).get(str(operands[0]))
        colour = None if found is None else colour_in(found.ColorSpace)
        self.mark("shading", self.state.clip, colour)

    def set_text(self, **changes: float) -> None:
        """`Tc`, `Tw`, `Tz`, `TL`, `Tr`, `Ts`."""
        for name, value in changes.items():
            setattr(self.state, name, value)


Handler = Callable[[Interpreter, list[Any], Any], None]
_HANDLERS: dict[str, Handler] = {
    "q": Interpreter.save,
    "Q": Interpreter.restore,
    "cm": Interpreter.transform,
    "gs": Interpreter.graphics_state,
    "w": lambda self, ops, _: self.line(float(ops[0])),
    "k": lambda self, ops, _: self.device("DeviceCMYK", ops, stroke=False),
    "K": lambda self, ops, _: self.device("DeviceCMYK", ops, stroke=True),
    "g": lambda self, ops, _: self.device("DeviceGray", ops, stroke=False),
    "G": lambda self, ops, _: self.device("DeviceGray", ops, stroke=True),
    "rg": lambda self, ops, _: self.device("DeviceRGB", ops, stroke=False),
    "RG": lambda self, ops, _: self.device("DeviceRGB", ops, stroke=True),
    "cs": lambda self, ops, resources: self.space(ops, resources, stroke=False),
    "CS": lambda self, ops, resources: self.space(ops, resources, stroke=True),
    "sc": lambda self, ops, resources: self.components(ops, resources, stroke=False),
    "scn": lambda self, ops, resources: self.components(ops, resources, stroke=False),
    "SC": lambda self, ops, resources: self.components(ops, resources, stroke=True),
    "SCN": lambda self, ops, resources: self.components(ops, resources, stroke=True),
    "m": Interpreter.move,
    "l": Interpreter.draw,
    "c": Interpreter.curve,
    "v": lambda self, ops, _: self.curve_from_here(ops),
    "y": lambda self, ops, _: self.curve([*ops, *ops[2:]]),
    "re": Interpreter.rectangle,
    "W": Interpreter.clip_next,
    "W*": Interpreter.clip_next,
    "n": lambda self, _ops, _res: self.end_path(),
    "f": lambda self, _ops, _res: self.paint(fill=True, stroke=False),
    "F": lambda self, _ops, _res: self.paint(fill=True, stroke=False),
    "f*": lambda self, _ops, _res: self.paint(fill=True, stroke=False, even_odd=True),
    "S": lambda self, _ops, _res: self.paint(fill=False, stroke=True),
    "s": lambda self, _ops, _res: self.paint(fill=False, stroke=True),
    "B": lambda self, _ops, _res: self.paint(fill=True, stroke=True),
    "B*": lambda self, _ops, _res: self.paint(fill=True, stroke=True, even_odd=True),
    "b": lambda self, _ops, _res: self.paint(fill=True, stroke=True),
    "b*": lambda self, _ops, _res: self.paint(fill=True, stroke=True, even_odd=True),
    "BT": Interpreter.begin_text,
    "Tf": Interpreter.font,
    "Tm": Interpreter.text_matrix,
    "Td": lambda self, ops, _: self.next_line(float(ops[0]), float(ops[1])),
    "Tc": lambda self, ops, _: self.set_text(character_space=float(ops[0])),
    "Tw": lambda self, ops, _: self.set_text(word_space=float(ops[0])),
    "Tz": lambda self, ops, _: self.set_text(stretch=float(ops[0]) / 100),
    "TL": lambda self, ops, _: self.set_text(leading=float(ops[0])),
    "T*": lambda self, _ops, _res: self.next_line(0, -self.state.leading),
    "Tr": lambda self, ops, _: self.set_text(mode=float(ops[0])),
    "TD": lambda self, ops, _: self.next_line_and_leading(float(ops[0]), float(ops[1])),
    "'": lambda self, ops, _: self.show_on_next_line(ops),
    '"': lambda self, ops, _: self.show_on_next_line(ops),
    "Tj": Interpreter.show,
    "TJ": Interpreter.show,
    "BDC": Interpreter.begin_marked,
    "BMC": Interpreter.begin_marked,
    "EMC": Interpreter.end_marked,
    "Do": Interpreter.xobject,
    "INLINE IMAGE": lambda self, ops, resources: self.image(ops[0].obj, resources),
    "sh": Interpreter.shading,
}
"""By operator."""


def marks_of(pdf: pikepdf.Pdf) -> Iterator[list[Mark]]:
    """The marks of each page, in order of painting."""
    readers: dict[Any, FontReader] = {}
    for number, page in enumerate(pdf.pages, 1):
        interpreter = Interpreter(number, readers=readers)
        interpreter.run(page, page.obj.get("/Resources", pikepdf.Dictionary()))
        yield interpreter.marks
