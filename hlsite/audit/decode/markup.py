"""HTML, XML and SVG: text across tags, attributes, comments, scripts and styles.

The text of a block is joined over inline tags before anything else happens to it, so that a name
cut by `<b>` or `<wbr>` is whole. Broken markup is read as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hlsite.audit.decode import plain, records
from hlsite.audit.decode.contents import Contents, Passage

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECES = re.compile(
    r"(<!--.*?-->|<!\[CDATA\[.*?\]\]>"
    r"|<(?i:script|style)\b(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>.*?</(?i:script|style)\s*>"
    r"|<[/!?a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.DOTALL,
)
_NAME = re.compile(r"</?([A-Za-z][\w:.\-]*)")
_DATA_BOOK = re.compile(r"\bdata-book\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ELEMENT = re.compile(r"(<[^>]*>)(.*)</", re.DOTALL)
_JSON_TYPE = re.compile(r"(?i)type\s*=\s*[\"']?[^\"'>]*json")

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q"
    " rp rt ruby s samp small span strike strong sub sup time tt u var wbr tspan textpath g"
    " img picture source svg path".split()
)
_FRAME = frozenset({"nav", "header", "footer", "aside"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area", "base"})


class _Tag(NamedTuple):
    """What one tag, as written, means."""

    kind: str
    """`inline`, `block`, `break`, `comment`, `cdata`, `script`."""
    name: str
    closes: bool
    inner: str
    """What stands in it, for the search: names and values of its attributes."""
    book: str
    """The value of `data-book`."""


_known_tags: dict[str, _Tag] = {}
_MOST_TAGS = 200_000


def _read(tag: str, *, html: bool) -> _Tag:
    """Tell what a tag is."""
    if tag.startswith("<!--"):
        return _Tag("comment", "", False, tag[4:-3], "")
    if tag.startswith("<![CDATA["):
        return _Tag("cdata", "", False, tag[9:-3], "")
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    closes = tag.startswith("</")
    book = _DATA_BOOK.search(tag) if "data-book" in tag else None
    key = next(filter(None, book.groups()), "") if book else ""
    inner = tag.strip("</>").strip()
    if name in {"script", "style"} and not closes and "</" in tag:
        return _Tag("script", name, False, tag, key)
    if name == "br" and html:
        kind = "break"
    else:
        kind = "inline" if name in _INLINE or (html and "-" in name) else "block"
    # A bare tag of a known name says nothing; `<ivanov>` does.
    bare = inner == name and (name in _INLINE or name in _FRAME or len(name) < 4)  # noqa: PLR2004
    return _Tag(kind, name, closes, "" if bare or closes and name in _PLAIN_NAMES else inner, key)


_PLAIN_NAMES = _INLINE | _FRAME | frozenset(
    "html head body main section article div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody"
    " tr td th form fieldset legend button select option title figure figcaption details summary"
    " address blockquote pre svg template noscript script style dialog text defs urlset url loc".split()
)


class _Spans:
    """Which books' spans and which part of the page's frame are open."""

    def __init__(self, *, has_main: bool) -> None:
        self._books: list[list[str | int]] = []
        self._frames: dict[str, int] = {}
        self._in_body = False
        self._main = 0
        self._has_main = has_main
        self.keys: tuple[str, ...] = ()
        self.chrome = False

    def see(self, tag: _Tag) -> None:
        """Take in a tag that opens or closes something that matters."""
        name = tag.name
        step = -1 if tag.closes else 1
        if name == "body":
            self._in_body = not tag.closes
        elif name == "main":
            self._main = max(0, self._main + step)
        elif name in _FRAME:
            self._frames[name] = max(0, self._frames.get(name, 0) + step)
        if self._books and name == self._books[-1][0]:
            self._books[-1][1] = int(self._books[-1][1]) + step
            if self._books[-1][1] == 0:
                self._books.pop()
        if tag.book and not tag.closes and name not in _VOID:
            self._books.append([name, 1, tag.book])
        self.keys = tuple(str(book[2]) for book in self._books)
        outside = self._in_body and self._has_main and not self._main
        framed = not self._main and any(self._frames.values())
        self.chrome = not self._books and (outside or framed)

    def watches(self, tag: _Tag) -> bool:
        """Tell whether a tag matters here."""
        name = tag.name
        return (
            bool(tag.book)
            or name in _FRAME
            or name in {"main", "body"}
            or (bool(self._books) and name == self._books[-1][0])
        )


def read_html(contents: Contents, text: str) -> None:
    """Read an HTML page."""
    _read_markup(contents, text, html=True)


def read_xml(contents: Contents, text: str) -> None:
    """Read XML or SVG."""
    _read_markup(contents, text, html=False)


def _read_markup(contents: Contents, text: str, *, html: bool) -> None:
    """Split into tags and text and hand over blocks, tags, comments and scripts."""
    pieces = _PIECES.split(text)
    spans = _Spans(has_main="<main" in text)
    passages = contents.passages
    if len(_known_tags) > _MOST_TAGS:
        _known_tags.clear()
    block: list[str] = []
    line = start_line = 1
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            if piece:
                block.append(piece)
                line += piece.count("\n")
            continue
        tag = _known_tags.get(piece)
        if tag is None:
            tag = _known_tags[piece] = _read(piece, html=html)
        if tag.kind == "block":
            _flush(passages, block, start_line, spans)
            start_line = line
        elif tag.kind == "break":
            block.append("\n")
        elif tag.kind == "cdata":
            block.append(tag.inner)
        elif tag.kind == "script":
            _flush(passages, block, start_line, spans)
            _script(contents, tag, line, spans.keys)
            start_line = line
        if spans.watches(tag):
            if block:
                _flush(passages, block, start_line, spans)
            spans.see(tag)
        if tag.inner and tag.kind not in {"cdata", "script"}:
            place = "comment" if tag.kind == "comment" else "attribute"
            keys = (*spans.keys, tag.book) if tag.book else spans.keys
            passages.append(Passage(tag.inner, place, line, keys, spans.chrome))
        line += piece.count("\n")
    _flush(passages, block, start_line, spans)


def _flush(passages: list[Passage], block: list[str], line: int, spans: _Spans) -> None:
    """Hand over the block that has been gathered."""
    if not block:
        return
    joined = "".join(block)
    if joined and not joined.isspace():
        passages.append(Passage(joined.strip(" \t\r\n"), "text", line, spans.keys, spans.chrome, follows=True))
        if len(block) > 1 and any(
            one[-1:].isalnum() and other[:1].isalnum()
            for one, other in zip(block, block[1:], strict=False)
        ):
            # The tags may also have stood between two words.
            passages.append(Passage(" ".join(block), "text", line, spans.keys, spans.chrome))
    block.clear()


def _script(contents: Contents, tag: _Tag, line: int, keys: tuple[str, ...]) -> None:
    """Hand over a script or a style sheet."""
    found = _ELEMENT.match(tag.inner)
    if found is None:
        contents.add(tag.inner, "script", line, keys=keys)
        return
    head, body = found.groups()
    contents.add(head.strip("<>"), "attribute", line, keys=keys)
    if not body.strip():
        return
    read: Callable[[Contents, str], None] = plain.read_code
    if _JSON_TYPE.search(head):
        read = records.read_json
    before = len(contents.passages)
    read(contents, body)
    if keys:
        contents.passages[before:] = [
            passage._replace(keys=(*keys, *passage.keys)) for passage in contents.passages[before:]
        ]
