"""The picture beside a shared link: a cover of the family, turned on its side.

1200 x 630 pixels, as Open Graph's readers ask for. It shows what the page's own head says and
nothing more, for a copy of it stays where it was shared.
Source: https://ogp.me/#structured
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL import __version__ as pillow

from hlsite.rendering.cover import Shape, bind_title, colours, describe, text_colour
from hlsite.rendering.cover.paths import HEIGHT, HORIZON, SPINE, WIDTH, Point
from hlsite.rendering.cover.paths import Path as Outline

SIZE = (1200, 630)

_RECIPE = 2
"""Part of every key; changes when pictures are drawn differently."""

_STRIP, _LEFT, _TOP, _BOTTOM = 30, 86, 58, 572
_ART = (560, 493)
_COLUMN = SIZE[0] - _ART[0] - _LEFT - 32
_FINE = 3
"""The art is drawn larger and made smaller: Pillow's polygons have no smooth edges."""

_TITLE_SIZES = (92, 84, 76, 68, 60, 54, 48, 42, 38, 34)
_TITLE_LEADING = 1.08
_LINE = 38
_CURVE_STEPS = 24
_BALANCE_STEP = 8


@dataclass(frozen=True, slots=True)
class SocialImage:
    """One picture, not yet drawn.

    Attributes:
        site: The library's name in the page's language.
        title: Of the event or the book.
        language: The title's own language.
        seed: Of the cover art.
        colour: Name of a cover colour that takes part in it.
        figure: What stands large beside `lines`: the day of the month; empty for none.
        lines: Short lines at the foot.
        notice: The last line, on a bar: that an event does not take place; empty for none.
    """

    site: str
    title: str
    language: str
    seed: str
    colour: str
    figure: str = ""
    lines: tuple[str, ...] = ()
    notice: str = ""

    @property
    def words(self) -> str:
        """Everything that is written on it."""
        return " ".join((self.site, self.title, self.figure, *self.lines, self.notice))

    def key(self, fonts: Path) -> str:
        """Names the content: the same key, the same bytes."""
        told = json.dumps([_RECIPE, pillow, asdict(self)], ensure_ascii=False)
        digest = hashlib.sha256(told.encode())
        for name in _FONTS:
            digest.update((fonts / name).read_bytes())
        return digest.hexdigest()

    def png(self, fonts: Path) -> bytes:
        """Draw it, with the faces of the folder `fonts`; the file holds a picture and no metadata.

        Raises:
            OSError: A face is missing.
        """
        paints = {name: colour.css for name, colour in colours().items()}
        cover = describe(self.seed, self.colour)
        ground, text = paints[cover.ground], paints[text_colour(cover)]
        canvas = Image.new("RGB", SIZE, ground)
        canvas.paste(_art(self.seed, self.colour), (SIZE[0] - _ART[0], SIZE[1] - _ART[1]))
        draw = ImageDraw.Draw(canvas)
        draw.rectangle((0, 0, _STRIP - 1, SIZE[1]), paints[cover.spine])
        foot = self._draw_foot(draw, fonts, text, ground)
        second = next(
            name for name in (cover.spine, cover.figure, cover.core) if paints[name] != text
        )
        self._draw_site(draw, fonts, text, paints[second])
        self._draw_title(draw, fonts, text, foot)
        written = io.BytesIO()
        # The hardest compression takes three times as long and saves a twentieth.
        canvas.save(written, "PNG")
        return written.getvalue()

    def _draw_site(self, draw: ImageDraw.ImageDraw, fonts: Path, text: str, second: str) -> None:
        """The mark, one disc cut in two and slid along the cut, and the library's name."""
        face = _face(fonts, _MEDIUM, 30)
        disc = 30
        box = (_LEFT, _TOP, _LEFT + disc, _TOP + disc)
        draw.pieslice(box, 90, 270, fill=text)
        draw.pieslice((box[0], box[1] + 6, box[2], box[3] + 6), 270, 90, fill=second)
        draw.text((_LEFT + disc + 14, _TOP + 29), self.site, text, face, "ls")

    def _draw_title(self, draw: ImageDraw.ImageDraw, fonts: Path, text: str, foot: float) -> None:
        top = _TOP + 72
        room = foot - 24 - top
        for size in _TITLE_SIZES:
            face = _face(fonts, _MEDIUM, size)
            lines = _wrapped(bind_title(self.title, self.language), face)
            leading = size * _TITLE_LEADING
            fits = max(map(face.getlength, lines)) <= _COLUMN
            if fits and leading * len(lines) <= room:
                break
        for number, line in enumerate(lines):
            draw.text((_LEFT, top + size * 0.8 + leading * number), line, text, face, "ls")

    def _draw_foot(self, draw: ImageDraw.ImageDraw, fonts: Path, text: str, ground: str) -> float:
        """The day and the lines beside it; gives the height at which they begin."""
        left, top = float(_LEFT), float(_BOTTOM)
        if self.figure:
            face = _face(fonts, _FIGURES, 190)
            _, above, width, _ = face.getbbox(self.figure, anchor="ls")
            draw.text((left - 6, _BOTTOM), self.figure, text, face, "ls")
            left += width + 28
            top += above
        face = _face(fonts, _SANS, 27)
        lines = [*self.lines, *([self.notice] if self.notice else [])]
        begin = _BOTTOM - _LINE * (len(lines) - 1)
        for number, line in enumerate(lines):
            at = begin + _LINE * number
            if number == len(self.lines):
                bar = (left, at - 30, left + face.getlength(line) + 24, at + 9)
                draw.rectangle(bar, text)
                draw.text((left + 12, at - 1), line, ground, face, "ls")
            else:
                draw.text((left, at), line, text, face, "ls")
        return min(top, begin - 27.0)


