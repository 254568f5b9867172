"""From Typst's pages to what a shop takes: boxes, output intent, overprint, identification."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from hlsite.printing.join import joined
from hlsite.printing.printer import Printer
from hlsite.printing.qr import qr_code
from hlsite.printing.xmp import xmp_packet

MM = 72 / 25.4
"""Points in a millimetre."""

# No ink is ever written as 0.10 or as 10, so what ends like this is no other colour.
_BLACK_TEXT = b"0 0 0 1 k\nBT"
_OVERPRINTING = b"0 0 0 1 k/HLK gs\nBT"
# The square of `qr` in marks.typ, as Typst writes it, and beside it the code's number.
_CODE = re.compile(
    rb"0 0 m\n([\d.]+) 0 l\n[\d.]+ [\d.]+ l\n0 [\d.]+ l\nh\n0 0 m\n0 (\d+) l\nh\nf\*"
)
_ACTUAL_TEXT = re.compile(rb"/ActualText <FEFF([0-9A-F]+)>")
_SPELLED_PICTURE = Array([Name.ASCIIHexDecode, Name.DCTDecode])
_SOFT_HYPHEN = b"00AD"
_AFTER_LETTER = re.compile(rb"(?<=[0-9A-F]{4})00AD(?=>)")


@dataclass(frozen=True, slots=True)
class Job:
    """What a finished file says of itself.

    Attributes:
        title: Shown by readers and in the shop's queue; about the event, never about a person.
        language: BCP 47.
        built: The build's clock.
        tagged: PDF/UA-1 holds.
        codes: Addresses of the QR codes, by the numbers that templates know them by.
    """

    title: str
    language: str
    built: dt.datetime
    tagged: bool = True
    codes: tuple[str, ...] = ()


def finish(typeset: Sequence[bytes], job: Job, printer: Printer) -> bytes:
    """Finish one document for `printer`; the same input gives the same bytes.

    Args:
        typeset: What Typst wrote: the document, or its parts in their order.
        job: Title, language and date.
        printer: Its `standard` and `icc` decide on identification and output intent.
    """
    with joined(typeset) as pdf:
        _without_reports(pdf)
        _paint(pdf, job.codes)
        _plain_letters(pdf)
        _plain_pictures(pdf)
        _boxes(pdf)
        return identified(pdf, job, printer, hashlib.sha256(b"".join(typeset)).hexdigest())


def identified(pdf: Pdf, job: Job, printer: Printer, fingerprint: str) -> bytes:
    """Give a file its output intent, Info and XMP, and return its bytes.

    Args:
        pdf: Complete but for these.
        job: Title, language and date.
        printer: Its `standard` and `icc`.
        fingerprint: Hex digest of what the file is made of.
    """
    if printer.standard == "x-4":
        pdf.Root.OutputIntents = Array([_output_intent(pdf, printer)])
    _describe(pdf, job, printer, fingerprint)
    return _saved(pdf, "1.6" if printer.standard == "x-4" else "1.7")


def _describe(pdf: Pdf, job: Job, printer: Printer, fingerprint: str) -> None:
    """Write Info and XMP, which agree; both know the build's date and nothing of the machine."""
    stamp = job.built.astimezone(dt.UTC)
    date = String(stamp.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.trailer.Info = pdf.make_indirect(_info(job, date, printer))
    packet = xmp_packet(
        title=job.title,
        language=job.language,
        built=stamp,
        fingerprint=fingerprint,
        x4=printer.standard == "x-4",
        tagged=job.tagged,
    )
    stream = pdf.make_stream(packet)
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    pdf.Root.Metadata = stream


def _saved(pdf: Pdf, version: str) -> bytes:
    """The file's bytes, the trailer's ID from the content; PDF/X-4 rests on version 1.6.

    Typst's own first ID is a digest in letters, and letters of chance may be somebody's name.
    """
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    target = io.BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return target.getvalue()


def _info(job: Job, date: String, printer: Printer) -> Dictionary:
    info = Dictionary(Title=String(job.title), CreationDate=date, ModDate=date)
    info["/Trapped"] = Name("/False")
    if printer.standard == "x-4":
        info["/GTS_PDFXVersion"] = String("PDF/X-4")
    return info


def _without_reports(pdf: Pdf) -> None:
    """A draft is printed whatever its template reported; the reports do not go with it."""
    for key in ("/Names", "/AF"):
        if key in pdf.Root:
            del pdf.Root[key]


def _boxes(pdf: Pdf) -> None:
    """BleedBox is what Typst paints: MediaBox; TrimBox is there where a page has bleed."""
    for page in pdf.pages:
        media = page.obj.MediaBox
        page.obj.BleedBox = Array(media)
        if "/TrimBox" not in page.obj:
            page.obj.TrimBox = Array(media)


def _output_intent(pdf: Pdf, printer: Printer) -> Dictionary:
    icc, condition = printer.icc, printer.condition
    profile = pdf.make_stream(b"")
    profile.write(_profile(icc), filter=Name.FlateDecode)
    profile.N = 4
    profile.Alternate = Name.DeviceCMYK
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition),
        OutputCondition=String("Offset printing, coated paper (ISO 12647-2:2004/Amd 1)")
        if icc == "fogra39"
        else String(condition),
        RegistryName=String("http://www.color.org"),
        Info=String("Coated FOGRA39 (ISO 12647-2:2004)" if icc == "fogra39" else condition),
        DestOutputProfile=profile,
    )
    return pdf.make_indirect(intent)


