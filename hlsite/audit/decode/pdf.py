"""PDF: drawn text through the fonts' maps, every string, metadata, attachments, pictures, fonts."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

import pikepdf

from hlsite.audit.decode.archive import LARGEST
from hlsite.audit.decode.charset import loose, runs
from hlsite.audit.decode.cmap import CMap
from hlsite.audit.decode.contents import Passage
from hlsite.audit.decode.font import is_font
from hlsite.audit.decode.glyph_names import GlyphNames
from hlsite.audit.decode.pdf_line import SHOWING, Line
from hlsite.audit.decode.pdf_names import KEYS_OF_TABLES, is_silent, told, without_frame

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

SIGNATURE = b"%PDF-"

_GAP = -180
"""Thousandths of an em that part two words."""

_SHORT_STRING = 8
_DIGEST = 16
"""Bytes of a file identifier (ISO 32000-2, 14.4), usually an MD5."""
_TEXT_MARKS = (b"\xfe\xff", b"\xef\xbb\xbf")
"""Begin a string that says itself how it is to be read (ISO 32000-2, 7.9.2.2)."""
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_TABULAR = frozenset({"/FunctionType", "/ShadingType", "/N", "/Length1", "/CMapName"})
"""Keys of streams that hold tables of numbers."""

_MOVING = frozenset({"Td", "TD", "Tm", "T*", "BT"})
_STEPS = " ".join((*sorted(SHOWING | _MOVING), "Tf BDC EMC ET DP BI ID EI"))
"""What of a drawing is read; the last three are those of a picture inside it."""


def read_pdf(contents: Contents, data: bytes, place: str) -> None:
    """Read a PDF; one that is encrypted or damaged is a problem."""
    where = f"{place} pdf".strip()
    tail = data[data.rfind(b"%%EOF") + 5 :].strip()
    if tail:
        contents.fail("trailing-bytes", where)
        contents.open("", tail, f"{where} trailing")
    if data.count(b"%%EOF") > 1 and b"/Linearized" not in data[:1024]:
        contents.fail("earlier-revision", where)
    for _, text in loose(without_frame(_STREAM.sub(b" ", data))):
        contents.add(text, f"{where} source")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _Reader(contents, pdf, where).read()
    except (pikepdf.PdfError, pikepdf.PasswordError, RecursionError, TypeError, ValueError):
        contents.fail("undecodable", where)


class _Reader:
    """Reads one open PDF."""

    def __init__(self, contents: Contents, pdf: pikepdf.Pdf, where: str) -> None:
        self._contents = contents
        self._pdf = pdf
        self._where = where
        self._maps: dict[tuple[int, int], CMap | GlyphNames] = {}
        self._neutral: set[tuple[int, int]] = set()
        self._drawn: set[tuple[int, int]] = set()
        # A digest has every byte, and under seven tables one in a thousand reads as something.
        self._digests = {
            bytes(one) for one in pdf.trailer.get("/ID", ()) if len(bytes(one)) == _DIGEST
        }

    def read(self) -> None:
        """Read pages, then every object."""
        if self._pdf.is_encrypted:
            self._contents.fail("undecodable", self._where)
        for number, page in enumerate(self._pdf.pages, 1):
            held = page.obj.get("/Contents")
            for stream in held if isinstance(held, pikepdf.Array) else [held]:
                if stream is not None:
                    self._drawn.add(stream.objgen)
            self._draw(page.obj, page.resources, f"{self._where} page {number}")
        objects = list(self._pdf.objects)
        for item in (*objects, self._pdf.trailer):
            if isinstance(item, pikepdf.Stream) or not is_silent(item.unparse(resolved=True)):
                self._strings(item)
        for item in objects:
            if isinstance(item, pikepdf.Stream) and item.objgen not in self._drawn:
                self._stream(item)

    def _strings(self, item: Any) -> None:
        """Hand over the strings, names and keys directly inside an object."""
        waiting = [item]
        texts: list[str] = []
        while waiting:
            value = waiting.pop()
            if isinstance(value, pikepdf.String):
                texts.append(self._string(value))
            elif isinstance(value, pikepdf.Name):
                texts.append(told(str(value)))
            elif isinstance(value, pikepdf.Array):
                waiting.extend(each for each in value if not _indirect(each))
            elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
                texts.extend(map(told, value.keys()))
                waiting.extend(self._values(value))
        self._contents.add(" ".join(filter(None, reversed(texts))), f"{self._where} object")
        for text in texts:
            if len(text) > _SHORT_STRING:
                self._contents.add(text, f"{self._where} object")

    def _string(self, value: pikepdf.String) -> str:
        """Give the text of a string; bytes that may be of any table are read under each."""
        raw = bytes(value)
        if raw in self._digests:
            return runs(raw)
        if not raw.isascii() and not raw.startswith(_TEXT_MARKS):
            self._contents.add("\n".join(text for _, text in loose(raw)), self._where)
        return str(value)

    def _values(self, held: Any) -> list[Any]:
        """Give what a dictionary holds itself, and note which streams it uses for what."""
        found = []
        for key, each in held.items():
            if key in KEYS_OF_TABLES and isinstance(each, pikepdf.Stream):
                self._neutral.add(each.objgen)
            if not _indirect(each):
                found.append(each)
        return found

    def _stream(self, stream: pikepdf.Stream) -> None:
        """Read one stream by what it is for."""
        kind = str(stream.get("/Type", ""))
        form = str(stream.get("/Subtype", ""))
        if form == "/Image":
            self._image(stream)
            return
        if kind in {"/ObjStm", "/XRef"}:
            return
        try:
            data = stream.read_bytes()
        except pikepdf.PdfError:
            self._contents.fail("undecodable", self._where)
            return
        if len(data) > LARGEST:
            self._contents.fail("too-large", self._where)
        elif form == "/Form" or "/PatternType" in stream:
            self._draw(stream, stream.get("/Resources", pikepdf.Dictionary()), self._where)
        elif kind == "/EmbeddedFile":
            self._contents.open("", data, f"{self._where} attachment")
        elif kind == "/Metadata":
            self._contents.open("metadata.xml", data, f"{self._where} metadata")
        else:
            self._other(stream, data)

    def _other(self, stream: pikepdf.Stream, data: bytes) -> None:
        """Read a stream that is neither drawn nor a file."""
        where = f"{self._where} stream"
        if self._contents.is_known(data):
            return
        if is_font(data):
            self._contents.open("", data, where)
        elif stream.objgen in self._neutral or _TABULAR & set(stream.keys()):
            # Outlines, colour profiles, functions, maps: words may stand between their numbers.
            self._contents.add(runs(data), where)
        else:
            for _, text in loose(data):
                self._contents.add(text, where)
            # A glyph of a Type 3 font or something unknown: try it as drawing.
            self._draw(stream, pikepdf.Dictionary(), self._where, tried=True)

    def _image(self, stream: pikepdf.Stream) -> None:
        """Read a picture: JPEG as a file, pixels not at all."""
        filters = stream.get("/Filter", pikepdf.Array())
        names = (
            [str(each) for each in filters]
            if isinstance(filters, pikepdf.Array)
            else [str(filters)]
        )
        if "/DCTDecode" in names:
            data = stream.read_raw_bytes() if len(names) == 1 else b""
            self._contents.open("picture.jpg", data, f"{self._where} picture")
        elif set(names) - {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/CCITTFaxDecode",
                           "/ASCII85Decode", "/ASCIIHexDecode", ""}:  # fmt: skip
            self._contents.fail("undecodable", f"{self._where} picture")

    def _draw(self, source: Any, resources: Any, where: str, *, tried: bool = False) -> None:
        """Read the text that a page, form or pattern draws; what is only tried may be none."""
        with warnings.catch_warnings(record=True) as complaints:
            warnings.simplefilter("always")
            steps = pikepdf.parse_content_stream(source, _STEPS)
        if complaints and not tried:
            self._contents.fail("undecodable", where)
        fonts = resources.get("/Font", pikepdf.Dictionary()) if resources is not None else {}
        font: CMap | GlyphNames | None = None
        shown: list[str] = []
        line = Line()
        for step in steps:
            name = str(step.operator)
            if line.goes_on(name, step.operands):
                continue
            if name == "Tf":
                font = self._font(fonts, str(step.operands[0]))
            elif name in SHOWING:
                text = self._shown(step.operands[-1], font, where)
                shown.append(text)
            elif name in {"BDC", "DP"}:
                self._strings(step.operands[-1])
            elif name in _MOVING and shown and shown[-1] != "\n":
                shown.append("\n")
            elif name == "INLINE IMAGE":
                self._contents.fail("undecodable", f"{where} inline picture")
        spaced = "".join(shown)
        tight = spaced.replace("\n", "")
        self._contents.add(spaced, where)
        if tight != spaced.strip():
            # Lines may part a word, but not what a program wrote.
            self._contents.passages.append(Passage(tight, where, lettered=True))

    def _font(self, fonts: Any, name: str) -> CMap | GlyphNames | None:
        """Give the map of a font, read once."""
        font = fonts.get(name)
        if font is None:
            return None
        if font.objgen not in self._maps or font.objgen == (0, 0):
            mapped = font.get("/ToUnicode")
            self._maps[font.objgen] = (
                CMap(mapped.read_bytes()) if isinstance(mapped, pikepdf.Stream) else _by_names(font)
            )
        return self._maps[font.objgen]

    def _shown(self, operand: Any, font: CMap | GlyphNames | None, where: str) -> str:
        """Give the text of one showing operator."""
        items = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
        found: list[str] = []
        for item in items:
            if not isinstance(item, pikepdf.String):
                if float(item) < _GAP:
                    found.append(" ")
                continue
            codes = bytes(item)
            if font is None:
                if not codes.isascii():
                    self._contents.fail("font-without-map", where)
                found.append(" ".join(text for _, text in loose(codes)))
                continue
            text, unknown = font.read(codes)
            if unknown:
                self._contents.fail("font-without-map", where)
            found.append(text)
        return "".join(found)


def _by_names(font: Any) -> CMap | GlyphNames:
    """Read a font that has no map: a composite one has no names either."""
    if str(font.get("/Subtype", "")) == "/Type0":
        return CMap(b"")
    table = font.get("/Encoding", "")
    held = font.get("/FontDescriptor", {})
    built_in = any(key in held for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    if not isinstance(table, pikepdf.Dictionary):
        return GlyphNames(str(table), [], built_in=built_in)
    differences = [
        str(each).removeprefix("/") if isinstance(each, pikepdf.Name) else int(each)
        for each in table.get("/Differences", [])
    ]
    return GlyphNames(str(table.get("/BaseEncoding", "")), differences, built_in=built_in)


def _indirect(value: Any) -> bool:
    """Tell whether a value is an object by itself, to be read in its turn."""
    return bool(getattr(value, "is_indirect", False))


def specimen(text: str) -> bytes:
    """Make a small PDF that draws a text through a font's map, for the canary."""
    pdf = pikepdf.new()
    letters = dict.fromkeys(text)
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    lines = "".join(
        f"<{number:04X}> <{letter.encode('utf-16-be').hex()}>\n" for letter, number in codes.items()
    )
    mapped = (
        f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(codes)} beginbfchar {lines}endbfchar endcmap"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        ToUnicode=pdf.make_stream(mapped.encode()),
    )
    drawn = "".join(f"{codes[letter]:04X}" for letter in text)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, 9, 9],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font))),
        Contents=pdf.make_stream(f"BT /F 1 Tf <{drawn}> Tj ET".encode()),
    )
    pdf.pages.append(pikepdf.Page(page))
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()
