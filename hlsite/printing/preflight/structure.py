"""Rules on the file as a whole: what it claims to be, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import unescape

import pikepdf

from hlsite.printing.preflight.subject import Finding, Rule, Subject, forms_in

_OPENED_AS = re.compile(r"^(?:WARNING: )?stream <[^>]*>[:,]?\s*")
"""What qpdf calls a file in memory: an address, another in each run."""

_ICC_CLASS, _ICC_SPACE = slice(12, 16), slice(16, 20)
_FOUR_INKS = 4
_PATH = re.compile(r"(?:/(?:home|Users|tmp|work|root|var)/|[A-Za-z]:\\|file:)")
_IMPERSONAL = frozenset(
    {"/Title", "/CreationDate", "/ModDate", "/Trapped", "/GTS_PDFXVersion", "/GTS_PDFXConformance"}
)
_PERSONAL_XMP = ("pdf:Producer", "xmp:CreatorTool", "dc:creator", "stEvt:softwareAgent")


def _parses(subject: Subject) -> Iterator[Finding]:
    if subject.pdf.is_encrypted:
        yield Finding("the file is encrypted; shops cannot open it")
    for problem in subject.pdf.check_pdf_syntax():
        yield Finding(f"the file is damaged: {_OPENED_AS.sub('', problem)}")


def _identified(subject: Subject) -> Iterator[Finding]:
    version = _property(subject, "pdfxid:GTS_PDFXVersion")
    if version != "PDF/X-4":
        yield Finding(f"XMP says {version or 'nothing'} where it should say PDF/X-4")


def _intents(subject: Subject) -> list[pikepdf.Object]:
    listed: Any = subject.pdf.Root.get("/OutputIntents", [])
    return [intent for intent in listed if intent.get("/S") == "/GTS_PDFX"]


def _output_intent(subject: Subject) -> Iterator[Finding]:
    intents = _intents(subject)
    if len(intents) != 1:
        yield Finding(f"there are {len(intents)} output intents for PDF/X, and should be one")
        return
    profile = intents[0].get("/DestOutputProfile")
    if profile is None:
        yield Finding("the output intent holds no ICC profile")
        return
    header = profile.read_bytes()[:20]
    if header[_ICC_CLASS] != b"prtr" or header[_ICC_SPACE] != b"CMYK":
        yield Finding("the ICC profile is not one of a printing condition in CMYK")
    if int(profile.get("/N", 0)) != _FOUR_INKS:
        yield Finding("the ICC profile's N is not 4")


def _condition(subject: Subject) -> Iterator[Finding]:
    wanted = subject.printer.condition
    for intent in _intents(subject):
        found = str(intent.get("/OutputConditionIdentifier", ""))
        if found != wanted:
            yield Finding(f"the output condition is {found or 'not named'}, the job's is {wanted}")


def _trapped(subject: Subject) -> Iterator[Finding]:
    if subject.info.get("/Trapped") not in {"/True", "/False"}:
        yield Finding("Trapped is neither True nor False")


def _titled(subject: Subject) -> Iterator[Finding]:
    info = subject.info
    for key, name in (
        ("/Title", "dc:title"),
        ("/CreationDate", "xmp:CreateDate"),
        ("/ModDate", "xmp:ModifyDate"),
    ):
        value = info.get(key, "")
        if not value:
            yield Finding(f"Info has no {key[1:]}")
            continue
        said = _property(subject, name)
        if said is not None and _comparable(said) != _comparable(value):
            yield Finding(f"XMP says something else of {name} than Info does")


def _trailer_id(subject: Subject) -> Iterator[Finding]:
    listed = subject.pdf.trailer.get("/ID")
    if listed is None or len(listed) != 2 or not all(bytes(part) for part in listed):  # noqa: PLR2004
        yield Finding("the trailer has no ID")


def _blending(subject: Subject) -> Iterator[Finding]:
    for number, page in enumerate(subject.pdf.pages, 1):
        groups = [page.obj.get("/Group")]
        groups += [form.get("/Group") for form in forms_in(page.obj.get("/Resources", {}))]
        for group in groups:
            if group is None or group.get("/S") != "/Transparency":
                continue
            space = group.get("/CS")
            cmyk = space == "/DeviceCMYK" or (
                isinstance(space, pikepdf.Array)
                and space[0] == "/ICCBased"
                and int(space[1].N) == _FOUR_INKS
            )
            if space is not None and not cmyk:
                yield Finding("transparency is blended in another space than CMYK", number)


def _inert(subject: Subject) -> Iterator[Finding]:
    root = subject.pdf.Root
    for key, what in (
        ("/AcroForm", "a form"),
        ("/OpenAction", "an action"),
        ("/AA", "an action"),
        ("/OCProperties", "layers"),
    ):
        if key in root:
            yield Finding(f"the file holds {what}")
    if "/JavaScript" in root.get("/Names", {}):
        yield Finding("the file holds JavaScript")
    if any("/A" in entry and entry.A.get("/S") != "/GoTo" for entry in _bookmarks(root)):
        yield Finding("a bookmark holds an action")
    for number, page in enumerate(subject.pdf.pages, 1):
        if "/AA" in page.obj:
            yield Finding("the page holds an action", number)
        kinds = [str(note.get("/Subtype")) for note in page.obj.get("/Annots", [])]
        if any(kind != "/Link" or not subject.expectation.links for kind in kinds):
            yield Finding("the page holds annotations", number)


def _bookmarks(root: Any) -> Iterator[Any]:
    seen: set[Any] = set()
    waiting = [root.get("/Outlines", {}).get("/First")]
    while waiting:
        entry = waiting.pop()
        if entry is not None and entry.objgen not in seen:
            seen.add(entry.objgen)
            waiting += [entry.get("/Next"), entry.get("/First")]
            yield entry


def _impersonal(subject: Subject) -> Iterator[Finding]:
    for key, value in subject.info.items():
        if value and key not in _IMPERSONAL:
            yield Finding(f"Info names {key[1:]}")
    packets = [subject.xmp, *_other_packets(subject)]
    for name in _PERSONAL_XMP:
        if any(f"<{name}" in packet or f"{name}=" in packet for packet in packets):
            yield Finding(f"XMP names {name}")
    if any(_PATH.search(text) for text in (*subject.info.values(), *packets)):
        yield Finding("a path of somebody's computer stands in the metadata")
    for number, page in enumerate(subject.pdf.pages, 1):
        if "/PieceInfo" in page.obj:
            yield Finding("a program has left notes of its own", number)


def _other_packets(subject: Subject) -> Iterator[str]:
    """What is said of pages, pictures and other parts."""
    for item in subject.pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Type") == "/Metadata":
            yield item.read_bytes().decode("utf-8", "replace")


def _property(subject: Subject, name: str) -> str | None:
    """The text of an XMP property, elements inside it apart; None where it is missing."""
    match = re.search(rf"<{name}>(.*?)</{name}>", subject.xmp, re.DOTALL)
    if match is None:
        return None
    return unescape(re.sub(r"<[^>]+>", "", match[1])).strip()


def _comparable(text: str) -> str:
    """Dates of both spellings as their digits, other text as it is."""
    if re.match(r"(?:D:)?\d{4}", text):
        return re.sub(r"\D", "", text)
    return text


RULES = (
    Rule(1, "The file can be read", _parses),
    Rule(2, "It says that it is PDF/X-4", _identified, x4=True),
    Rule(3, "One output intent, a printing condition in CMYK", _output_intent, x4=True),
    Rule(4, "The printing condition is the job's", _condition, x4=True),
    Rule(5, "Trapped is set", _trapped),
    Rule(6, "Title and dates are there, and XMP agrees", _titled),
    Rule(7, "The file has an ID", _trailer_id),
    Rule(26, "Transparency is blended in CMYK", _blending),
    Rule(27, "No script, action, form, layer or note", _inert),
    Rule(30, "Nothing of the maker or the machine", _impersonal),
)
