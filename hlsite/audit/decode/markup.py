"""HTML, XML and SVG: text across tags, attributes, comments, scripts and styles.

The text of a block is joined over inline tags before anything else happens to it, so that a name
cut by `<b>` or `<wbr>` is whole. Broken markup is read as text.
"""

from __future__ import annotations

import itertools
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
_JSON_TYPE = re.compile(r"(?i)type\s*=\s*[\"']?[^\"'>]*json")

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark "
    "nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var "
    "wbr tspan textpath g img picture source svg path "
    "w:r w:rpr w:t text:span "
)
_INLINE = frozenset(_INLINE_NAMES.split())
_FRAME = frozenset({"nav", "header", "footer", "aside"})
_WATCHED = _FRAME | {"main", "body"}
_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area", "base"}
)


class _Tag(NamedTuple):
    """What one tag, as written, means."""

    kind: str
    """`inline`, `block`, `break`, `comment`, `cdata`, `script`."""
    name: str
    closes: bool = False
    inner: str = ""
    """What stands in it, for the search: names and values of its attributes."""
    book: str = ""
    """The value of `data-book`."""
    watched: bool = False
    """Whether it opens or closes a span or a part of the frame."""
    lines: int = 0
    """Line ends in it."""
    place: str = ""
    """As what its inner text is handed over: `attribute`, `comment`; empty if it is not here."""


_known_tags: dict[str, _Tag] = {}
_MOST_TAGS = 200_000


def _read(tag: str, *, html: bool) -> _Tag:
    """Tell what a tag is."""
    lines = tag.count("\n")
    if tag.startswith("<!--"):
        inner = tag[4:-3]
        return _Tag("comment", "", inner=inner, lines=lines, place="comment" if inner else "")
    if tag.startswith("<![CDATA["):
        return _Tag("cdata", "", inner=tag[9:-3], lines=lines)
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    closes = tag.startswith("</")
    book = _DATA_BOOK.search(tag) if "data-book" in tag else None
    key = next(filter(None, book.groups()), "") if book else ""
    watched = bool(key) or name in _WATCHED
    if name in {"script", "style"} and not closes and "</" in tag:
        return _Tag("script", name, inner=tag, book=key, watched=watched, lines=lines)
    if name == "br" and html:
        kind = "break"
    else:
        kind = "inline" if name in _INLINE or (html and "-" in name) else "block"
    inner = tag.strip("</>").strip()
    # A bare tag of a known name says nothing; `<ivanov>` does.
    if inner == name and name in _PLAIN_NAMES:
        inner = ""
    return _Tag(kind, name, closes, inner, key, watched, lines, "attribute" if inner else "")


_SILENT_NAMES = (
    "html head body main section article div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd "
    "table thead tbody tr td th form fieldset legend button select option title "
    "figure figcaption details summary address blockquote pre svg template noscript "
    "script style dialog text defs urlset url loc "
)
_PLAIN_NAMES = _INLINE | _FRAME | frozenset(_SILENT_NAMES.split())


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

    @property
    def innermost(self) -> str:
        """The name of the element that is the innermost book's span."""
        return str(self._books[-1][0]) if self._books else ""


def read_html(contents: Contents, text: str) -> None:
    """Read an HTML page."""
    _read_markup(contents, text, html=True)


def read_xml(contents: Contents, text: str) -> None:
    """Read XML or SVG."""
    _read_markup(contents, text, html=False)


def _read_markup(contents: Contents, text: str, *, html: bool) -> None:  # noqa: C901 (one loop over all tags; a call for each costs a third more)
    """Split into tags and text and hand over blocks, tags, comments and scripts."""
    pieces = _PIECES.split(text)
    spans = _Spans(has_main="<main" in text)
    passages = contents.passages
    if len(_known_tags) > _MOST_TAGS:
        _known_tags.clear()
    block: list[str] = []
    line = start_line = 1
    innermost = ""
    known = _known_tags.get
    for at in range(0, len(pieces) - 1, 2):
        piece, written = pieces[at], pieces[at + 1]
        if piece:
            # What stands between two tags of blocks is mostly a line end.
            if block or not piece.isspace():
                block.append(piece)
            line += piece.count("\n")
        tag = known(written)
        if tag is None:
            tag = _known_tags[written] = _read(written, html=html)
        kind, name, _, inner, book, watched, lines, place = tag
        if kind == "block":
            if block:
                _flush(passages, block, start_line, spans)
            start_line = line
        elif kind == "break":
            block.append("\n")
        elif kind == "cdata":
            block.append(inner)
        elif kind == "script":
            _flush(passages, block, start_line, spans)
            _script(contents, tag, line, spans.keys)
            start_line = line
        if watched or (innermost and name == innermost):
            _flush(passages, block, start_line, spans)
            spans.see(tag)
            innermost = spans.innermost
        if place:
            keys = (*spans.keys, book) if book else spans.keys
            passages.append(
                _passage(Passage, (inner, place, line, keys, spans.chrome, False, False))
            )
        line += lines
    block.append(pieces[-1])
    _flush(passages, block, start_line, spans)


_passage = tuple.__new__
"""Makes a passage from all its fields: a page has hundreds, and keywords cost time."""


def _flush(passages: list[Passage], block: list[str], line: int, spans: _Spans) -> None:
    """Hand over the block that has been gathered."""
    if not block:
        return
    joined = block[0] if len(block) == 1 else "".join(block)
    text = joined.strip(" \t\r\n")
    if text:
        passages.append(
            _passage(Passage, (text, "text", line, spans.keys, spans.chrome, True, False))
        )
        if len(block) > 1 and any(
            one[-1:].isalnum() and other[:1].isalnum() for one, other in itertools.pairwise(block)
        ):
            # The tags may also have stood between two words.
            passages.append(Passage(" ".join(block), "text", line, spans.keys, spans.chrome))
    block.clear()


def _script(contents: Contents, tag: _Tag, line: int, keys: tuple[str, ...]) -> None:
    """Hand over a script or a style sheet."""
    head, _, rest = tag.inner.partition(">")
    body = rest.rpartition("</")[0]
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
