from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.decode import archive, armour, charset, cmap, contents, font, png
from hlsite.audit.decode.formats import opened
from hlsite.audit.readings import TooManyReadingsError, readings
from tests.audit.disguises import _pdf, _picture
from tests.audit.gates import blocked, rules

NAME = "Айгүл Сейітова"


def problems(data: bytes, name: str = "a.bin") -> set[str]:
    return {rule for rule, _ in opened(name, data).problems}


def texts(data: bytes, name: str = "a.bin") -> list[str]:
    return [passage.text for passage in opened(name, data).passages]


def test_plain_picture_has_nothing_to_report() -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        assert opened("a", _picture(kind)).problems == []
        assert opened("a", _picture(kind)).passages == []


def test_truncated_picture_is_undecodable() -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        assert "undecodable" in problems(_picture(kind)[:-6])


def test_metadata_blocks_even_without_a_secret() -> None:
    assert problems(_picture("JPEG", comment=b"hello")) == {"image-metadata"}
    assert problems(_picture("WEBP", xmp=b"<x/>")) == {"image-metadata"}


def test_colour_profile_is_no_problem_but_is_read() -> None:
    profile = b"\0" * 40 + NAME.encode()
    for kind in ("PNG", "JPEG", "WEBP"):
        assert problems(_picture(kind, icc_profile=profile)) == set()
        assert "full-name" in blocked(_picture(kind, icc_profile=profile), "a.png")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_png_with_more_than_its_picture_is_undecodable() -> None:
    plain = _picture("PNG")
    end = plain.index(b"IEND") - 4
    for data in (
        plain[:end] + _chunk(b"IDAT", b"more") + plain[end:],
        plain[:end] + _chunk(b"IEND", b"x"),
        plain[:33] + _chunk(b"PLTE", b"x" * 3000) + plain[33:],
        png.SIGNATURE + _chunk(b"IEND", b""),
    ):
        assert "undecodable" in problems(data)


def test_jpeg_whose_markers_do_not_follow_is_undecodable() -> None:
    plain = _picture("JPEG")
    assert problems(plain[:2] + b"\xff" + plain[2:]) == set()
    assert problems(plain[:2] + b"\xff\xe1\x00\x02ab") == {"image-metadata", "undecodable"}
    assert problems(plain[:2] + b"\xff\xee\x00\x0eAdobe" + b"\0" * 7 + plain[2:]) == set()


def test_webp_with_a_chunk_that_is_too_long_is_undecodable() -> None:
    plain = bytearray(_picture("WEBP"))
    plain[16:20] = b"\xff\xff\xff\x00"
    assert problems(bytes(plain)) == {"undecodable"}


def _sfnt(table: bytes, extra: bytes = b"") -> bytes:
    head = struct.pack(">IHHHH", 0x10000, 1, 16, 0, 0)
    return head + struct.pack(">4sIII", b"name", 0, 28, len(table)) + table + extra


def _woff(table: bytes, packed: bytes, meta: bytes = b"", private: bytes = b"") -> bytes:
    at = 64
    after = at + len(packed)
    last = after + len(meta)
    head = struct.pack(
        ">4sIIHHIHHIIIII", b"wOFF", 0, 0, 1, 0, 0, 0, 0,
        after if meta else 0, len(meta), 0, last if private else 0, len(private),
    )  # fmt: skip
    entry = struct.pack(">4sIIII", b"name", at, len(packed), len(table), 0)
    return head + entry + packed + meta + private


def _woff2(table: bytes, meta: bytes = b"", private: bytes = b"", tag: int = 5) -> bytes:
    import brotli

    packed = brotli.compress(table)
    packed_meta = brotli.compress(meta) if meta else b""
    directory = bytes([tag, len(table)]) + (bytes([len(table)]) if tag == 10 else b"")
    at = 48 + len(directory) + len(packed)
    last = at + len(packed_meta)
    head = struct.pack(
        ">4sIIHHIIHHIIIII", b"wOF2", 0, 0, 1, 0, 0, len(packed), 0, 0,
        at if meta else 0, len(packed_meta), 0, last if private else 0, len(private),
    )  # fmt: skip
    return head + directory + packed + packed_meta + private


