"""Text with masks: a private detail beside what is shown instead of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mask:
    """One `[[private|shown]]`.

    Attributes:
        private: The left side, for open books and the desk only. Kept out of `repr`.
        shown: The right side; may be empty.
    """

    private: str = field(repr=False)
    shown: str


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text field or a story, cut at its masks.

    Attributes:
        parts: Plain text and masks in reading order. Kept out of `repr`: a plain part is private
            as long as nothing has disclosed it.
    """

    parts: tuple[str | Mask, ...] = field(repr=False)

    @property
    def masks(self) -> tuple[Mask, ...]:
        """The masks, in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Mask))

    def private(self) -> str:
        """The text with every left side: what the book tells those it trusts."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return "".join(part.private if isinstance(part, Mask) else part for part in self.parts)

    def shown(self) -> str:
        """The text with every right side: what everybody may read."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return "".join(part.shown if isinstance(part, Mask) else part for part in self.parts)
