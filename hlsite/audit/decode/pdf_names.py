"""Names that the PDF format itself gives to things (ISO 32000-2), and that therefore tell nothing.

A file holds some hundreds of objects, of which most are made of these names and numbers alone.
"""

from __future__ import annotations

import re
from typing import Final

_CATALOGUE = (
    "Type Catalog Pages Page Kids Count Parent Outlines Names Dests Metadata MarkInfo Marked "
    "Suspects Lang ViewerPreferences Direction L2R R2L DisplayDocTitle PageLabels PageMode "
    "PageLayout OpenAction OutputIntents OutputIntent GTS_PDFX GTS_PDFA1 DestOutputProfile "
    "OutputCondition OutputConditionIdentifier RegistryName Info Root Size Prev ID XRef XRefStm "
    "Index ObjStm First Last Next Title Author Subject Keywords Creator Producer CreationDate "
    "ModDate Trapped True False Unknown Version Extensions"
)
_PAGE = (
    "MediaBox CropBox TrimBox BleedBox ArtBox Rotate UserUnit Resources Contents Annots Tabs "
    "StructParents StructParent Group S Transparency CS I K ProcSet PDF Text ImageB ImageC ImageI "
    "ExtGState XObject ColorSpace Pattern Shading Properties Font Annot Link Subtype Rect Border F "
    "A D Dest XYZ Fit FitH FitR URI Action GoTo"
)
_STRUCTURE = (
    "StructTreeRoot StructElem ParentTree ParentTreeNextKey RoleMap ClassMap IDTree Nums Limits "
    "P Pg C R T Alt ActualText E OBJR Obj MCR MCID Stm O Layout List Table Placement Block Inline "
    "BBox Width Height Scope Headers ColSpan RowSpan Summary ListNumbering Document Part Art Sect "
    "Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Figure Formula Form Em "
    "Strong Title FENote Sub Aside Artifact"
)
_FONTS = (
    "Type0 Type1 Type3 TrueType CIDFontType0 CIDFontType2 CIDFontType0C OpenType BaseFont "
    "Encoding Identity Identity-H DescendantFonts ToUnicode CIDSystemInfo Ordering Registry "
    "Supplement CIDToGIDMap DW W DW2 W2 FontDescriptor FontName FontFamily FontBBox FontFile "
    "FontFile2 FontFile3 Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH "
    "AvgWidth MaxWidth MissingWidth CharSet CIDSet FirstChar LastChar Widths Differences "
    "BaseEncoding WinAnsiEncoding MacRomanEncoding CMap CMapName WMode UseCMap "
    "Length Length1 Length2 Length3"
)
_STREAMS = (
    "Filter DecodeParms FlateDecode DCTDecode LZWDecode ASCII85Decode ASCIIHexDecode "
    "RunLengthDecode CCITTFaxDecode Predictor Columns Colors BitsPerComponent N Alternate Image "
    "SMask Mask Matte ImageMask Decode Interpolate Intent FormType Matrix DeviceGray DeviceRGB "
    "DeviceCMYK ICCBased Indexed Separation DeviceN CalGray CalRGB Lab PatternType PaintType "
    "TilingType XStep YStep ShadingType Coords Domain Extend Function Functions FunctionType C0 C1 "
    "Bounds Encode Range OP op OPM CA ca BM Normal SA AIS TK Luminosity Alpha BC TR2 Default XML"
)
NAMES_OF_THE_FORMAT: Final = frozenset(
    f"/{name}"
    for part in (_CATALOGUE, _PAGE, _STRUCTURE, _FONTS, _STREAMS)
    for name in part.split()
)
"""Keys and values, each with its stroke."""

KEYS_OF_TABLES: Final = frozenset(
    {"/CIDSet", "/CIDToGIDMap", "/ToUnicode", "/FontFile", "/FontFile2", "/FontFile3", "/SMask",
     "/Encoding", "/UseCMap"}
)  # fmt: skip
"""Keys of streams that are no text: outlines, maps of a font, the alpha of a picture."""

_SUBSET = re.compile(r"/([A-Z]{6})\+(?=.)")
_STRINGLESS = re.compile(rb"(?:[\s\[\]]|<<|>>|/[A-Za-z0-9-]++|[-+.\d]+|R\b|true|false|null)*+")
_NAME = re.compile(rb"/[A-Za-z0-9-]+")
_WRITTEN = frozenset(map(str.encode, NAMES_OF_THE_FORMAT))
_ALONE = frozenset(map(str.encode, NAMES_OF_THE_FORMAT - KEYS_OF_TABLES))
_FRAME = re.compile(
    rb"\A%PDF-\d\.\d\s+%[\x80-\xff]{4}\s"
    rb"|\b\d+ \d+ (?:obj|R)\b|\bendobj\b|\bstartxref\s+\d+\s|%%EOF|\bxref\b|\btrailer\b"
    rb"|\b\d{10} \d{5} [nf]\b"
    rb"|/ID \[\s*<[0-9a-fA-F]{32}>\s*<[0-9a-fA-F]{32}>\s*\]"
    rb"|/[A-Za-z0-9-]+(?: \d{1,7}\b)?"
)


def is_silent(written: bytes) -> bool:
    """Tell whether an object, as it is written, says nothing, not even what a stream is for.

    Such an object is made of the format's names and of numbers alone.
    """
    return _STRINGLESS.fullmatch(written) is not None and _ALONE.issuperset(_NAME.findall(written))


def told(name: str) -> str:
    """Give what a name tells, nothing if it is the format's; a subset's letters stand apart."""
    return "" if name in NAMES_OF_THE_FORMAT else _SUBSET.sub(r"\1 /", name)


def without_frame(source: bytes) -> bytes:
    """Take out of a file's bytes what any PDF has around its objects."""
    return _FRAME.sub(_kept, source)


def _kept(found: re.Match[bytes]) -> bytes:
    """Keep a name that is not the format's, with the number behind it."""
    name = found[0].partition(b" ")[0]
    return found[0] if name[:1] == b"/" and name != b"/ID" and name not in _WRITTEN else b" "