def test_font_names_are_read() -> None:
    name = NAME.encode("utf-16-be")
    meta = f"<m>{NAME}</m>".encode()
    for data in (
        _sfnt(name),
        _woff(name, name),
        _woff(name * 20, zlib.compress(name * 20)),
        _woff(b"", b"", meta=zlib.compress(meta)),
        _woff2(name),
        _woff2(b"x", meta=meta),
    ):
        assert problems(data) == set()
        assert "full-name" in blocked(data, "a.woff2")


def test_licence_in_a_font_spells_no_name() -> None:
    # Of two bytes a letter; read as one byte each, letters would stand apart.
    licence = "you shine in it".encode("utf-16-be")
    secrets = Secrets((Identity("b1", (PersonName("Емельян", "Юшин"),)),))
    assert blocked(_sfnt(licence), "a.ttf", secrets=secrets) == set()
    assert "surname" in blocked("y o u s h i n e i n i t", secrets=secrets)
    assert "surname" in blocked(_sfnt("by Seitova".encode("utf-16-be")), "a.ttf")


def test_font_with_more_than_its_tables_is_reported() -> None:
    assert problems(_sfnt(b"abcd", b"more")) == {"trailing-bytes"}
    assert problems(_woff(b"abcd", b"abcd", private=b"x")) == {"undecodable"}
    assert problems(_woff(b"abcdefgh", b"ab")) == {"undecodable"}
    assert problems(_woff(b"", b"", meta=b"x")) == {"undecodable"}
    assert problems(_woff2(b"x", private=b"x")) == {"undecodable"}
    assert problems(_woff2(b"x")[:-2]) == {"undecodable"}
    assert problems(b"OTTO\0") == {"undecodable"}
    assert problems(b"wOF2" + b"\0" * 8 + b"\0\1" + b"\0" * 34 + b"\5" + b"\xff" * 9) == {
        "undecodable"
    }
    assert problems(_woff2(b"x" * 4, tag=10)) == set()


def test_font_without_brotli_is_a_missing_decoder(monkeypatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(font.importlib, "import_module", missing)
    assert problems(_woff2(b"x")) == {"missing-decoder"}


def test_damaged_container_is_undecodable() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("folder/", "")
        packed.writestr("a.txt", "x" * 50)
    plain = stream.getvalue()
    for data in (b"\x1f\x8b\x08abc", b"PK\x03\x04abc", b"BZhabc", b"\xfd7zXZ\0abc"):
        assert problems(data) == {"undecodable"}
    assert problems(plain) == set()
    assert problems(plain.replace(b"x" * 50, b"y" * 50)) == {"undecodable"}
    locked = plain.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    assert problems(locked) == {"undecodable"}
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("a"), None)
    broken = bytearray(tar.getvalue())
    assert problems(bytes(broken)) == set()
    broken[150] ^= 1
    assert problems(bytes(broken)) == {"undecodable"}


def test_what_follows_a_container_is_read_and_reported() -> None:
    import bz2

    for data in (gzip.compress(b"x") + NAME.encode(), bz2.compress(b"x") + b"abc"):
        assert "trailing-bytes" in problems(data)
    assert "full-name" in blocked(gzip.compress(b"x") + NAME.encode(), "a.gz")
    assert "full-name" in blocked(gzip.compress(b"x") + gzip.compress(NAME.encode()), "a.gz")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("a.txt", "x")
    grown = io.BytesIO(b"PK\x03\x04" + b"hidden" + stream.getvalue())
    assert problems(grown.getvalue()) == {"trailing-bytes"}


def test_gzip_head_is_read() -> None:
    stream = io.BytesIO()
    with gzip.GzipFile("seitova.txt", "wb", fileobj=stream) as packed:
        packed.write(b"x")
    assert "surname" in blocked(stream.getvalue(), "a.gz")


def test_containers_within_containers_end(monkeypatch) -> None:
    data = b"x" * 100
    for _ in range(contents.DEEPEST + 1):
        data = gzip.compress(data)
    assert problems(data) == {"too-large"}
    monkeypatch.setattr(contents, "MOST_BYTES", 10)
    assert problems(gzip.compress(b"x" * 11)) == {"too-large"}


def test_bomb_is_undecodable(monkeypatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1000)
    assert problems(gzip.compress(b"x" * 5000)) == {"undecodable"}


