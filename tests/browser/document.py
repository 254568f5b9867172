"""A built page as a tree: what tests ask about it without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

# What HTML's elements name other files and pages by.
_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src"}


@dataclass(frozen=True)
class Document:
    """One page.

    Attributes:
        path: Below the site's root, `kk/books/index.html`.
        source: Its bytes.
    """

    path: str
    source: bytes

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root: Element = parser.parse(self.source, transport_encoding="utf-8")
        errors = [f"{line}:{column}: {code}" for (line, column), code, _ in parser.errors]
        return root, errors

    @property
    def root(self) -> Element:
        """The `html` element."""
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        """What html5lib had to put right."""
        return self._parsed[1]

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in document order, comments apart."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @cached_property
    def ids(self) -> list[str]:
        """Every id, with repetitions."""
        return [element.attrib["id"] for element in self.elements if "id" in element.attrib]

    @cached_property
    def links(self) -> list[str]:
        """Every address that the page names, in the page's own words."""
        found = [
            element.attrib[_LINKS[element.tag]]
            for element in self.elements
            if _LINKS.get(element.tag) in element.attrib
        ]
        for element in self.elements:
            candidates = element.get("srcset", "").split(",")
            found += [candidate.split()[0] for candidate in candidates if candidate.strip()]
        return found

    def named(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of this name with these attributes."""
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(element.get(name) == value for name, value in attributes.items())
        ]


def read(site: Path, path: str) -> Document:
    """The built page at `path`."""
    return Document(path, (site / path).read_bytes())
