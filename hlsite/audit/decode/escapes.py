"""Characters written as other characters inside a text."""

from __future__ import annotations

import binascii
import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from hlsite.audit.decode import charset

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY = re.compile(r"&(?:#|[A-Za-z])")
_AMPERSAND = re.compile(r"(?i)&(?:amp|#0*38|#x0*26);?")
_BACKSLASH = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})"
    r"|([0-7]{3})|([nrtbfv0/\"'\\&<>]))"
)
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2}|\\[0-3][0-7]{2}){2,}")
_BYTE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([0-7]{3}))")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_CSS = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_PERCENT = re.compile(r"%(?:[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})")
_PERCENT_U = re.compile(r"%u([0-9A-Fa-f]{4})")
_QUOTED = re.compile(r"=[0-9A-Fa-f]{2}")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_MIME_WORD = re.compile(r"=\?([\w\-]+)(?:\*\w+)?\?([bBqQ])\?([^?\s]*)\?=(?:\s+(?==\?))?")
_PUNYCODE = re.compile(r"(?i)xn--([a-z0-9\-]{2,})")
_CODES = re.compile(
    r"(?:\b(?:0x[0-9a-fA-F]{2,5}|\d{2,5})\b[\s,;]+){3,}(?:0x[0-9a-fA-F]{2,5}|\d{2,5})\b"
)
_SOME_CODES = re.compile(r"[,;\s](?<=\d{2}.)\s*(?:0x|\d)")
_CODE = re.compile(r"0x([0-9a-fA-F]+)|(\d+)")
_U_PLUS = re.compile(r"(?:U\+[0-9A-Fa-f]{4,6}[\s,;]*){2,}")
_U_PLUS_CODE = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_RTF = re.compile(r"\\u(\d{2,6}) ?\?|\\+'([0-9a-fA-F]{2})")
# A style sheet needs no sign between two strings; a word must end and begin there.
_CUT_STRING = re.compile(
    r"([\"'`])(?:\s*\+\s*|[ \t]*\r?\n[ \t]*|(?<=\w[\"'`])[ \t]+(?=[\"'`]\w))([\"'`])"
)
_LETTER_STRINGS = re.compile(r"(?:([\"'`])[^\"'`]\1\s*,\s*){2,}([\"'`])[^\"'`]\2")
_STRING_LETTER = re.compile(r"([\"'`])([^\"'`])\1\s*,?\s*")
_PLUS_SPACE = re.compile(r"(?<=\w)\+(?=[\w%])")
_UTF7 = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_FOLDED = re.compile(r"\r?\n[ \t]")
_HIGHEST = 0x10FFFF


def is_cut(text: str) -> bool:
    """Tell whether a text holds a string that goes on in another."""
    return _CUT_STRING.search(text) is not None


def unescaped(text: str) -> Iterator[tuple[str, str]]:
    """Give the readings of a text in which characters are escaped.

    Yields:
        The name of the escape and the text without it.
    """
    for sign, undo in _UNDOING:
        if sign in text:
            yield from undo(text)
    if "'" in text or '"' in text or "`" in text:
        yield from _without_cuts(text)
    if _SOME_CODES.search(text) and _CODES.search(text):
        yield "character codes", _CODES.sub(_coded, text)


def _without_entities(text: str) -> Iterator[tuple[str, str]]:
    """Resolve entities, twice escaped ones too."""
    if _ENTITY.search(text):
        yield "entities", html.unescape(_AMPERSAND.sub("&", text))
        yield "entities", html.unescape(text)


def _without_backslashes(text: str) -> Iterator[tuple[str, str]]:
    """Resolve the escapes of JSON, scripts and style sheets."""
    if _BACKSLASH.search(text):
        yield "escapes", _joined_surrogates(_BACKSLASH.sub(_unslashed, text))
    if _BYTES.search(text):
        yield "bytes", _BYTES.sub(_byte_run, text)
    if _CSS.search(text):
        yield "css escapes", _CSS.sub(lambda found: _character(int(found[1], 16)), text)
    if _RTF.search(text):
        yield "rtf", _RTF.sub(_rtf_sign, text)


def _without_percents(text: str) -> Iterator[tuple[str, str]]:
    """Resolve percent escapes under each charset."""
    if not _PERCENT.search(text):
        return
    text = _PLUS_SPACE.sub(" ", text)
    if _PERCENT_U.search(text):
        decoded = _PERCENT_U.sub(lambda found: _character(int(found[1], 16)), text)
        yield "percent", _joined_surrogates(decoded)
    yield from _under_each("percent", unquote_to_bytes(text))


