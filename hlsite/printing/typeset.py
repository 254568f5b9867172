"""The one door to Typst: a template and plain values in, a PDF and its reports out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pikepdf
import typst

Standard = Literal["ua-1", "1.6", "1.7"]

_MEMORY = 10
"""Compilations that Typst remembers."""


class TemplateError(Exception):
    """A template cannot be compiled: a fault in the template, never in the text."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """One compiled document.

    Attributes:
        pdf: The bytes as Typst wrote them: one page box, no print identification yet.
        reports: What the template said by `report(…)`: dictionaries with a `kind`.
    """

    pdf: bytes
    reports: tuple[Mapping[str, Any], ...]


class Typesetter:
    """Compiles templates of one set of folders with one set of fonts.

    Typst sees the last folder and nothing else of the disk: it holds the bundled templates and the
    fonts. Of an earlier folder (a library's own) only a template that bears a product's name is
    taken, as text; it may import the bundled `/lib/…` files.

    Args:
        templates: Folders, the first that has a template wins; the last is Typst's root.
        fonts: Folders of font files; no other font is used.
    """

    def __init__(self, templates: Sequence[Path], fonts: Sequence[Path]) -> None:
        self._templates = tuple(templates)
        self._fonts = tuple(fonts)
        self.fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in fonts],
        )

    def typeset(
        self,
        product: str,
        values: Mapping[str, Any],
        *,
        built: dt.datetime,
        standards: Sequence[Standard] = ("ua-1", "1.6"),
        compressed: bool = False,
    ) -> Typeset:
        """Compile the template of `product`.

        Args:
            product: Name of the template, without `.typ`.
            values: JSON-able; the template reads them as data, so no text in them is markup.
            built: Date of the document.
            standards: What Typst itself enforces.
            compressed: For a file that is kept as it is; what is to be finished is read and
                written once more.

        Raises:
            TemplateError: The template is missing or does not compile, or Typst warns.
        """
        source = self._source(product)
        inputs = {"data": json.dumps(values, ensure_ascii=False, separators=(",", ":"))}
        root = str(self._templates[-1])
        try:
            pdf, warnings = typst.compile_with_warnings(  # type: ignore[type-var]
                source,
                root=root,
                font_paths=self.fonts,
                sys_inputs=inputs,
                pdf_standards=list(standards),
                timestamp=built.astimezone(dt.UTC),
                pretty=not compressed,
            )
        except typst.TypstError as error:
            raise TemplateError(f"{product}.typ: {error.message}\n{error.diagnostic}") from None
        if warnings:
            told = "; ".join(warning.message for warning in warnings)
            raise TemplateError(f"{product}.typ: {told}")
        return Typeset(pdf=pdf, reports=tuple(_reports(pdf)))

    def forget(self) -> None:
        """Give back the memory of what was set before.

        Typst remembers whatever it has set, 0.8 MiB a card, until it has compiled ten times more
        without needing it.
        """
        for _ in range(_MEMORY):
            typst.compile(b"", root=str(self._templates[-1]), font_paths=self.fonts)  # type: ignore[type-var]

    def fingerprint(self, product: str) -> bytes:
        """A digest of all that shapes a product beside its values: template, parts, fonts."""
        parts = [path for path in self._templates[-1].rglob("*.typ") if path.parent.name == "lib"]
        fonts = [path for folder in self._fonts for path in folder.iterdir() if path.is_file()]
        digest = hashlib.sha256(self._source(product))
        for path in (*sorted(parts), *sorted(fonts)):
            digest.update(path.read_bytes())
        return digest.digest()

    def _source(self, product: str) -> bytes:
        for folder in self._templates:
            path = folder / f"{product}.typ"
            if path.is_file():
                source = path.read_bytes()
                if b'"@' in source:
                    raise TemplateError(f"{product}.typ: packages cannot be imported")
                return source
        raise TemplateError(f"{product}.typ: no such template")


def _reports(pdf: bytes) -> Iterator[Mapping[str, Any]]:
    """Read what `report(…)` attached: a query would typeset everything a second time."""
    if b"/EmbeddedFile" not in pdf:
        return
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for name in sorted(opened.attachments):
            yield json.loads(opened.attachments[name].get_file().read_bytes())
