"""Who a book really is: what the vault holds. Never rendered; the desk alone may see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonName:
    """One spelling of a person's name; every part may be missing."""

    given: str | None = field(default=None, repr=False)
    surname: str | None = field(default=None, repr=False)
    patronymic: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """One book's entry in the vault. Its `repr` shows nothing but the book's id."""

    book: str
    names: tuple[PersonName, ...] = field(default=(), repr=False)
    diminutives: tuple[str, ...] = field(default=(), repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    handles: tuple[str, ...] = field(default=(), repr=False)
    iin: str | None = field(default=None, repr=False)
    birth_date: dt.date | None = field(default=None, repr=False)
    employer: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)
    emergency_contact: str | None = field(default=None, repr=False)