def _without_equals(text: str) -> Iterator[tuple[str, str]]:
    """Resolve encoded words of mail and quoted-printable."""
    if _MIME_WORD.search(text):
        yield "mime word", _MIME_WORD.sub(_mime_word, text)
    if _QUOTED.search(text) or _SOFT_BREAK.search(text):
        # Soft breaks first: some writers cut inside a code.
        data = binascii.a2b_qp(_SOFT_BREAK.sub("", text).encode("utf-8", "replace"))
        yield from _under_each("quoted-printable", data)


def _without_punycode(text: str) -> Iterator[tuple[str, str]]:
    """Resolve labels of domain names."""
    if _PUNYCODE.search(text):
        yield "punycode", _PUNYCODE.sub(_unpunycoded, text)


def _without_utf7(text: str) -> Iterator[tuple[str, str]]:
    """Read UTF-7 where it makes Cyrillic letters."""
    decoded = _UTF7.sub(_utf7_run, text)
    if decoded != text:
        yield "utf-7", decoded


def _without_cuts(text: str) -> Iterator[tuple[str, str]]:
    """Join strings of a script that were cut in pieces, or in letters."""
    if is_cut(text):
        yield "joined strings", _CUT_STRING.sub("", text)
    if _LETTER_STRINGS.search(text):
        yield (
            "joined letters",
            _LETTER_STRINGS.sub(lambda run: _STRING_LETTER.sub(r"\2", run[0]), text),
        )


def _without_u_plus(text: str) -> Iterator[tuple[str, str]]:
    """Resolve code points in Unicode's own notation."""
    if _U_PLUS.search(text):
        yield "code points", _U_PLUS.sub(_code_points, text)


def unfolded(text: str) -> str:
    """Join lines that a calendar or a mail header folded."""
    return _FOLDED.sub("", text)


def _character(code: int) -> str:
    """Give a character, or a space where there is none."""
    return chr(code) if 0 < code <= _HIGHEST else " "


def _unslashed(found: re.Match[str]) -> str:
    """Resolve one backslash escape."""
    for number in found.group(1, 2, 3, 4):
        if number:
            return _character(int(number, 16))
    if found[5]:
        return _character(int(found[5], 8))
    return {"/": "/", '"': '"', "'": "'", "\\": "\\"}.get(found[6], " ")


def _joined_surrogates(text: str) -> str:
    """Join pairs of surrogates and drop single ones."""
    paired = _SURROGATES.sub(
        lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text
    )
    return re.sub("[\ud800-\udfff]", " ", paired)


def _under_each(label: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Read resolved bytes."""
    for name, decoded in charset.readings(data):
        yield f"{label} {name}", decoded


def _mime_word(found: re.Match[str]) -> str:
    """Resolve one encoded word of a mail header."""
    name, kind, body = found.groups()
    try:
        if kind in "bB":
            data = binascii.a2b_base64(body + "=" * (-len(body) % 4))
        else:
            data = binascii.a2b_qp(body.encode("utf-8", "replace"), header=True)
        return data.decode(name, "replace")
    except (ValueError, LookupError):
        return found[0]


def _unpunycoded(found: re.Match[str]) -> str:
    """Resolve one label of a domain name; what is wrong in it becomes a sign of its own."""
    return found[1].encode("ascii").decode("punycode", "replace")


def _coded(found: re.Match[str]) -> str:
    """Resolve a list of character codes."""
    codes = [int(hexa, 16) if hexa else int(number) for hexa, number in _CODE.findall(found[0])]
    return " " + "".join(map(_character, codes)) + " "


def _byte_run(found: re.Match[str]) -> str:
    """Resolve escaped bytes of UTF-8; others are read by the letters they stand for."""
    codes = [int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _BYTE.findall(found[0])]
    return bytes(codes).decode("utf-8", "replace")


def _code_points(found: re.Match[str]) -> str:
    """Resolve a list of code points."""
    return "".join(_character(int(code, 16)) for code in _U_PLUS_CODE.findall(found[0]))


def _rtf_sign(found: re.Match[str]) -> str:
    """Resolve one escape of RTF; its bytes are those of Windows."""
    if found[1]:
        return _character(int(found[1]))
    return bytes.fromhex(found[2]).decode("cp1251", "replace")


def _utf7_run(found: re.Match[str]) -> str:
    """Read one shifted run."""
    try:
        decoded = found[0].encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return found[0]
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in decoded)
    return decoded if cyrillic * 2 > len(decoded) else found[0]


_UNDOING = (
    ("&", _without_entities),
    ("\\", _without_backslashes),
    ("%", _without_percents),
    ("=", _without_equals),
    ("--", _without_punycode),
    ("+", _without_utf7),
    ("U+", _without_u_plus),
)
"""The sign without which there is nothing to undo, and what undoes it."""
