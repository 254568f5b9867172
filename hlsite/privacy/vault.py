"""The vault: who the books really are, and the secret that codes in URLs are made with.

Only the gate, the desk and `codes` may look inside. Every value it hands out has a blank `repr`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from hlsite.model.identity import Identity
from hlsite.privacy.vault_fields import (
    CODE_SECRET_BYTES,
    Contents,
    Recipient,
    decode,
    encode,
)
from hlsite.privacy.vault_file import alone, digest, read_ciphertext, seal, unseal, write_whole
from hlsite.privacy.vault_key import DEMONSTRATION_RECIPIENT, VaultKey, is_demonstration
from hlsite.privacy.vault_key_file import (
    check_place,
    exposure,
    find_keys,
    is_wrapped,
    read_key,
)
from hlsite.privacy.vault_secret import NoVaultError, Secret, VaultError, WrongKeyError
from hlsite.reading.site_config import Project
from hlsite.reading.sources import shown_path
from hlsite.settings import EXAMPLE_SITE

VAULT_NAME = "vault.age"

Ask = Callable[[Path], Secret[str] | None]
"""Asks for the passphrase of a key file; None when there is nobody to ask."""

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault. Frozen: changes make a new one, and `save` writes it.

    Attributes:
        path: `content/vault.age`.
        contents: What is inside.
        opened_by: Public halves of the key that opened it; empty for a new one.
        written: Digest of the file it was read from; None for a new one.
    """

    path: Path
    contents: Contents = field(repr=False)
    opened_by: tuple[str, ...] = field(default=(), repr=False)
    written: str | None = field(default=None, repr=False)

    @classmethod
    def new(cls, path: Path, recipients: Iterable[Recipient]) -> Vault:
        """An empty vault with a fresh code secret, not written yet."""
        code_secret = Secret(secrets.token_bytes(CODE_SECRET_BYTES))
        return cls(path, Contents(tuple(recipients), code_secret, MappingProxyType({})))

    @classmethod
    def open(cls, path: Path, key: VaultKey) -> Vault:
        """Read and decrypt.

        Raises:
            NoVaultError: There is no vault.
            WrongKeyError: It is not locked to `key`.
            TamperedError: It was changed, or is no vault.
        """
        shown = shown_path(path.parent, path)
        ciphertext = read_ciphertext(path, shown)
        contents = decode(unseal(ciphertext, key, shown))
        return cls(path, contents, key.recipients, digest(ciphertext))

    @property
    def identities(self) -> Mapping[str, Identity]:
        """By book id, sorted."""
        return self.contents.identities

    @property
    def code_secret(self) -> Secret[bytes]:
        """32 random bytes; they survive `rekey`."""
        return self.contents.code_secret

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Whose keys open it."""
        return self.contents.recipients

    @property
    def is_demonstration(self) -> bool:
        """Whether everybody can open it."""
        keys = {recipient.key for recipient in self.recipients}
        return DEMONSTRATION_RECIPIENT in keys.union(self.opened_by)

    def with_identities(self, identities: Iterable[Identity]) -> Vault:
        """With these entries, in place of those of the same books."""
        entries = {**self.identities, **{one.book: one for one in identities}}
        return self._holding(entries)

    def without(self, book: str) -> Vault:
        """Without the entry of `book`."""
        return self._holding({key: one for key, one in self.identities.items() if key != book})

    def with_recipients(self, recipients: Iterable[Recipient]) -> Vault:
        """Locked to these keys and no others."""
        return replace(self, contents=replace(self.contents, recipients=tuple(recipients)))

    def _holding(self, entries: Mapping[str, Identity]) -> Vault:
        held = MappingProxyType(dict(sorted(entries.items())))
        return replace(self, contents=replace(self.contents, identities=held))

    def save(self) -> Vault:
        """Encrypt to all recipients and replace the file, whole or not at all.

        Returns:
            The vault as it is written now.

        Raises:
            VaultError: Fewer than two recipients, the file was changed since it was opened, or
                what would be written could not be read again.
        """
        shown = shown_path(self.path.parent, self.path)
        ciphertext = seal(encode(self.contents), (one.key for one in self.recipients))
        # Looking and writing are one step: two who write at once would both see the old file.
        with alone(self.path.parent):
            try:
                current: str | None = digest(read_ciphertext(self.path, shown))
            except NoVaultError:
                current = None
            if current != self.written:
                raise VaultError(
                    f"{shown}: was changed meanwhile; nothing was written, run this again"
                )
            write_whole(self.path, ciphertext)
        return replace(self, written=digest(ciphertext))


def vault_path(project: Project) -> Path:
    """Where the project's vault lies, or would."""
    return project.content / VAULT_NAME


def load_key(path: Path, root: Path, *, ask: Ask, warn: Warn) -> VaultKey:
    """The key at `path`, asking for its passphrase if it has one.

    Raises:
        VaultError: It cannot be read, or lies in the project.
    """
    key = read_key(path, ask(path) if is_wrapped(path) else None)
    check_place(path, root, key)
    if not is_demonstration(key) and (exposed := exposure(path)):
        warn(exposed)
    return key


def open_vault(
    project: Project, *, env: Mapping[str, str], config_dir: Path, ask: Ask, warn: Warn
) -> Vault:
    """The project's vault, opened with the key found for it.

    Args:
        project: The library.
        env: The environment.
        config_dir: `user_config_folder(env)`.
        ask: For a passphrase.
        warn: Takes each warning.

    Raises:
        NoVaultError: There is none: build with a warning.
        VaultError: It cannot be opened: do not publish.
    """
    path = vault_path(project)
    read_ciphertext(path, shown_path(path.parent, path))
    site_url = project.settings.site_url
    *tried, last = find_keys(project.root, env=env, config_dir=config_dir, site_url=site_url)
    vault = None
    for one in tried:
        try:
            vault = Vault.open(path, load_key(one, project.root, ask=ask, warn=warn))
            break
        except WrongKeyError:
            continue
    if vault is None:
        vault = Vault.open(path, load_key(last, project.root, ask=ask, warn=warn))
    warn_of_demonstration(vault, site_url, warn)
    return vault


def warn_of_demonstration(vault: Vault, site_url: str, warn: Warn) -> None:
    """Warn when everybody can open the vault of a real library."""
    if vault.is_demonstration and site_url != EXAMPLE_SITE:
        warn(
            "the DEMONSTRATION KEY opens this vault, and everybody has that key: "
            "nobody in it is protected; run `hlsite vault rekey` now"
        )