_MEDIUM, _FIGURES, _SANS = (
    "Literata-Medium.ttf",
    "LiterataFigures-Light.ttf",
    "GolosText-Medium.ttf",
)
_FONTS = (_MEDIUM, _FIGURES, _SANS)


@lru_cache(maxsize=64)
def _face(fonts: Path, name: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same wherever Pillow is installed; Raqm is not there everywhere.
    return ImageFont.truetype(fonts / name, size, layout_engine=ImageFont.Layout.BASIC)


def _wrapped(title: str, face: ImageFont.FreeTypeFont) -> list[str]:
    """Lines of about one length, as few as the column allows."""
    lines = _filled(title, face, _COLUMN)
    narrower = lines
    width = _COLUMN
    while len(narrower) == len(lines) and width > _BALANCE_STEP:
        lines = narrower
        width -= _BALANCE_STEP
        narrower = _filled(title, face, width)
        if max(map(face.getlength, narrower)) > width:
            break
    return lines


def _filled(title: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=8)  # the languages of one event share their art
def _art(seed: str, colour: str) -> Image.Image:
    """The lower part of the cover, without spine and title field."""
    paints = {name: found.css for name, found in colours().items()}
    cover = describe(seed, colour)
    large = (_ART[0] * _FINE, _ART[1] * _FINE)
    art = Image.new("RGB", large, paints[cover.ground])
    for shape in cover.shapes:
        art.paste(paints[shape.colour], (0, 0, *large), _mask(shape, large))
    return art.resize(_ART, Image.Resampling.BOX)


def _mask(shape: Shape, size: tuple[int, int]) -> Image.Image:
    """Where a shape is, by the non-zero rule that SVG and Typst fill by."""
    rings = [_scaled(ring, size) for ring in _rings(shape.path)]
    turns = [_turn(ring) for ring in rings]
    if len(set(turns)) == 1:
        mask = Image.new("L", size)
        for ring in rings:
            ImageDraw.Draw(mask).polygon(ring, fill=255)
        return mask
    middle = 128
    winding = Image.new("L", size, middle)
    for ring, turn in zip(rings, turns, strict=True):
        inside = Image.new("L", size)
        ImageDraw.Draw(inside).polygon(ring, fill=1)
        winding = (ImageChops.add if turn > 0 else ImageChops.subtract)(winding, inside)
    return winding.point([0 if value == middle else 255 for value in range(256)])


def _rings(path: Outline) -> Iterator[list[Point]]:
    """The closed parts of a path, curves as short lines."""
    ring: list[Point] = []
    for command in path:
        match command.letter, command.points:
            case "Z", _:
                yield ring
            case "M", (point,):
                ring = [point]
            case "C", (one, two, end):
                ring.extend(_curve(ring[-1], one, two, end))
            case _, (point,):
                ring.append(point)


def _curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points = (start, one, two, end)
        yield Point(
            sum(weight * point.x for weight, point in zip(weights, points, strict=True)),
            sum(weight * point.y for weight, point in zip(weights, points, strict=True)),
        )


def _scaled(ring: Sequence[Point], size: tuple[int, int]) -> list[tuple[float, float]]:
    across, down = size[0] / (WIDTH - SPINE), size[1] / (HEIGHT - HORIZON)
    return [((point.x - SPINE) * across, (point.y - HORIZON) * down) for point in ring]


def _turn(ring: Sequence[tuple[float, float]]) -> int:
    """1 or -1: which way round a ring runs."""
    area = sum(
        x * next_y - next_x * y
        for (x, y), (next_x, next_y) in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
    return 1 if area > 0 else -1
