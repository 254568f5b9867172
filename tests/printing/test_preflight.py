"""Each rule is tripped by a defect planted in a good file, and no other rule is."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from hlsite.printing.preflight.check import RULES, preflight
from hlsite.printing.preflight.report import as_html, as_json
from hlsite.printing.preflight.subject import Expectation, PageExpectation
from hlsite.printing.printer import BUILT_IN
from tests.printing.kits import cards, printed_book

GENERIC = BUILT_IN["generic"]
TITLE = "Night nurse"
SUMMARY = "Nineteen years awake, and most of it is about soup."
URL = "https://nura.example/books/night-nurse/"
EXPECTED = Expectation(
    trim_mm=(105, 148),
    pages=(PageExpectation("front", (TITLE, SUMMARY), (URL,)), PageExpectation("back", (TITLE,))),
)


@pytest.fixture(scope="module")
def good() -> bytes:
    return cards(printed_book(summary=SUMMARY))


def failing(data: bytes, expected: Expectation = EXPECTED) -> list[int]:
    verdict = preflight(data, GENERIC, expected)
    return [checked.rule.number for checked in verdict.failed]


def planted(good: bytes, plant: Callable[[Pdf], None], **saving: Any) -> bytes:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        plant(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False, **saving)
    return target.getvalue()


def painted(pdf: Pdf, content: bytes, page: int = 0) -> None:
    """Paint over a page, in points from its corner."""
    stream = pdf.pages[page].obj.Contents
    stream.write(stream.read_bytes() + b"\nq " + content + b" Q\n")


def resource(pdf: Pdf, kind: str, name: str, value: Any, page: int = 0) -> None:
    resources = pdf.pages[page].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def a_font(pdf: Pdf) -> str:
    return str(next(iter(pdf.pages[0].obj.Resources.Font.keys())))


def said(pdf: Pdf, before: str, after: str) -> None:
    """Change what XMP says."""
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert before in packet
    pdf.Root.Metadata.write(packet.replace(before, after).encode())


def replaced(pdf: Pdf, before: bytes, after: bytes, page: int = 0) -> None:
    stream = pdf.pages[page].obj.Contents
    data = stream.read_bytes()
    assert before in data
    stream.write(data.replace(before, after))


def not_x4(pdf: Pdf) -> None:
    said(pdf, "PDF/X-4", "PDF/X-3")


def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def display_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    profile.write(data[:12] + b"mntrRGB " + data[20:])
    profile.N = 4


def three_inks(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def other_condition(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA51")


def unknown_trapping(pdf: Pdf) -> None:
    pdf.trailer.Info["/Trapped"] = Name("/Unknown")


def no_title(pdf: Pdf) -> None:
    del pdf.trailer.Info["/Title"]


def other_title(pdf: Pdf) -> None:
    pdf.trailer.Info["/Title"] = String("Something else")


def other_date(pdf: Pdf) -> None:
    pdf.trailer.Info["/ModDate"] = String("D:20010101000000Z")


def art_box(pdf: Pdf) -> None:
    pdf.pages[1].obj.ArtBox = pdf.pages[1].obj.TrimBox


def bleed_beyond_media(pdf: Pdf) -> None:
    left, bottom, right, top = map(float, pdf.pages[0].obj.BleedBox)
    pdf.pages[0].obj.BleedBox = Array([left - 9, bottom, right, top])


def cropped(pdf: Pdf) -> None:
    pdf.pages[0].obj.CropBox = pdf.pages[0].obj.TrimBox


def scaled(pdf: Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


def wider_trim(pdf: Pdf) -> None:
    left, bottom, right, top = map(float, pdf.pages[1].obj.TrimBox)
    # Half a millimetre less on each side of a page whose art is far enough out.
    pdf.pages[1].obj.TrimBox = Array([left + 1.5, bottom, right, top])


def short_bleed(pdf: Pdf) -> None:
    left, bottom, right, top = map(float, pdf.pages[1].obj.BleedBox)
    pdf.pages[1].obj.BleedBox = Array([left + 2, bottom, right, top])


def art_to_the_trim(pdf: Pdf) -> None:
    left, bottom, _, top = map(float, pdf.pages[1].obj.TrimBox)
    painted(pdf, b"0.1 0.4 0.3 0 k %f %f 10 %f re f" % (left, bottom + 50, top - bottom - 90), 1)


def text_in_the_corner(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0 0 0 1 k /HLK gs BT %s 14 Tf 10 12 Td <0001> Tj ET" % font)


def type_three(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(), Encoding=Dictionary(Differences=[0]), FirstChar=0, LastChar=0,
        Widths=[1],
    )  # fmt: skip
    resource(pdf, "/Font", "/T3", pdf.make_indirect(font))


def not_embedded(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Helvetica"))
    font.ToUnicode = pdf.make_stream(b"")
    resource(pdf, "/Font", "/H", pdf.make_indirect(font))


def missing_letter(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0 0 0 1 k /HLK gs BT %s 14 Tf 60 200 Td <0000> Tj ET" % font)


def other_letters(pdf: Pdf) -> None:
    """The glyphs say that they are others, as with a broken ToUnicode."""
    for font in pdf.pages[0].obj.Resources.Font.values():
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode.write(cmap.replace(b"<0074>", b"<0075>"))


def split_letters(pdf: Pdf) -> None:
    for font in pdf.pages[1].obj.Resources.Font.values():
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode.write(cmap.replace(b"<0066>", b"<04380306>"))


def red_green_blue(pdf: Pdf) -> None:
    painted(pdf, b"1 0 0 rg 100 200 9 9 re f")


def lab_picture(pdf: Pdf) -> None:
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])
    image = pdf.make_stream(b"\x40" * 3 * 100 * 100)
    for key, value in {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 100, "/Height": 100,
        "/ColorSpace": space, "/BitsPerComponent": 8,
    }.items():  # fmt: skip
        image[key] = value
    resource(pdf, "/XObject", "/L", image)
    painted(pdf, b"20 0 0 20 100 200 cm /L Do")


def separation(name: str) -> Array:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, function])


def iccbased(pdf: Pdf, components: int) -> Array:
    profile = pdf.make_stream(b"")
    profile.N = components
    return Array([Name.ICCBased, profile])


def profiled_red(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/S", iccbased(pdf, 3))
    painted(pdf, b"/S cs 1 0 0 sc 100 200 9 9 re f")


def shading(space: Any) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 1, 1], N=1)
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 200, 0], Function=function)


def shaded_in_rgb(pdf: Pdf) -> None:
    resource(pdf, "/Shading", "/S", shading(Name.DeviceRGB))
    painted(pdf, b"100 200 9 9 re W n /S sh")


def gradient_in_rgb(pdf: Pdf) -> None:
    pattern = Dictionary(PatternType=2, Shading=shading(iccbased(pdf, 3)))
    resource(pdf, "/Pattern", "/P", pattern)
    painted(pdf, b"/Pattern cs /P scn 100 200 9 9 re f")


def tiles(pdf: Pdf) -> None:
    resource(pdf, "/Pattern", "/P", Dictionary(PatternType=1))
    painted(pdf, b"/Pattern cs /P scn 100 200 9 9 re f")


def picture(pdf: Pdf, space: Any, samples: bytes, side: int = 100) -> None:
    image = pdf.make_stream(samples)
    for key, value in {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": side, "/Height": side,
        "/ColorSpace": space, "/BitsPerComponent": 8,
    }.items():  # fmt: skip
        image[key] = value
    resource(pdf, "/XObject", "/P", image)


def picture_of_listed_rgb(pdf: Pdf) -> None:
    space = Array([Name.Indexed, iccbased(pdf, 3), 1, String("\0" * 6)])
    picture(pdf, space, bytes(100 * 100))
    painted(pdf, b"20 0 0 20 100 200 cm /P Do")


def small_picture_in_the_content(pdf: Pdf) -> None:
    painted(pdf, b"0.5 0 0 0.5 100 200 cm BI /W 2 /H 2 /CS /RGB /BPC 8 ID 012345678901\nEI")


def spot_picture(pdf: Pdf) -> None:
    picture(pdf, separation("Gold"), bytes(100 * 100))
    painted(pdf, b"20 0 0 20 100 200 cm /P Do")


def two_spots(pdf: Pdf) -> None:
    names = Array([Name.Cyan, Name("/Gold")])
    resource(pdf, "/ColorSpace", "/N", Array([Name.DeviceN, names, Name.DeviceCMYK, Dictionary()]))
    painted(pdf, b"/N cs 1 1 scn 100 200 9 9 re f")


def coarse_picture_in_the_content(pdf: Pdf) -> None:
    painted(pdf, b"20 0 0 20 100 200 cm BI /W 2 /H 2 /CS /G /BPC 8 ID 0123\nEI")


def coarse_picture_of_which_a_corner_is_seen(pdf: Pdf) -> None:
    picture(pdf, Name.DeviceGray, bytes(100 * 100))
    painted(pdf, b"100 200 20 20 re W n 100 0 0 100 100 200 cm /P Do")


def thick_line_of_much_ink(pdf: Pdf) -> None:
    painted(pdf, b"1 1 1 0.5 K 20 w 100 200 m 150 200 l S")


def outlined_letter(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"1 0 0 0 K /HLK gs BT 1 Tr %s 10 Tf 60 200 Td <0001> Tj ET" % font)


def letter_with_a_thin_rim(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    rim = b"0 0 0 1 k 0 0 0 1 K 0.1 w /HLK gs BT 2 Tr %s 10 Tf 60 200 Td <0001> Tj ET"
    painted(pdf, rim % font)


def form(pdf: Pdf, content: bytes = b"", **resources: Any) -> pikepdf.Object:
    made = pdf.make_stream(content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    made.Resources = Dictionary(**resources)
    return made


def blended_in_rgb_further_in(pdf: Pdf) -> None:
    inner = form(pdf)
    inner.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    resource(pdf, "/XObject", "/Outer", form(pdf, XObject=Dictionary(Inner=inner)))


def masked_in_rgb(pdf: Pdf) -> None:
    group = form(pdf)
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mask = Dictionary(S=Name.Luminosity, G=group)
    resource(pdf, "/ExtGState", "/M", Dictionary(SMask=mask))


def turned_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.Rotate = 90


def bookmark_with_a_script(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.A = Dictionary(S=Name.JavaScript, JS=String(""))


def company(pdf: Pdf) -> None:
    pdf.trailer.Info["/Company"] = String("Somebody and sons")


def maker_in_the_history(pdf: Pdf) -> None:
    said(pdf, "<pdf:Trapped>", '<x stEvt:softwareAgent="x"/><pdf:Trapped>')


def creator_of_a_page(pdf: Pdf) -> None:
    packet = pdf.make_stream(b"<dc:creator>Somebody</dc:creator>")
    packet.Type = Name.Metadata
    pdf.pages[0].obj.Metadata = packet


def notes_of_a_program(pdf: Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary()


def spot(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/Spot", separation("PANTONE 185 C"))
    painted(pdf, b"/Spot cs 1 scn 100 200 9 9 re f")


def registration(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/Reg", separation("All"))
    painted(pdf, b"/Reg cs 1 scn 100 200 9 9 re f")


def black_knocks_out(pdf: Pdf) -> None:
    replaced(pdf, b"0 0 0 1 k/HLK gs", b"0 0 0 1 k")


def grey_type(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0 0 0 0.5 k BT %s 10 Tf 60 200 Td <0001> Tj ET" % font)


def white_overprints(pdf: Pdf) -> None:
    painted(pdf, b"/HLK gs 0 0 0 0 k 100 200 9 9 re f")


def rich_black(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0.4 0 0 1 k BT %s 14 Tf 60 200 Td <0001> Tj ET" % font)


def small_white(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0 0 0 0 k BT %s 7 Tf 60 200 Td <0001> Tj ET" % font)


def tiny(pdf: Pdf) -> None:
    font = a_font(pdf).encode()
    painted(pdf, b"0 0 0 1 k /HLK gs BT %s 5 Tf 60 200 Td <0001> Tj ET" % font)


def hairline(pdf: Pdf) -> None:
    painted(pdf, b"0 0 0 1 K 0.1 w 60 200 m 160 200 l S")


def thin_bar(pdf: Pdf) -> None:
    painted(pdf, b"0 0 0 1 k 60 200 100 0.1 re f")


def much_ink(pdf: Pdf) -> None:
    painted(pdf, b"1 1 1 0.5 k 60 200 50 50 re f")


def coarse(pdf: Pdf) -> None:
    image = pdf.make_stream(b"\x20" * 4 * 40 * 40)
    for key, value in {
        "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 40, "/Height": 40,
        "/ColorSpace": Name.DeviceCMYK, "/BitsPerComponent": 8,
    }.items():  # fmt: skip
        image[key] = value
    resource(pdf, "/XObject", "/I", image)
    painted(pdf, b"72 0 0 72 100 200 cm /I Do")


def blended_in_rgb(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def script(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


def opened_with_an_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo)


def note(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def page_action(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary()


def blank_page(pdf: Pdf) -> None:
    stream = pdf.pages[1].obj.Contents
    stream.write(b"0 0 0 0 k 0 0 50 50 re f")


def author(pdf: Pdf) -> None:
    pdf.trailer.Info["/Author"] = String("Somebody")


def producer(pdf: Pdf) -> None:
    said(pdf, "<pdf:Trapped>", "<pdf:Producer>x</pdf:Producer><pdf:Trapped>")


def path(pdf: Pdf) -> None:
    pdf.trailer.Info["/Source"] = String("/home/somebody/cards.typ")


PLANTS: list[tuple[int, Callable[[Pdf], None]]] = [
    (2, not_x4),
    (3, two_intents),
    (3, no_profile),
    (3, display_profile),
    (3, three_inks),
    (4, other_condition),
    (5, unknown_trapping),
    (6, no_title),
    (6, other_title),
    (6, other_date),
    (8, art_box),
    (8, bleed_beyond_media),
    (9, cropped),
    (9, scaled),
    (10, wider_trim),
    (10, turned_page),
    (11, short_bleed),
    (11, art_to_the_trim),
    (12, text_in_the_corner),
    (13, type_three),
    (13, not_embedded),
    (14, missing_letter),
    (15, other_letters),
    (15, split_letters),
    (16, red_green_blue),
    (16, lab_picture),
    (16, profiled_red),
    (16, shaded_in_rgb),
    (16, gradient_in_rgb),
    (16, tiles),
    (16, picture_of_listed_rgb),
    (16, small_picture_in_the_content),
    (17, spot),
    (17, spot_picture),
    (17, two_spots),
    (18, registration),
    (19, black_knocks_out),
    (19, grey_type),
    (19, outlined_letter),
    (20, white_overprints),
    (21, rich_black),
    (22, small_white),
    (22, tiny),
    (23, hairline),
    (23, thin_bar),
    (23, letter_with_a_thin_rim),
    (24, much_ink),
    (24, thick_line_of_much_ink),
    (25, coarse),
    (25, coarse_picture_in_the_content),
    (25, coarse_picture_of_which_a_corner_is_seen),
    (26, blended_in_rgb),
    (26, blended_in_rgb_further_in),
    (26, masked_in_rgb),
    (27, script),
    (27, opened_with_an_action),
    (27, note),
    (27, page_action),
    (27, bookmark_with_a_script),
    (30, author),
    (30, producer),
    (30, path),
    (30, company),
    (30, maker_in_the_history),
    (30, creator_of_a_page),
    (30, notes_of_a_program),
]


def test_preflight_finds_nothing_in_a_good_file(good: bytes) -> None:
    assert failing(good) == []


def fine_picture_askew(pdf: Pdf) -> None:
    picture(pdf, Name.DeviceGray, bytes(100 * 100))
    painted(pdf, b"17 17 -17 17 120 200 cm /P Do")


def process_inks_by_their_names(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/Black", separation("Black"))
    painted(pdf, b"/Black cs 1 scn 100 200 9 9 re f")


def gradient_of_inks(pdf: Pdf) -> None:
    resource(pdf, "/Pattern", "/P", Dictionary(PatternType=2, Shading=shading(Name.DeviceCMYK)))
    painted(pdf, b"/Pattern cs /P scn 100 200 9 9 re f")


@pytest.mark.parametrize(
    "plant", [fine_picture_askew, process_inks_by_their_names, gradient_of_inks]
)
def test_preflight_takes_what_a_shop_takes(good: bytes, plant: Callable[[Pdf], None]) -> None:
    assert failing(planted(good, plant)) == []


def test_preflight_has_thirty_rules() -> None:
    assert [rule.number for rule in RULES] == list(range(1, 31))


@pytest.mark.parametrize(
    ("number", "plant"), PLANTS, ids=lambda value: getattr(value, "__name__", value)
)
def test_preflight_finds_the_planted_defect_and_no_other(
    good: bytes, number: int, plant: Callable[[Pdf], None]
) -> None:
    assert failing(planted(good, plant)) == [number]


def test_preflight_cannot_read_what_is_no_pdf() -> None:
    assert failing(b"no pdf") == [1]


def test_preflight_refuses_an_encrypted_file(good: bytes) -> None:
    lock = pikepdf.Encryption(owner="x", user="")
    assert failing(planted(good, lambda _: None, encryption=lock)) == [1]


def test_preflight_cannot_read_what_asks_for_a_password(good: bytes) -> None:
    lock = pikepdf.Encryption(owner="x", user="y")
    data = planted(good, lambda _: None, encryption=lock)
    ((finding,),) = [checked.findings for checked in preflight(data, GENERIC).failed]
    assert "asks for a password" in finding.message


def test_preflight_tells_of_damage_without_an_address_of_this_run(good: bytes) -> None:
    damaged = good.replace(b"startxref", b"startxxxx")
    (first, *_) = preflight(damaged, GENERIC, EXPECTED).checked
    assert first.findings
    assert not any("0x" in finding.message for finding in first.findings)


def test_preflight_misses_the_file_id(good: bytes) -> None:
    plain = planted(good, lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert failing(plain.replace(b"/ID [", b"/IX [")) == [7]


def test_preflight_misses_a_code_and_finds_one_that_leads_elsewhere(good: bytes) -> None:
    def with_url(url: str) -> Expectation:
        front, back = EXPECTED.pages
        return Expectation(
            trim_mm=(105, 148), pages=(PageExpectation("front", front.texts, (url,)), back)
        )

    assert failing(good, with_url(URL.replace("night", "other"))) == [28]
    assert failing(
        good, Expectation(pages=(PageExpectation("front", (TITLE,)), PageExpectation("back")))
    ) == [28]


def test_preflight_finds_type_in_the_quiet_zone_of_a_code(good: bytes) -> None:
    def beside_the_code(pdf: Pdf) -> None:
        font = a_font(pdf).encode()
        painted(pdf, b"0 0 0 1 k /HLK gs BT %s 9 Tf 236 30 Td <0001> Tj ET" % font)

    assert failing(planted(good, beside_the_code)) == [28]


def test_preflight_finds_a_blank_page_and_a_missing_back(good: bytes) -> None:
    expected = Expectation(
        pages=(PageExpectation("front", (TITLE,), (URL,)), PageExpectation("back"))
    )
    assert failing(planted(good, blank_page), expected) == [29]
    assert failing(planted(good, lambda pdf: pdf.pages.__delitem__(1)), expected) == [29]
    fronts = Expectation(pages=(PageExpectation("front", (), (URL,)), PageExpectation("front")))
    assert failing(good, fronts) == [29]


def test_preflight_of_an_office_printer_asks_for_no_identification(good: bytes) -> None:
    stripped = planted(good, lambda pdf: pdf.Root.__delitem__("/OutputIntents"))
    assert failing(stripped) == [3]
    verdict = preflight(stripped, BUILT_IN["office"], EXPECTED)
    assert [checked.rule.number for checked in verdict.failed] == []


def test_report_says_for_each_file_and_rule_what_was_found(good: bytes) -> None:
    verdicts = [
        preflight(good, GENERIC, EXPECTED, file="en/cards.pdf"),
        preflight(planted(good, hairline), GENERIC, EXPECTED, file="kk/<cards>.pdf"),
    ]
    report = json.loads(as_json(verdicts))
    assert [report["passed"], *[file["passed"] for file in report["files"]]] == [False, True, False]
    assert report["files"][1]["rules"][22] == {
        "number": 23,
        "name": "No line is too thin",
        "passed": False,
        "findings": [{"page": 1, "message": "a line is 0.10 pt thin"}],
    }
    page = as_html(verdicts).decode()
    assert "1 of 2 files must not go to the shop." in page
    assert "kk/&lt;cards&gt;.pdf: not ready" in page
    assert "<li>page 1: a line is 0.10 pt thin</li>" in page