def test_json_that_does_not_parse_is_read_and_reported() -> None:
    assert rules('{"a": "Сейітова"', "a.json") == {("block", "undecodable"), ("block", "surname")}
    assert rules('{"a": 77012345678, "b": true, "c": 1.5}\n\n["Сейітова"]', "a.jsonl") == {
        ("block", "phone"),
        ("block", "surname"),
    }


def test_unsuffixed_json_in_a_container_is_read_as_json() -> None:
    assert texts(gzip.compress(b'{"abcd": "x"}')) == ["abcd", "x"]
    assert texts(gzip.compress(b"{no json")) == ["{no json"]


@pytest.mark.parametrize("page", [
    "<p>Сей<i>іт</i>ова</p>", "<title>Сейітова</title>", "<сейітова>", "<p seitova>", "<seitova/>",
    "<style>.seitova{}</style>", "<script>/*Сейітова*/", '<script type=application/json>["Сейітова"]</script>',
    "<script data-book=x>'Сейітова'</script>", "<div data-book='x'><script>'Сейітова'</script></div>",
    "<br data-book=x>Сейітова", "<p>Сейітова<p>", "< p>Сейітова", "<!DOCTYPE Сейітова>", "<script></script >Сейітова",
    "<style>Сейітова<", "<article data-book=b><article>x</article></article>Сейітова",
])  # fmt: skip
def test_surname_anywhere_in_a_page_blocks(page: str) -> None:
    assert "surname" in blocked(page, "a.html")


def test_cdata_in_a_page_is_text() -> None:
    assert "surname" in blocked("<r>Сей<![CDATA[ітова]]></r>", "a.xml")


def test_span_owner_covers_scripts_in_it() -> None:
    text = "<div data-book='x'><script>'Айгүл'</script></div>"
    assert rules(text, "a.html", owners={"x": ["b1"]}) == {("own", "given-name")}


def test_calendar_entry_belongs_to_its_uid() -> None:
    text = "BEGIN:VEVENT\r\nUID:b1@x.kz\r\nSUMMARY:Айгүл\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Айгүл\r\n"
    assert rules(text, "a.ics", owners={"b1": ["b1"]}) == {
        ("own", "given-name"), ("review", "given-name"),
    }  # fmt: skip


def test_long_text_is_cut_at_line_ends() -> None:
    text = "\n".join(["сөз"] * 20000) + "\nСейітова\n"
    assert "surname" in blocked(text, "a.js")


def test_charset_of_undeclared_eight_bit_text_is_believed_by_suffix_alone() -> None:
    data = "Это Сеитова, наш друг.".encode("cp1251")
    assert blocked(data, "a.txt") == {"surname"}
    assert blocked(data, "a.dat") == {"surname", "undecodable"}


def test_wide_text_without_a_mark_needs_most_of_its_letters() -> None:
    assert charset.wide(b"abc") is None
    assert charset.wide(b"\xff\xfe\x00") is None
    assert charset.wide("ab".encode("utf-16-le")) == "ab"
    assert charset.wide(b"\x00\x01\x00\x02") is None
    assert dict(charset.readings("сөз".encode("utf-16"))) == {"utf-16": "сөз"}
    assert dict(charset.readings(b"\xff\x01\x02\x03\x04")) == {}
    assert "\x00" not in "".join(text for _, text in charset.readings(b"a\x00b\x00"))


def test_cmap_reads_chars_ranges_and_lists() -> None:
    data = b"""begincodespacerange <00> <FF> endcodespacerange
    1 beginbfchar <01> <0410> endbfchar
    2 beginbfrange <02> <03> <0411> <04> <06> [<0430> <0431>] <07> <07> <0416> endbfrange"""
    assert cmap.CMap(data).read(b"\x01\x02\x03\x04\x05\x07\x09") == ("АБВабЖ", 1)
    assert cmap.CMap(b"").read(b"a") == ("", 1)


