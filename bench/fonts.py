"""Make every font file of the theme again from the packages they were published in.

The theme carries its fonts, because a page may ask no third party for one and Typst reads no
variable font. They are cut here and nowhere else, so that each file can be traced to its source:

    mkdir /tmp/faces && cd /tmp/faces
    npm install @expo-google-fonts/golos-text@0.4.2
    pip download --no-deps fontpkg-literata==3.103
    for wheel in *.whl; do unzip -qo "$wheel"; done
    python bench/fonts.py /tmp/faces

Literata is a variable font with all axes (no npm package has it whole: each splits it by alphabet,
which loses features), Golos Text comes as static fonts. Both are under the SIL Open Font
License 1.1; no reserved font name is declared by either.

Written: ``theme/cards/fonts/`` (static, for Typst), ``theme/assets/fonts/`` (for the web),
their style sheets in ``theme/assets/stylesheets/``, and the advance widths that titles are
measured with, ``hlsite/rendering/cover/widths.py``. Running it twice writes the same bytes.
"""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fonts_css
import fonts_kerning
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
CARDS = ROOT / "theme/cards/fonts"
WEB = ROOT / "theme/assets/fonts"
STYLES = ROOT / "theme/assets/stylesheets"
WIDTHS = ROOT / "hlsite/rendering/cover/widths.py"
LICENCES = {
    "Literata-OFL.txt": "fontpkg_literata/LICENSE",
    "GolosText-OFL.txt": "node_modules/@expo-google-fonts/golos-text/LICENSE_FONT",
}

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIGURES = "0123456789"
# All hyphens, the narrow no-break space and the Uzbek letter marks are drawn with their likes.
ALIASES = {
    0xAD: 0x2D,
    0x2010: 0x2D,
    0x2011: 0x2D,
    0x202F: 0x2009,
    0x2BB: 0x2018,
    0x2BC: 0x2019,
}
KAZAKH_RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі\u0301"
READING = LETTERS + FIGURES + " \u00a0\u202f\u2009!\"%&'()*+,-./:;=?«»·–—‘’“”„…№\u00ad\u2010\u2011"
WORKING = READING + "#$@[]_|<>^`{}~\\×−€₸→←°©§"
NUMERALS = FIGURES + " \u00a0\u202f\u2009,.:%+−–/"
ALL = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    0x18F,
    0x259,
    0x2BB,
    0x2BC,
    *range(0x300, 0x30D),
    *range(0x323, 0x329),
    *range(0x400, 0x530),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    0x2113,
    0x2116,
    0x2122,
    *range(0x2190, 0x219A),
    *(0x2212, 0x2215, 0x2248, 0x2260, 0x2264, 0x2265),
    *range(0xFB00, 0xFB05),
}


