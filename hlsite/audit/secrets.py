"""What must not be found: the values that a published folder may not hold.

The caller fills these from its own vault and from what disclosure held back; the gate knows
nothing of books. No ``repr`` of a secret shows its value, so that none reaches a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

HeldKind = Literal[
    "name",
    "left_side",
    "venue",
    "embargoed_title",
    "quote",
    "story",
    "hidden_id",
    "contact",
    "given",
    "also",
]
"""What a held-back value is; it decides the tier and the way it is looked for."""


@dataclass(frozen=True, slots=True, repr=False)
class PersonName:
    """One spelling of a person's name, in any script."""

    given: str = ""
    """The given name, as written."""
    surname: str = ""
    """The surname, either gender's form; parts may be hyphenated."""
    patronymic: str = ""
    """The patronymic, `-ович`, `-ұлы` or other."""

    def __repr__(self) -> str:
        """Show that there is a name, never which."""
        return "PersonName(…)"


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """The person behind one book; every field but `book` may be empty."""

    book: str
    """The book's id, or the code it is known under."""
    names: tuple[PersonName, ...] = ()
    """The names in every spelling that is in use."""
    diminutives: tuple[str, ...] = ()
    """Short and pet forms of the given name."""
    also: tuple[str, ...] = ()
    """Relatives, nicknames, anything else that gives the person away."""
    phone: str = ""
    """A telephone number in any grouping."""
    email: str = ""
    """An e-mail address."""
    handles: tuple[str, ...] = ()
    """Names used in social networks, with or without `@`."""
    iin: str = ""
    """The twelve-digit individual identification number of Kazakhstan."""
    birth_date: str = ""
    """The date of birth, `YYYY-MM-DD`."""
    employer: str = ""
    """Where the person works or studies."""
    emergency_contact: str = ""
    """Name and number of somebody to call; digits in it are looked for as a phone."""

    def __repr__(self) -> str:
        """Show that there is an identity, never whose."""
        return "Identity(…)"


@dataclass(frozen=True, slots=True, repr=False)
class HeldBack:
    """One value that disclosure withheld from the edition."""

    kind: HeldKind
    """What the value is."""
    value: str
    """The value itself."""
    owner: str = ""
    """The id of the book or event it belongs to."""

    def __repr__(self) -> str:
        """Show the kind alone."""
        return f"HeldBack({self.kind}, …)"


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """Everything one edition may not hold."""

    identities: tuple[Identity, ...] = ()
    """The people behind the books."""
    held_back: tuple[HeldBack, ...] = ()
    """Single values that were withheld."""
    salt: bytes = field(default=b"", compare=False)
    """Key for fingerprints and cache entries; empty means a fresh one for each run."""

    def __repr__(self) -> str:
        """Show how much there is, never what."""
        return f"Secrets({len(self.identities)} identities, {len(self.held_back)} held back)"
