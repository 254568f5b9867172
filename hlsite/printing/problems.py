"""What stands in the way of printing, in words that a librarian can act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class PrintProblem:
    """One thing that a print shop, or the paper, would not take.

    Attributes:
        product: The file that it stands in the way of (`cards`); empty when none is meant.
        language: Site language of that file; empty when none is meant.
        book: Key of the book; empty when none is meant.
        field: The field of the content format (`summary`), or the profile's.
        message: What is wrong and how to mend it.
        millimetres: By how much something is too long; 0 when that is not the trouble.
        severity: An error stops the delivery, a warning does not.
    """

    product: str
    language: str
    book: str
    field: str
    message: str
    millimetres: float = 0.0
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return `cards (kk): night-nurse: summary: message`, leaving out what is empty."""
        file = f"{self.product} ({self.language})" if self.language else self.product
        return ": ".join(part for part in (file, self.book, self.field, self.message) if part)


def unknown(field: str, name: str, known: Sequence[str]) -> PrintProblem:
    """The problem of a name that nothing bears, with the nearest of those that there are."""
    close = get_close_matches(name, known, n=1)
    mend = f'did you mean "{close[0]}"? ' if close else ""
    message = f'there is no {field} "{name}"; {mend}there are: {", ".join(known)}'
    return PrintProblem(product="", language="", book="", field=field, message=message)


class PrintError(Exception):
    """The kit cannot be printed; carries every problem that was found."""

    def __init__(self, problems: Iterable[PrintProblem]) -> None:
        self.problems: tuple[PrintProblem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
