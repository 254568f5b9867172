"""Markdown in, safe HTML out: fixed extensions, an allow-list of tags, links that lead somewhere.

Content can run no script and load nothing: what is not on the lists below is taken away, links
keep only known schemes or known pages, pictures only come from beside the hand-written pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from hlsite.rendering.plain_text import paragraphs
from hlsite.rendering.urls import Here

_TAGS = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "cite",
            "code",
            "dd",
            "del",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
        ),
        *(
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
        ),
        *("s", "small", "span", "strong", "sub", "sup", "u", "ul", "var"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    }
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "class"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_FOOTNOTE_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})
_FOOTNOTE_ID = re.compile(r"fn(ref)?\d*:[\w-]+")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PICTURE = re.compile(r".+\.(avif|gif|jpe?g|png|webp)", re.IGNORECASE)
_PICTURE_WITHOUT_SOURCE = re.compile(r"<img(?![^>]* src=)[^>]*>")
_LINK_WITHOUT_TARGET = re.compile(r"<a(?![^>]* href=)[^>]*>(.*?)</a>", re.DOTALL)
# Written as entities, they turn letters round or hide them; as characters the reader refuses them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MAY_LINK = re.compile(r"[\[<]")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Where a text's relative links lead.

    Attributes:
        here: The page that shows the text.
        source: Folder of the text's source below `content/` (`books/`), or below
            `content/pages/` for hand-written pages: relative links start there.
        paths: Pages that may be linked to.
        files: Files that may be linked to, by their path below the language's root.
        pictures: Whether pictures beside the source may be shown.
    """

    here: Here
    source: str
    paths: Collection[str]
    files: Collection[str] = ()
    pictures: bool = False

    def link(self, url: str) -> str | None:
        """The `href` for a link that the author wrote; None when it must not be one."""
        parts = urlsplit(url)
        if parts.scheme:
            return url if parts.scheme.lower() in _SCHEMES else None
        if parts.netloc:
            return None
        if not parts.path:
            return f"#{parts.fragment}" if parts.fragment else None
        target = self._resolved(parts.path)
        if target in self.files:
            return self.here.file(self.here.addresses.folder(self.here.language, target))
        path = self._page(target)
        return self.here.page(path, parts.fragment) if path in self.paths else None

    def picture(self, url: str) -> str | None:
        """The `src` of a picture beside the source; None for any other."""
        parts = urlsplit(url)
        if not self.pictures or parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        target = self._resolved(parts.path)
        if target.startswith("..") or not _PICTURE.fullmatch(target):
            return None
        # Every picture is made anew as WebP, whatever it was.
        return quote(self.here.file(posixpath.splitext(target)[0] + ".webp"))

    def _resolved(self, path: str) -> str:
        joined = path.lstrip("/") if path.startswith("/") else self.source + path
        return posixpath.normpath(unquote(joined))

    def _page(self, target: str) -> str:
        """The path that a link's target names: `rules.ru.md`, `rules/index.html` → `rules/`."""
        stem = re.sub(r"\.(md|html)$", "", target)
        for language in self.here.addresses.languages:
            stem = stem.removesuffix(f".{language}")
        stem = re.sub(r"(^|/)index$", "", stem)
        return f"{stem}/" if stem not in ("", ".") else ""


class _Outline(Treeprocessor):
    """Puts headings under the page's own, without a gap in the levels."""

    highest = 2

    def run(self, root: Element) -> None:
        open_levels: list[int] = []
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                level = int(element.tag[1])
                while open_levels and open_levels[-1] >= level:
                    open_levels.pop()
                open_levels.append(level)
                depth = self.highest + len(open_levels) - 1
                element.tag = f"h{min(depth, _DEEPEST)}"


class _OutlineExtension(Extension):
    def __init__(self, outline: _Outline) -> None:
        super().__init__()
        self._outline = outline

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.treeprocessors.register(self._outline, "hlsite-outline", 0)


class Bodies:
    """Renders Markdown and remembers what it rendered, from one rendering to the next.

    A text that may hold a link is rendered anew each time: the page that it leads to may be gone.
    """

    def __init__(self) -> None:
        self._outline = _Outline()
        self._markdown = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                FootnoteExtension(BACKLINK_TITLE=""),
                _OutlineExtension(self._outline),
            ]
        )
        self._known: dict[tuple[str, int], str] = {}
        self._used: dict[tuple[str, int], str] = {}

    def html(self, text: str, rules: LinkRules, *, highest: int) -> str:
        """`text` as safe HTML; its headings start at level `highest`."""
        if _MAY_LINK.search(text):
            return self._render(text, rules, highest)
        key = (text, highest)
        made = self._used.get(key)
        if made is None:
            made = self._known.get(key)
            if made is None:
                made = paragraphs(text) or self._render(text, rules, highest)
            self._used[key] = made
        return made

    def forget_unused(self) -> None:
        """Drops what the rendering just done did not need: a withdrawn book is nowhere."""
        self._known, self._used = self._used, {}

    def _render(self, text: str, rules: LinkRules, highest: int) -> str:
        self._outline.highest = highest
        html = self._markdown.reset().convert(text)

        def keep(tag: str, attribute: str, value: str) -> str | None:
            if attribute == "href":
                return rules.link(value)
            if attribute == "src":
                return rules.picture(value)
            if attribute == "id":
                return value if _FOOTNOTE_ID.fullmatch(value) else None
            if attribute == "class":
                return value if tag in ("a", "div") and value in _FOOTNOTE_CLASSES else None
            return value

        clean = nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=keep,
            url_schemes=set(_SCHEMES),
            link_rel=None,  # no link opens a new window, and the site sends no referrer
        )
        clean = _PICTURE_WITHOUT_SOURCE.sub("", _CONTROL.sub("", clean))
        return _LINK_WITHOUT_TARGET.sub(r"\1", clean)
