"""Write the style sheet of the web fonts, and the table of widths that titles are measured with."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

SYSTEM = Path("/usr/share/fonts/truetype")
# Faces that readers have already. The first of each pair is measured here; the others have, by
# their makers' intent, its very widths. Each phone or computer has one of the two.
SERIF = {
    "": ("liberation/LiberationSerif", ("Times New Roman", "Liberation Serif", "Tinos")),
    " Noto": ("noto/NotoSerif", ("Noto Serif", "Noto Serif Regular", "NotoSerif")),
}
SANS = {"": ("liberation/LiberationSans", ("Arial", "Liberation Sans", "Arimo", "Roboto"))}
REGULAR = 400
# The space has a size of its own: it stands between the letters of every alphabet, and fonts differ
# in it most. While one file of a face has come and another has not, it decides where lines break.
SAMPLES = {
    "U+20": " ",
    "U+0-1F,U+21-3FF,U+2000-22FF": (
        "A person tells what happened, and the one who came to listen asks what nobody has asked "
        "before. There are five chairs, a table and a lamp; it takes twenty-five minutes."
    ),
    "U+400-52F": (
        "Человек рассказывает, как всё было, а тот, кто пришёл слушать, спрашивает о том, о чём "
        "раньше не спрашивал никто. Адам болғанын айтады, ал тыңдауға келген кісі бұрын ешкім "
        "сұрамаған нәрсені сұрайды: үстел, шам және бес орындық, жиырма бес минут."
    ),
}
# What kerning takes from a line of Literata, measured in Chromium on the example's English pages;
# in Cyrillic text, and in the display cut, it comes to nothing.
KERNED = {("Literata", "U+0-1F,U+21-3FF,U+2000-22FF"): 0.993}
FACES = """\
/* Written by bench/fonts.py. Each face is in three files: what a Latin text needs, Russian and
   Kazakh letters, and rare signs; a browser loads those whose characters it meets. This sheet
   comes after the page is shown. */
"""
FALLBACKS = """\
/* Written by bench/fonts.py. Faces of the reader's own machine, scaled to the widths and heights
   of ours: they show the page until the letters arrive, and nothing moves when they do. */
"""


class Sheet:
    """The two style sheets as they grow."""

    def __init__(self) -> None:
        self._faces: list[str] = []
        self._fallbacks: list[str] = []

    def add_face(
        self, family: str, weight: int, stem: str, characters: set[int], *, italic: bool
    ) -> None:
        """Add one file of a face."""
        self._faces.append(
            f"@font-face{{{described(family, weight, italic=italic)}font-display:swap;"
            f'src:url("../../fonts/{stem}.woff2")format("woff2");'
            f"unicode-range:{ranges(characters)}}}"
        )

    def add_fallbacks(self, family: str, weight: int, font: TTFont, *, italic: bool) -> None:
        """Add the reader's own faces in the size at which they stand in for this one.

        A face has one size for Latin text and another for Cyrillic; numerals have one alone.
        """
        samples = {"": "0123456789"} if family.endswith("Figures") else SAMPLES
        cut = " Italic" if italic else ""
        for suffix, (file, names) in (SANS if family.startswith("Golos") else SERIF).items():
            local = TTFont(SYSTEM / f"{file}-{cut.strip() or 'Regular'}.ttf")
            head = described(f"{family} Fallback{suffix}", weight, italic=italic)
            plain = (name.removesuffix(" Regular") if italic else name for name in names)
            sources = ",".join(f'local("{name}{cut}")' for name in dict.fromkeys(plain))
            for signs, sample in samples.items():
                reach = f"unicode-range:{signs};" if signs else ""
                factor = mean_width(font, sample) / mean_width(local, sample)
                factor *= KERNED.get((family, signs), 1)
                self._fallbacks.append(
                    f"@font-face{{{head}src:{sources};{reach}{scaled(font, factor)}}}"
                )

    def faces(self) -> str:
        """Return the sheet of our own faces."""
        return FACES + "\n".join(self._faces) + "\n"

    def fallbacks(self) -> str:
        """Return the sheet of what stands in for them."""
        return FALLBACKS + "\n".join(self._fallbacks) + "\n"


def described(family: str, weight: int, *, italic: bool) -> str:
    """Return what a rule says of its face; the medium serves for bold too, there is none bolder."""
    style = "font-style:italic;" if italic else ""
    return f'font-family:"{family}";{style}font-weight:{"500 700" if weight > REGULAR else weight};'


def scaled(font: TTFont, factor: float) -> str:
    """Return the descriptors that give another face this font's width and line height."""
    up, down = (abs(value) / font["head"].unitsPerEm / factor for value in heights(font))
    return (
        f"size-adjust:{percent(factor)};ascent-override:{percent(up)};"
        f"descent-override:{percent(down)};line-gap-override:0%"
    )


def heights(font: TTFont) -> tuple[int, int]:
    """Return how far a font's line reaches up and down, in its units."""
    return font["hhea"].ascent, font["hhea"].descent


def percent(share: float) -> str:
    """Return a share as CSS writes it."""
    return f"{share * 100:.4g}%"


def mean_width(font: TTFont, sample: str) -> float:
    """Return the mean advance of a text's characters, in em, without kerning.

    Spaces count only in a sample of spaces alone.
    """
    map_, advances = font.getBestCmap(), font["hmtx"]
    signs = sample.replace(" ", "") or sample
    widths = [advances[map_[ord(sign)]][0] for sign in signs if ord(sign) in map_]
    return float(sum(widths) / len(widths) / font["head"].unitsPerEm)


def ranges(characters: set[int]) -> str:
    """Return characters as CSS ranges, joined where they follow each other."""
    spans: list[list[int]] = []
    for code in sorted(characters):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def width_table(fonts: list[TTFont], characters: set[int]) -> str:
    """Return a module with the advance width of each letter a title may hold.

    Titles are set in the text cut on screen and the display cut on paper: the wider one counts.
    """
    maps = [font.getBestCmap() for font in fonts]
    groups: dict[int, list[str]] = {}
    for code in sorted(characters.intersection(*maps)):
        if chr(code).isprintable() and not unicodedata.combining(chr(code)):
            width = max(f["hmtx"][m[code]][0] for f, m in zip(fonts, maps, strict=True))
            groups.setdefault(width, []).append(chr(code))
    lines = [
        '"""Advance widths of Literata 500 in 1/1000 em. Written by bench/fonts.py."""',
        "",
        "GROUPS: dict[int, str] = {",
    ]
    for width, signs in sorted(groups.items()):
        text = "".join(signs).replace("\\", "\\\\")
        quote = "'" if '"' in text else '"'
        lines.append(f"    {width}: {quote}{text}{quote},")
    lines += [
        "}",
        '"""Width to the characters that have it: in the wider of the two cuts."""',
        "",
    ]
    return "\n".join(lines)
