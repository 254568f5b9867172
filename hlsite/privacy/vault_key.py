"""The keys that open a vault. A key's `repr` shows nothing; its public half may be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyrage

from hlsite.privacy.vault_secret import Secret, VaultError, confined

DEMONSTRATION_RECIPIENT = "age17aazmwkemnh2skfhqyzawynxh07fsanl6dpsld6akrgj6hm245dsaj2nxk"
"""The public half of `docs/demonstration.key`, which everybody has."""

SECRET_PREFIX = "AGE-SECRET-KEY-1"  # noqa: S105 - what a key starts with, not a key
_GROUP = 4
_GROUPS_A_LINE = 8


@dataclass(frozen=True, slots=True)
class VaultKey:
    """What a key file holds: one age identity or, after `rekey`, the earlier ones too.

    Attributes:
        identities: pyrage's identities, oldest first. Their `str` is the secret itself.
    """

    identities: tuple[Any, ...] = field(repr=False)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public halves (`age1…`), oldest first."""
        return tuple(str(identity.to_public()) for identity in self.identities)

    @property
    def newest(self) -> str:
        """The public half that a vault is locked to."""
        return self.recipients[-1]


def generate_key() -> VaultKey:
    """A new key from the operating system's random source."""
    return VaultKey((pyrage.x25519.Identity.generate(),))


def is_demonstration(key: VaultKey) -> bool:
    """Whether everybody has this key."""
    return DEMONSTRATION_RECIPIENT in key.recipients


@confined
def parse_key(text: Secret[str]) -> VaultKey:
    """The key in the text of a key file: one `AGE-SECRET-KEY-1…` a line, `#` starts a comment.

    Raises:
        VaultError: No key, or one with a wrong character.
    """
    lines = [line.strip() for line in text.reveal().splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    if not keys:
        raise VaultError("holds no key; a key starts with AGE-SECRET-KEY-1")
    try:
        return VaultKey(tuple(pyrage.x25519.Identity.from_str(one) for one in keys))
    except pyrage.IdentityError:
        pass
    raise VaultError("is no key, or a character of it is wrong; compare it with the original")


def parse_typed_key(text: Secret[str]) -> VaultKey:
    """The key that somebody typed from paper: spaces, line feeds and small letters allowed.

    Raises:
        VaultError: It is no key; age's checksum finds every single mistyped character.
    """
    return parse_key(Secret("".join(text.reveal().split()).upper()))


@confined
def printable(key: VaultKey) -> Secret[str]:
    """The newest key of `key` in groups that can be copied by hand, as `parse_typed_key` reads."""
    body = str(key.identities[-1]).removeprefix(SECRET_PREFIX)
    groups = [body[start : start + _GROUP] for start in range(0, len(body), _GROUP)]
    rows = [
        " ".join(groups[start : start + _GROUPS_A_LINE])
        for start in range(0, len(groups), _GROUPS_A_LINE)
    ]
    return Secret("\n".join((SECRET_PREFIX, *rows)))


@confined
def key_text(key: VaultKey) -> Secret[str]:
    """The lines of a key file."""
    lines = []
    for identity in key.identities:
        lines += [f"# public key: {identity.to_public()}", str(identity)]
    return Secret("\n".join(lines) + "\n")


@confined
def check_recipient(text: str) -> str:
    """A public key as it came from somebody else, without white space around it.

    Raises:
        VaultError: It is a secret key, or no key at all.
    """
    key = text.strip()
    if key.upper().startswith(SECRET_PREFIX):
        raise VaultError(
            "that is a secret key, and your shell now remembers it: clear its history and run "
            "`hlsite vault rekey`; the public key starts with age1"
        )
    try:
        pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        pass
    else:
        return key
    raise VaultError("is no public key; it starts with age1 and `hlsite vault init` prints it")
