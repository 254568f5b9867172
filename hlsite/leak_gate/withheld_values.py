"""What the audit looks for in an edition: identities whole, and every value held back."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hlsite import audit
from hlsite.audit.secrets import HeldKind
from hlsite.model.identity import Identity
from hlsite.privacy.held_back import VAULT_KINDS, HeldBack, Kind

_KINDS: Final[Mapping[Kind, HeldKind]] = {
    "name": "name",
    "alias": "name",
    "left_side": "left_side",
    "embargoed_title": "embargoed_title",
    "venue": "venue",
    "hidden_id": "hidden_id",
    "portrait_file": "hidden_id",
    "quote": "quote",
    # Prose, known by any eight words of it.
    "story": "story",
    "summary": "story",
    "detail": "story",
}
_WORDS_OF_A_TITLE: Final = 4
"""From here on a held-back title is a sentence of its book; a shorter one is anybody's words."""


def edition_secrets(
    held_back: Iterable[HeldBack], identities: Mapping[str, Identity], code_secret: bytes
) -> audit.Secrets:
    """What the `public` or the `room` edition may not hold.

    Args:
        held_back: What disclosure did not show.
        identities: The opened vault, by book id.
        code_secret: The vault's; keys the fingerprints of findings.
    """
    return audit.Secrets(
        identities=tuple(_identity(book, person) for book, person in sorted(identities.items())),
        held_back=(*_held_back(held_back), *_notes(identities)),
        salt=_salt(code_secret),
    )


def desk_secrets(identities: Mapping[str, Identity], code_secret: bytes) -> audit.Secrets:
    """What not even the `desk` edition may hold: numbers of identity, births, employers."""
    return audit.Secrets(
        identities=tuple(
            audit.Identity(
                book,
                iin=person.iin or "",
                birth_date=person.birth_date.isoformat() if person.birth_date else "",
                employer=person.employer or "",
            )
            for book, person in sorted(identities.items())
        ),
        salt=_salt(code_secret),
    )


def _salt(code_secret: bytes) -> bytes:
    # Survives `rekey`, as the secret does, so that an exception in a file goes on counting.
    return hmac.digest(code_secret, b"hlsite audit", hashlib.sha256)


def _identity(book: str, person: Identity) -> audit.Identity:
    return audit.Identity(
        book,
        names=tuple(
            audit.PersonName(name.given or "", name.surname or "", name.patronymic or "")
            for name in person.names
        ),
        diminutives=person.diminutives,
        also=person.also,
        phone=person.phone or "",
        email=person.email or "",
        handles=person.handles,
        iin=person.iin or "",
        birth_date=person.birth_date.isoformat() if person.birth_date else "",
        employer=person.employer or "",
        emergency_contact=person.emergency_contact or "",
    )


def _notes(identities: Mapping[str, Identity]) -> Iterator[audit.HeldBack]:
    return (
        audit.HeldBack("story", person.notes, book)
        for book, person in sorted(identities.items())
        if person.notes
    )


def _held_back(values: Iterable[HeldBack]) -> Iterator[audit.HeldBack]:
    for one in values:
        if one.kind in VAULT_KINDS:
            continue  # the identities bring them, whole
        if one.kind == "title":
            if len(one.value.split()) >= _WORDS_OF_A_TITLE:
                yield audit.HeldBack("embargoed_title", one.value, one.owner)
        else:
            yield audit.HeldBack(_KINDS[one.kind], one.value, one.owner)
