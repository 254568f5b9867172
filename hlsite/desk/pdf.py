"""The sheet on paper. Typst is handed in: only printing knows it, and printing knows no sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from hlsite.desk.values import Values

TEMPLATE = "desk"
"""Name of the template in `theme/cards/`."""

Typeset = Callable[[str, Values], bytes]
"""Template and values in, PDF out."""

_LOST = "[?]"
_BREAKS = frozenset("\n\t")


def desk_pdf(
    values: Values, typeset: Typeset, letters: Collection[int]
) -> tuple[bytes, tuple[str, ...]]:
    """Typeset the sheet.

    Args:
        values: From `sheet_values`.
        typeset: Compiles a template.
        letters: Code points that the fonts can show; any other becomes `[?]`, because a desk
            without its paper would be worse than a letter less.

    Returns:
        The PDF, and the ids of the books that lost a letter.
    """
    books = [_printable(book, letters) for book in values["books"]]
    lost = tuple(
        before["id"]
        for before, after in zip(values["books"], books, strict=True)
        if before != after
    )
    printable = {**_printable({**values, "books": []}, letters), "books": books}
    return typeset(TEMPLATE, printable), lost


def _printable(value: Any, letters: Collection[int]) -> Any:
    if isinstance(value, str):
        return "".join(
            letter if letter in _BREAKS or ord(letter) in letters else _LOST for letter in value
        )
    if isinstance(value, list):
        return [_printable(item, letters) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item, letters) for key, item in value.items()}
    return value
