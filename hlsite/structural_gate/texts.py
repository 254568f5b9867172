"""Text files: UTF-8, starting as they should, with clean pictures inside."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping

from hlsite.structural_gate.findings import BrokenError, Fault, Judge
from hlsite.structural_gate.pictures import judge_ico, judge_png, judge_webp


def _text(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise BrokenError("not UTF-8 text") from None
    if "\0" in text:
        raise BrokenError("binary data in a text file")
    return text


def starting(pattern: str) -> Judge:
    """Judge text that has to start with `pattern`, blanks apart."""
    start = re.compile(rf"\ufeff?\s*(?:{pattern})", re.IGNORECASE)

    def judge(data: bytes) -> Iterator[Fault]:
        text = _text(data)
        if not start.match(text):
            raise BrokenError("does not start as its suffix promises")
        yield from _judge_inlined(text)

    return judge


_INLINED = re.compile(
    r"data:\s*image/([a-z.+-]+)[^,\"'()\s]*;base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE
)


def _judge_inlined(text: str) -> Iterator[Fault]:
    """Judge the pictures that stand inside a text as `data:` addresses."""
    for kind, encoded in _INLINED.findall(text) if "base64" in text else ():
        judge = _INSIDE.get(kind.lower())
        if judge is None:
            yield "kind", "a picture inside is of a kind that is not published"
            continue
        try:
            data = base64.b64decode(encoded)
        except binascii.Error:
            raise BrokenError("a picture inside cannot be decoded") from None
        yield from judge(data)


def judge_json(data: bytes) -> Iterator[Fault]:
    """Judge JSON, in whose strings pictures may stand."""
    text = _text(data)
    try:
        json.loads(text)
    except ValueError:
        raise BrokenError("not JSON") from None
    yield from _judge_inlined(text)


_SVG_STARTS = starting(r"(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]")
_SVG_METADATA = re.compile(
    rb"<(?:\w+:)?metadata\b|<rdf:|xmlns:(?:inkscape|sodipodi|rdf|dc|cc|xmp\w*|sketch|figma)=|<\?xpacket",
    re.IGNORECASE,
)


def judge_svg(data: bytes) -> Iterator[Fault]:
    """Judge a drawing: no notes of the program that made it."""
    yield from _SVG_STARTS(data)
    if _SVG_METADATA.search(data):
        yield "metadata", "a drawing program's notes; save it as plain SVG"


_INSIDE: Mapping[str, Judge] = {
    "png": judge_png,
    "webp": judge_webp,
    "x-icon": judge_ico,
    "svg+xml": judge_svg,
}
"""By the kind that a `data:image/…` address names."""