def _drawn(body: bytes, **resources: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(body)
        for key, value in resources.items():
            pdf.pages[0].obj.Resources["/" + key] = value

    return _pdf(change)


def test_pdf_text_without_a_map_is_reported() -> None:
    assert problems(_drawn(b"BT /A 9 Tf <0001> Tj ET")) == {"font-without-map"}
    assert problems(_drawn(b"BT (\\377\\376) Tj /None 9 Tf (plain) Tj ET")) == {"font-without-map"}
    assert "surname" in blocked(_drawn(b"BT /None 9 Tf (Seitova) Tj ET"), "a.pdf")


def test_pdf_kerning_joins_and_gaps_part() -> None:
    assert "surname" in blocked(_drawn(b"BT [(Sei) -20 (tova) -400 (x)] TJ ET"), "a.pdf")


def test_pdf_inline_picture_is_undecodable() -> None:
    body = b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"
    assert "undecodable" in problems(_drawn(body))


def _with_stream(data: bytes, **keys: object) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(data)
        for key, value in keys.items():
            stream["/" + key] = value
        pdf.Root.Extra = stream

    return _pdf(change)


def test_pdf_streams_are_read_by_what_they_are() -> None:
    image = {
        "Subtype": pikepdf.Name.Image,
        "Width": 1,
        "Height": 1,
        "BitsPerComponent": 8,
        "ColorSpace": pikepdf.Name.DeviceGray,
    }
    assert problems(_with_stream(b"x", **image)) == set()
    jpeg = _picture("JPEG", comment=NAME.encode())
    assert "full-name" in blocked(
        _with_stream(jpeg, Filter=pikepdf.Name.DCTDecode, **image), "a.pdf"
    )
    assert problems(_with_stream(b"x", Filter=pikepdf.Name.JPXDecode, **image)) == {"undecodable"}
    assert problems(_with_stream(b"x", Filter=pikepdf.Name.JBIG2Decode)) >= {"undecodable"}
    assert "surname" in blocked(_with_stream(b"% Seitova", FunctionType=4), "a.pdf")


def test_pdf_that_hides_something_is_reported() -> None:
    plain = _pdf()
    assert problems(plain) == set()
    assert problems(plain + b"more") == {"trailing-bytes"}
    assert problems(plain + plain) >= {"earlier-revision"}
    assert problems(b"%PDF-1.7 nothing %%EOF") == {"undecodable"}
    assert "surname" in blocked(plain.replace(b"\nxref", b"\n% Seitova\nxref", 1), "a.pdf")
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user=""))
    assert problems(stream.getvalue()) == {"undecodable"}


def test_readings_that_do_not_end_are_refused(monkeypatch) -> None:
    monkeypatch.setattr("hlsite.audit.readings._MOST_READINGS", 1)
    text = "%41 &#66; \\x43 =44 iVan0v"
    with pytest.raises(TooManyReadingsError):
        list(readings(text))
    assert "undecodable" in blocked(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.binary(max_size=400), st.sampled_from(["a.html", "a.json", "a.pdf", "a.png", "a.ics", "a"])
)
def test_no_bytes_raise(data: bytes, name: str) -> None:
    opened(name, data)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"%PDF-", b"OTTO", b"wOFF",
                     b"wOF2", b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\0", b"\x78\x9c"]),
    st.binary(max_size=300),
)  # fmt: skip
def test_no_damaged_file_raises_or_passes_in_silence(head: bytes, rest: bytes) -> None:
    read = opened("a.bin", head + rest)
    assert read.problems or read.passages


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_no_text_makes_readings_raise(text: str) -> None:
    list(readings(text))


def test_jpeg_without_end_or_marker_is_undecodable() -> None:
    plain = _picture("JPEG")
    at = plain.index(b"\xff\xda")
    assert "undecodable" in problems(plain[:20] + b"abcd" + plain[20:])
    assert "undecodable" in problems(plain[: at + 14])
    restart = plain[:-2] + b"\xff\xd0" + plain[-2:]
    assert problems(restart) == set()


def test_png_text_that_is_not_deflated_is_read_as_it_is() -> None:
    plain = _picture("PNG")
    body = b"k\0\0\x78 x\x78\x9c" + NAME.encode()
    data = plain[:33] + _chunk(b"iCCP", body) + plain[33:]
    assert "full-name" in blocked(data, "a.png")


def test_tables_without_text_are_not_read() -> None:
    head = struct.pack(">IHHHH", 0x10000, 1, 16, 0, 0)
    data = head + struct.pack(">4sIII", b"glyf", 0, 28, 4) + b"abcd"
    assert texts(data) == []
    assert texts(_woff(b"abcd", b"abcd").replace(b"name", b"glyf")) == []


def test_folder_in_a_tar_has_a_name_alone() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as packed:
        entry = tarfile.TarInfo("seitova")
        entry.type = tarfile.DIRTYPE
        packed.addfile(entry)
    assert "surname" in blocked(stream.getvalue(), "a.tar")