@dataclass(frozen=True)
class Face:
    """One static cut of a family.

    Attributes:
        family: the name Typst and CSS ask for it by.
        weight: usWeightClass, 300 to 600.
        italic: whether it slants.
        source: path of the font below the folder of unpacked packages.
        axes: where a variable source is cut, axis tag to value.
        web: stem of the web files, or nothing for a face of paper alone.
        core: characters of the web's first file.
        cyrillic: whether the web face has a Cyrillic file and one for rare letters.
        card: whether Typst gets it.
    """

    family: str
    weight: int
    source: str
    axes: dict[str, float]
    web: str = ""
    core: str = READING
    italic: bool = False
    cyrillic: bool = True
    card: bool = True

    @property
    def style(self) -> str:
        """The style's name in the name table, such as ``Medium Italic``."""
        name = {300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold"}[self.weight]
        return name if not self.italic else f"{name} Italic".removeprefix("Regular ")

    @property
    def file(self) -> str:
        """The stem of the file for Typst, which is the PostScript name too."""
        return f"{self.family}-{self.style}".replace(" ", "")


LITERATA = "fontpkg_literata/files/Literata[opsz,wght].ttf"
LITERATA_ITALIC = "fontpkg_literata/files/Literata-Italic[opsz,wght].ttf"
GOLOS = "node_modules/@expo-google-fonts/golos-text/"
DISPLAY = "Literata Display"
TITLE_WEIGHT = 500
FACES = (
    Face("Literata", 400, LITERATA, {"opsz": 12, "wght": 400}, "literata-400"),
    Face("Literata", 400, LITERATA_ITALIC, {"opsz": 12, "wght": 400}, "literata-400i", italic=True),
    Face("Literata", 500, LITERATA, {"opsz": 12, "wght": 500}, "literata-500"),
    Face("Literata", 600, LITERATA, {"opsz": 12, "wght": 600}),
    Face(DISPLAY, 400, LITERATA, {"opsz": 72, "wght": 400}, "literata-display-400"),
    Face(DISPLAY, 500, LITERATA, {"opsz": 72, "wght": 500}),
    Face(
        "Literata Figures",
        300,
        LITERATA,
        {"opsz": 72, "wght": 300},
        "literata-figures-300",
        core=NUMERALS,
        cyrillic=False,
    ),
    Face(
        "Golos Text", 400, f"{GOLOS}400Regular/GolosText_400Regular.ttf", {}, "golos-400", WORKING
    ),
    Face("Golos Text", 500, f"{GOLOS}500Medium/GolosText_500Medium.ttf", {}, "golos-500", WORKING),
    Face("Golos Text", 600, f"{GOLOS}600SemiBold/GolosText_600SemiBold.ttf", {}),
)


def cut(face: Face, packages: Path) -> TTFont:
    """Return the whole static font of a face, with the aliases in its character map."""
    font = TTFont(packages / face.source, recalcTimestamp=False)
    if face.axes:
        instancer.instantiateVariableFont(font, face.axes, inplace=True)
    for table in font["cmap"].tables:
        for alias, original in ALIASES.items():
            if table.isUnicode() and original in table.cmap:
                table.cmap[alias] = table.cmap[original]
    return reopened(font)


def reopened(font: TTFont, **attributes: Any) -> TTFont:
    """Write a font and read it again: the subsetter wants tables that agree with each other."""
    stored = io.BytesIO()
    font.save(stored)
    stored.seek(0)
    return TTFont(stored, recalcTimestamp=False, **attributes)


def reduced(font: TTFont, characters: set[int], features: list[str]) -> TTFont:
    """Return a copy of a font with only these characters and layout features."""
    copy = reopened(font)
    options = subset.Options(
        hinting=False,
        layout_features=features,
        notdef_outline=True,
        glyph_names=False,
        name_IDs=["*"],
        drop_tables=[*subset.Options().drop_tables, "STAT", "DSIG", "meta", "gasp", "MVAR"],
    )
    tool = subset.Subsetter(options)
    tool.populate(unicodes=characters & set(copy.getBestCmap()))
    tool.subset(copy)
    return copy


def rename(font: TTFont, face: Face) -> None:
    """Give a cut its own names, so that programs find it by family, weight and slant."""
    names = font["name"]
    kept = {key: names.getDebugName(key) for key in (0, 5, 13, 14)}
    names.names = []
    plain = face.style in {"Regular", "Italic"}
    legacy = face.family if plain else f"{face.family} {face.style.removesuffix(' Italic')}"
    given = {
        **kept,
        1: legacy,
        2: "Italic" if face.italic else "Regular",
        3: f"hlsite;{face.file}",
        4: f"{face.family} {face.style}",
        6: face.file,
        16: None if plain else face.family,
        17: None if plain else face.style,
    }
    for key, text in sorted(given.items()):
        if text:
            names.setName(text, key, 3, 1, 0x409)
    metrics = font["OS/2"]
    metrics.usWeightClass = face.weight
    regular = 0x40 if face.style == "Regular" else 0
    metrics.fsSelection = (metrics.fsSelection & ~0x61) | (0x01 if face.italic else regular)
    font["head"].macStyle = 0x02 if face.italic else 0


def write_card_font(font: TTFont, face: Face) -> int:
    """Write a face for Typst and return its size in bytes."""
    made = reduced(font, ALL if face.cyrillic else {ord(sign) for sign in face.core}, ["*"])
    rename(made, face)
    target = CARDS / f"{face.file}.ttf"
    made.save(target)
    return target.stat().st_size


def write_web_font(font: TTFont, stem: str, characters: set[int]) -> int:
    """Write one web file and return its size in bytes."""
    made = reduced(font, characters, ["kern", "liga", "tnum", "locl"])
    made["name"].names = []
    fonts_kerning.compact(made)
    made["post"].formatType = 3
    made.flavor = "woff2"
    target = WEB / f"{stem}.woff2"
    made.save(target)
    return target.stat().st_size


def web_parts(font: TTFont, face: Face) -> dict[str, set[int]]:
    """Return which characters of a face go into which of its web files."""
    present = set(font.getBestCmap())
    core = {ord(sign) for sign in face.core} & present
    if not face.cyrillic:
        return {"": core}
    cyrillic = {ord(sign) for sign in KAZAKH_RUSSIAN} & present
    return {"latin": core, "cyrillic": cyrillic, "more": (ALL & present) - core - cyrillic}


def main() -> None:
    """Write all fonts, the style sheet, the licences and the table of widths."""
    packages = Path(sys.argv[1])
    for folder in (CARDS, WEB):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, source in LICENCES.items():
            shutil.copyfile(packages / source, folder / name)
    sheet = fonts_css.Sheet()
    titles: list[TTFont] = []
    for face in FACES:
        font = cut(face, packages)
        if face.family in {"Literata", DISPLAY} and face.weight == TITLE_WEIGHT:
            titles.append(font)
        if face.card:
            print(f"{write_card_font(font, face):>8}  {face.file}.ttf")
        if not face.web:
            continue
        for part, characters in web_parts(font, face).items():
            stem = f"{face.web}-{part}".removesuffix("-")
            print(f"{write_web_font(font, stem, characters):>8}  {stem}.woff2")
            sheet.add_face(face.family, face.weight, stem, characters, italic=face.italic)
        sheet.add_fallbacks(face.family, face.weight, font, italic=face.italic)
    WIDTHS.write_text(fonts_css.width_table(titles, ALL), encoding="utf-8")
    (STYLES / "fonts" / "faces.css").write_text(sheet.faces(), encoding="utf-8")
    (STYLES / "hl" / "fallbacks.css").write_text(sheet.fallbacks(), encoding="utf-8")


if __name__ == "__main__":
    main()