@cache
def _profile(icc: str) -> bytes:
    """A profile's bytes, compressed: once, and not for each of a kit's files."""
    if icc == "fogra39":
        data = files("hlsite.printing").joinpath("icc", "FOGRA39L_coated.icc").read_bytes()
    else:
        data = Path(icc).read_bytes()
    return zlib.compress(data, level=9)


def _paint(pdf: Pdf, codes: Sequence[str]) -> None:
    """Draw the QR codes, and let pure black type overprint: a shift between inks leaves no rim.

    Typst writes every text in its own `q … Q` with the colour right before `BT`.
    """

    def code(match: re.Match[bytes]) -> bytes:
        side, number = float(match[1]), int(match[2])
        return qr_code(codes[number]).drawing(side)

    state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1))
    for content, resources in _contents(pdf):
        data = content.read_bytes()
        changed = _CODE.sub(code, data.replace(_BLACK_TEXT, _OVERPRINTING))
        changed = _ACTUAL_TEXT.sub(_without_soft_hyphen, changed)
        if changed != data:
            content.write(changed)
            if "/ExtGState" not in resources:
                resources.ExtGState = Dictionary()
            resources.ExtGState.HLK = state


def _plain_letters(pdf: Pdf) -> None:
    """Take soft hyphens out of what fonts say of their glyphs."""
    fonts = {
        font.objgen: font
        for _, resources in _contents(pdf)
        for font in resources.get("/Font", {}).values()
    }
    for font in fonts.values():
        said = font.ToUnicode.read_bytes()
        plain = _AFTER_LETTER.sub(b"", said)
        if plain != said:
            font.ToUnicode.write(plain)


def _contents(pdf: Pdf) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    for page in pdf.pages:
        yield page.obj.Contents, page.obj.Resources


def _plain_pictures(pdf: Pdf) -> None:
    """Write photographs as bytes: in what is not compressed Typst spells them, twice as long."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == _SPELLED_PICTURE:
            spelled = item.read_raw_bytes().partition(b">")[0]
            item.write(bytes.fromhex(spelled.decode("ascii")), filter=Name.DCTDecode)


def _without_soft_hyphen(match: re.Match[bytes]) -> bytes:
    """Soft hyphens help to break lines; a reader who copies the text does not want them."""
    units = re.findall(b"....", match[1])
    kept = b"".join(unit for unit in units if unit != _SOFT_HYPHEN)
    return b"/ActualText <FEFF" + kept + b">"