def test_cmap_list_may_be_short() -> None:
    read = cmap.CMap(b"beginbfrange <01> <05> [<0410>] <07> <07> <0411> endbfrange").read
    assert read(b"\x01\x07") == ("АБ", 0)


def test_pdf_without_contents_and_with_large_streams(monkeypatch) -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj.Contents

    assert problems(_pdf(bare)) == set()
    monkeypatch.setattr("hlsite.audit.decode.pdf.LARGEST", 3)
    assert "too-large" in problems(_with_stream(b"long enough"))


def test_pdf_stream_of_no_known_use_is_tried_as_drawing() -> None:
    assert "surname" in blocked(_with_stream(b"BT (Seitova) Tj ET"), "a.pdf")


def test_pdf_compressed_objects_are_read() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(_pdf())) as pdf:
        pdf.docinfo["/Author"] = "Seitova"
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "surname" in blocked(stream.getvalue(), "a.pdf")


def test_json_without_words_gives_nothing() -> None:
    assert texts(b'["", null, 1, {"a": 12}]', "a.json") == []


def test_control_signs_in_text_part_nothing() -> None:
    assert "full-name" in blocked(b'"\\u001e Vera Kim"', "a.json")
    assert "full-name" in blocked(b'["\\u001eVera Kim"]', "a.json")


def test_withheld_value_without_letters_is_ignored() -> None:
    from hlsite.audit import HeldBack, Secrets
    from tests.audit.gates import found

    held = tuple(HeldBack(kind, " ", "b") for kind in ("left_side", "venue", "also", "contact"))
    assert found("любой текст", secrets=Secrets(held_back=held)) == []


def test_png_with_a_wrong_check_sum_is_undecodable() -> None:
    damaged = bytearray(_picture("PNG"))
    damaged[30] ^= 1
    assert problems(bytes(damaged)) == {"undecodable"}


def test_pdf_font_is_read_once_and_without_a_map_not_at_all() -> None:
    body = b"BT /B 9 Tf (\\377) Tj /B 9 Tf (\\377) Tj ET"
    data = _drawn(body, Font=pikepdf.Dictionary(B=pikepdf.Dictionary(Type=pikepdf.Name.Font)))
    assert problems(data) == {"font-without-map"}


def test_many_digits_in_prose_are_read_as_codes() -> None:
    codes = ", ".join(str(ord(letter)) for letter in "Сейітова")
    assert "surname" in blocked(f"коды {codes}")
    assert "surname" in blocked(f"онлайн-коды {codes}")


def test_times_dates_and_soft_hyphens_hide_no_codes() -> None:
    assert (
        list(readings("12 мая 2027 года, 14:00–16:55 в биб\u00adлио\u00adтеке \u00ad 24 номера"))
        == []
    )


def test_table_of_a_font_is_not_read_as_eight_bit_text() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        table = pdf.make_stream("Сейітова в школе".encode("ptcp154"))
        pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary({key: table}))

    key = "/CIDSet"
    assert blocked(_pdf(change), "a.pdf") == set()
    key = "/Metrics"
    assert "surname" in blocked(_pdf(change), "a.pdf")


def test_names_of_the_pdf_format_tell_nothing_and_others_are_read() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Seitova = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name("/Annot")))
        pdf.Root.BaseFont = pikepdf.Name("/ABCDEF+Sans-Bold")

    read = [one.text for one in opened("a.pdf", _pdf(change)).passages if "object" in one.place]
    assert "/Seitova" in " ".join(read)
    assert "ABCDEF /Sans-Bold" in " ".join(read)
    assert not [text for text in read if "Annot" in text or "Catalog" in text]


@pytest.mark.parametrize("text", [
    "'Сей' + 'ітова'", "['С','е','й','і','т','о','в','а'].join('')", '"Сейі"\n"това"',
    "U+0421 U+0435 U+0439 U+0456 U+0442 U+043E U+0432 U+0430",
    "{\\rtf1 \\u1057?\\u1077?\\u1081?\\u1110?\\u1090?\\u1086?\\u1074?\\u1072?}",
    "{\\rtf1 \\'d1\\'e5\\'e8\\'f2\\'ee\\'e2\\'e0}", "<~d&<5Id'h.[d&#.?d&:~>",
    "=?UTF-8?Q?=D0=A1=D0=B5=D0=B9=D1=96=D1=82=D0=BE=D0=B2=D0=B0?=",
])  # fmt: skip
def test_surname_in_pieces_or_codes_blocks(text: str) -> None:
    if text.startswith("<~"):
        text = base64.a85encode(NAME.encode(), adobe=True).decode()
    assert blocked(text) & {"surname", "full-name"}


