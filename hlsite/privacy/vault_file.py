"""The vault's file: age encryption, and writing that is whole or not at all.

Nothing but ciphertext is ever written, the temporary file included.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyrage

from hlsite.privacy.vault_key import VaultKey
from hlsite.privacy.vault_secret import (
    NoVaultError,
    Secret,
    TamperedError,
    VaultError,
    WrongKeyError,
    confined,
)

if sys.platform != "win32":  # pragma: no branch
    import fcntl

MINIMUM_RECIPIENTS = 2
"""So that one lost key loses nothing."""

_NO_MATCH = "No matching keys found"


def read_ciphertext(path: Path, shown: str) -> bytes:
    """The encrypted bytes at `path`, which errors name as `shown`.

    Raises:
        NoVaultError: There is none.
        VaultError: It is a symlink.
    """
    if path.is_symlink():
        raise VaultError(f"{shown}: is a symlink; put the file itself here")
    if not path.is_file():
        raise NoVaultError(f"{shown}: there is no vault; make one with `hlsite vault init`")
    return path.read_bytes()


@confined
def unseal(ciphertext: bytes, key: VaultKey, shown: str) -> Secret[bytes]:
    """Decrypt.

    Raises:
        WrongKeyError: The vault is not locked to `key`.
        TamperedError: The file was changed or cut short.
    """
    try:
        return Secret(pyrage.decrypt(ciphertext, list(key.identities)))
    except pyrage.DecryptError as error:
        no_match = str(error) == _NO_MATCH
    if no_match:
        raise WrongKeyError(
            f"{shown}: this key does not open it; use the key it was made with, or let somebody "
            "whose key opens it run `hlsite vault add-recipient` with yours"
        )
    raise TamperedError(
        f"{shown}: is damaged or was changed by somebody; take the last good copy of the file"
    )


@confined
def seal(plain: Secret[bytes], recipients: Iterable[str]) -> bytes:
    """Encrypt to all `recipients` (`age1…`). Never the same bytes twice.

    Raises:
        VaultError: Fewer than two recipients.
    """
    keys = sorted(set(recipients))
    if len(keys) < MINIMUM_RECIPIENTS:
        raise VaultError("a vault needs two keys at least, so that one lost key loses nothing")
    ciphertext: bytes = pyrage.encrypt(
        plain.reveal(), [pyrage.x25519.Recipient.from_str(one) for one in keys]
    )
    return ciphertext


@confined
def write_whole(path: Path, ciphertext: bytes) -> None:
    """Replace `path` by `ciphertext`, 0600, so that a crash leaves the old file or the new."""
    # mkstemp makes the file 0600, and the same folder is the same file system.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(ciphertext)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Whoever else comes to write a vault in `folder` waits.

    The folder itself is locked: no file comes and goes beside the vault, and a process that is
    killed lets go.
    """
    if sys.platform == "win32":  # pragma: no cover
        yield  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a network's folder that knows no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def digest(ciphertext: bytes) -> str:
    """Tells one written vault from another."""
    return hashlib.sha256(ciphertext).hexdigest()
