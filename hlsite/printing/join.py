"""One document of several that one template made: pages, tags and outline in one row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pikepdf
from pikepdf import Pdf


@contextmanager
def joined(parts: Sequence[bytes]) -> Iterator[Pdf]:
    """Open `parts` as one document, for as long as the context lasts.

    A single part is opened as it is. What holds for a whole document (language, roles of tags,
    labels of pages) is the first part's. Fonts stay as they are, each part's beside the others'.

    Args:
        parts: At least one; what Typst wrote, tagged.
    """
    with ExitStack() as opened:
        # Streams are read from the part that they come from when the whole is written.
        pdf, *others = (opened.enter_context(pikepdf.open(io.BytesIO(part))) for part in parts)
        for part in others:
            pdf.pages.extend(part.pages)
            _join_tags(pdf, part)
            if "/First" in part.Root.Outlines:
                _join_outline(pdf, part)
        yield pdf


def _join_tags(pdf: Pdf, part: Pdf) -> None:
    """Put the tags of pages that were added last under the one Document element.

    Pages know their tags by numbers, so those of a part count on from the ones before.
    """
    root, added = pdf.Root.StructTreeRoot, pdf.copy_foreign(part.Root.StructTreeRoot)
    first = int(root.ParentTreeNextKey)
    for page in pdf.pages[-len(part.pages) :]:
        _count_on(page.obj, "/StructParents", first)
        for annotation in page.obj.get("/Annots", ()):
            _count_on(annotation, "/StructParent", first)
    numbers = root.ParentTree.Nums
    for place, known in enumerate(added.ParentTree.Nums):
        numbers.append(known if place % 2 else int(known) + first)
    root.ParentTreeNextKey = first + int(added.ParentTreeNextKey)
    document = root.K[0]
    elements = document.K
    for element in added.K[0].K:
        element.P = document
        elements.append(element)


def _count_on(numbered: pikepdf.Object, key: str, first: int) -> None:
    if key in numbered:
        numbered[key] = int(numbered[key]) + first


def _join_outline(pdf: Pdf, part: Pdf) -> None:
    """Put a part's entries behind those that are there."""
    added = pdf.copy_foreign(part.Root.Outlines)
    if "/First" not in pdf.Root.Outlines:
        pdf.Root.Outlines = added
        return
    outline = pdf.Root.Outlines
    outline.Last.Next, added.First.Prev = added.First, outline.Last
    entry: pikepdf.Object | None = added.First
    while entry is not None:
        entry.Parent = outline
        entry = entry.get("/Next")
    outline.Last = added.Last
    outline.Count = int(outline.Count) + int(added.Count)