def test_codes_that_are_none_are_left_alone() -> None:
    assert blocked("<~zzzzz{~>") == set()
    assert blocked("=?UTF-8?Q?Сейітова?= =?UTF-8?B?А?=") == {"surname"}


def test_letters_of_one_element_each_are_read_as_a_word() -> None:
    letters = "".join(f"<text x='{at}'>{letter}</text>" for at, letter in enumerate("Сейітова"))
    assert "surname" in blocked(f"<svg>{letters}</svg>", "a.svg")
    assert "surname" in blocked(json.dumps(list("Сейітова")), "a.json")


def test_calendar_is_unfolded_by_bytes() -> None:
    line = f"SUMMARY:{NAME}".encode()
    folded = b"\r\n ".join(line[at : at + 5] for at in range(0, len(line), 5))
    assert "full-name" in blocked(folded, "a.ics")


def _simple_font(codes: bytes, encoding: object = None, **keys: object) -> bytes:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, **keys)
    if encoding is not None:
        font.Encoding = encoding
    drawn = b"BT /B 9 Tf <" + codes.hex().encode() + b"> Tj ET"
    return _drawn(drawn, Font=pikepdf.Dictionary(B=font))


def test_pdf_font_without_a_map_is_read_by_its_glyph_names() -> None:
    letters = list(dict.fromkeys("Сейітова"))
    names = [65, *(pikepdf.Name(f"/uni{ord(letter):04X}") for letter in letters)]
    codes = bytes(65 + letters.index(letter) for letter in "Сейітова")
    named = pikepdf.Dictionary(Differences=pikepdf.Array(names))
    assert blocked(_simple_font(codes, named), "a.pdf") == {"surname"}
    assert blocked(_simple_font(b"Seitova", pikepdf.Name.WinAnsiEncoding), "a.pdf") == {"surname"}


def test_pdf_font_whose_letters_nobody_can_tell_is_reported() -> None:
    held = pikepdf.Dictionary(FontFile2=pikepdf.Dictionary())
    unknown = pikepdf.Dictionary(Differences=pikepdf.Array([65, pikepdf.Name("/g1")]))
    assert "font-without-map" in problems(_simple_font(b"abc", FontDescriptor=held))
    assert "font-without-map" in problems(_simple_font(b"A", unknown))
    composite = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
    body = b"BT /B 9 Tf <00410042> Tj ET"
    assert "font-without-map" in problems(_drawn(body, Font=pikepdf.Dictionary(B=composite)))


def test_pdf_form_that_ends_in_a_string_is_undecodable() -> None:
    assert problems(_with_stream(b"BT <00", Subtype=pikepdf.Name.Form)) == {"undecodable"}


def test_list_of_a_cmap_that_fills_its_range_is_read() -> None:
    assert cmap.CMap(b"beginbfrange <01> <02> [<0410> <0411>] endbfrange").read(b"\x01\x02") == (
        "АБ",
        0,
    )


def test_woff2_with_more_than_its_tables_is_reported() -> None:
    grown = bytearray(_woff2(b"abcd"))
    grown[49] = 2
    assert "trailing-bytes" in problems(bytes(grown))


def test_pdf_font_program_is_read_and_a_font_chosen_twice_is_read_once() -> None:
    assert "full-name" in blocked(_with_stream(_sfnt(NAME.encode("utf-16-be"))), "a.pdf")
    assert problems(_drawn(b"BT /A 9 Tf /A 9 Tf ET")) == set()


def test_signs_that_join_nothing_are_left_alone(monkeypatch) -> None:
    monkeypatch.setattr("hlsite.audit.readings._MOST_KEPT", 0)
    assert not {how for how, _ in readings("U+ and 〇-а")} & {"cut", "code points"}


def test_what_only_looks_like_base85_stands_for_nothing() -> None:
    assert list(armour.unarmoured("<~!z!!!!~>")) == []
