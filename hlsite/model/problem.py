"""What is wrong with a file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of the reader or of a later check.

    Attributes:
        path: The file, relative to the folder that holds `mkdocs.yml`, with forward slashes.
        line: 1-based line; 0 when the whole file is meant.
        column: 1-based column, in characters; 0 when the whole file is meant.
        field: Dotted field name (`venue.address`, `books.3.slots`); empty when none is meant.
        message: What is wrong and, after a semicolon, how to mend it. Never echoes a value that
            could be private.
        severity: An error stops the build, a warning does not.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return `path:line:column: field: message`, leaving out what does not apply."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        named = f"{self.field}: {self.message}" if self.field else self.message
        told = f"{place}: {'warning: ' if self.severity == 'warning' else ''}{named}"
        # A file name or a key may move a terminal's cursor, or hold what no terminal can write.
        return "".join(
            letter if letter.isprintable() else letter.encode("unicode_escape").decode()
            for letter in told
        )


class ContentError(Exception):
    """The catalogue cannot be built; carries every problem that was found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def of(cls, path: str, message: str) -> ContentError:
        """One problem of a file, or of an option, as such."""
        return cls([Problem(path, 0, 0, "", message)])
