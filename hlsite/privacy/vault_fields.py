"""What is inside the vault: its schema, and the canonical JSON that is encrypted.

`{"version": 1, "recipients": [{"key", "label"}], "code_secret": 64 hex digits, "books": {id:
entry}}`, keys sorted, no white space, UTF-8.
"""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from hlsite.model.identity import Identity, PersonName
from hlsite.privacy.vault_secret import Secret, TamperedError, VaultError, confined
from hlsite.reading.fields import Date, Email, Id, Line, Lines

VERSION = 1
CODE_SECRET_BYTES = 32
_PHONE = re.compile(r"[+0-9][-+0-9 ()./\u00a0]*\Z")
_PHONE_DIGITS = range(5, 16)  # the longest is ITU-T E.164's
_IIN = re.compile(r"[0-9]{12}\Z")


def _phone(value: Any) -> Any:
    if isinstance(value, str) and not (
        _PHONE.match(value) and sum(map(str.isdigit, value)) in _PHONE_DIGITS
    ):
        raise PydanticCustomError(
            "phone", 'is not a telephone number; write it as "+7 701 000 00 00", words as `notes`'
        )
    return value


def _iin(value: Any) -> Any:
    if isinstance(value, str) and not _IIN.match(value):
        raise PydanticCustomError("iin", "is not an IIN; write its twelve digits, in quotes")
    return value


class _Private(BaseModel):
    """Fields whose `repr` and `str` show none of them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        return iter(())


class NameFields(_Private):
    """One spelling of a name."""

    given: Line | None = None
    surname: Line | None = None
    patronymic: Line | None = None

    @model_validator(mode="after")
    def _has_a_part(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError(
                "nameless", "is empty; write {given: …, surname: …, patronymic: …}"
            )
        return self


class IdentityFields(_Private):
    """One book's entry; every field is optional."""

    names: list[NameFields] = []
    diminutives: list[Line] = []
    also: list[Lines] = []
    phone: Annotated[str, BeforeValidator(_phone)] | None = None
    email: Email | None = None
    handles: list[Line] = []
    iin: Annotated[str, BeforeValidator(_iin)] | None = None
    birth_date: Date | None = None
    employer: Line | None = None
    notes: Lines | None = None
    emergency_contact: Line | None = None


class _RecipientFields(_Private):
    key: Annotated[str, StringConstraints(pattern=r"^age1[a-z0-9]+$")]
    label: Line


class _VaultFields(_Private):
    version: Literal[1]
    recipients: Annotated[list[_RecipientFields], Field(min_length=2)]
    code_secret: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    books: dict[Id, IdentityFields]


@dataclasses.dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody whose key opens the vault.

    Attributes:
        key: Public key, `age1…`.
        label: Whose it is, in the librarian's words.
    """

    key: str
    label: str


def check_label(text: str) -> str:
    """Whose key it is, as the vault keeps it.

    Raises:
        VaultError: There is nothing to read in it.
    """
    try:
        text.encode()
        label: str = TypeAdapter(Line).validate_python(text)
    except ValueError:
        label = ""
    if not label or any(unicodedata.category(letter) == "Cc" for letter in label):
        raise VaultError("the label says nothing; write whose key it is, in plain letters")
    return label


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """The vault's inside. Its `repr` shows no entry.

    Attributes:
        recipients: Whose keys open it.
        code_secret: 32 random bytes that codes in URLs are made with.
        identities: By book id.
    """

    recipients: tuple[Recipient, ...]
    code_secret: Secret[bytes]
    identities: Mapping[str, Identity] = dataclasses.field(repr=False)


@confined
def merge(book: str, held: Identity | None, fields: IdentityFields) -> Identity:
    """The entry of `book`: the fields that were given, and for all others what is held."""
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in fields.model_fields_set
        if (value := getattr(fields, name)) is not None
    }
    if "names" in given:
        given["names"] = tuple(
            PersonName(one.given, one.surname, one.patronymic) for one in given["names"]
        )
    return dataclasses.replace(held or Identity(book), **given)


@confined
def encode(contents: Contents) -> Secret[bytes]:
    """Canonical JSON: the same contents always give the same bytes.

    Raises:
        VaultError: `decode` would not read it: written, it would lose every entry there is.
    """
    document = {
        "version": VERSION,
        "recipients": [dataclasses.asdict(one) for one in contents.recipients],
        "code_secret": contents.code_secret.reveal().hex(),
        "books": {book: _entry(identity) for book, identity in contents.identities.items()},
    }
    text = json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    try:
        plain = Secret(text.encode())
        decode(plain)
    except (UnicodeEncodeError, TamperedError):
        raise VaultError(
            "an entry or a label holds what cannot be read again; nothing was written"
        ) from None
    return plain


def _entry(identity: Identity) -> dict[str, Any]:
    entry = dataclasses.asdict(identity, dict_factory=_present)
    del entry["book"]
    return entry


def _present(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if value not in (None, ())}


@confined
def decode(plain: Secret[bytes]) -> Contents:
    """Read what `encode` wrote.

    Raises:
        VaultError: A later hlsite wrote it.
        TamperedError: It is no vault's inside.
    """
    try:
        document = json.loads(plain.reveal())
        later = document["version"] > VERSION
    except (ValueError, KeyError, TypeError):
        raise TamperedError("the vault opens, but no vault is inside; take the last copy") from None
    if later:
        raise VaultError("the vault was written by a later hlsite; update this one")
    try:
        fields = _VaultFields.model_validate(document)
    except ValidationError:
        raise TamperedError(
            "the vault opens, but an entry inside cannot be understood; take the last copy"
        ) from None
    identities = {book: merge(book, None, entry) for book, entry in fields.books.items()}
    return Contents(
        recipients=tuple(Recipient(one.key, one.label) for one in fields.recipients),
        code_secret=Secret(bytes.fromhex(fields.code_secret)),
        identities=MappingProxyType(dict(sorted(identities.items()))),
    )
