"""Where a key lies: finding it, reading it, writing it; always outside the project."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pyrage

from hlsite.privacy.vault_file import write_whole
from hlsite.privacy.vault_key import VaultKey, is_demonstration, key_text, parse_key
from hlsite.privacy.vault_secret import MissingKeyError, Secret, VaultError, confined
from hlsite.settings import EXAMPLE_SITE

KEY_FILE_VARIABLE = "HLSITE_VAULT_KEY_FILE"
KEY_FILE_NAME = "vault.key"
DEMONSTRATION_KEY = Path("docs", "demonstration.key")
_SOURCE_TREE = Path(__file__).resolve().parents[2]

_AGE_HEADER = b"age-encryption.org/v1"
_OTHERS = 0o077
_COMMENT = (
    "# The key of a human library's vault (hlsite, age). Whoever has this file can read the\n"
    "# identities of its books: never mail it, never put it into the project or a shared folder.\n"
)


def user_config_folder(env: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where this user's settings of hlsite lie; the same folder as `click.get_app_dir`."""
    if platform == "win32" and "APPDATA" in env:
        return Path(env["APPDATA"]) / "hlsite"
    if platform == "darwin":
        return Path("~/Library/Application Support/hlsite").expanduser()
    return Path(env.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "hlsite"


def own_key_file(env: Mapping[str, str], config_dir: Path) -> Path:
    """The user's own key file, whether it is there or not."""
    named = env.get(KEY_FILE_VARIABLE)
    return Path(named).expanduser() if named else config_dir / KEY_FILE_NAME


def find_keys(
    root: Path, *, env: Mapping[str, str], config_dir: Path, site_url: str
) -> tuple[Path, ...]:
    """Key files to try, in this order; at least one.

    What `HLSITE_VAULT_KEY_FILE` names stands alone. Without it: the demonstration key, for the
    example's `site_url` alone, then `vault.key` in the user's configuration folder. So that
    somebody who keeps a library of their own can still build the example.

    Args:
        root: The project's folder.
        env: The environment.
        config_dir: `user_config_folder`.
        site_url: The catalogue's address.

    Raises:
        MissingKeyError: There is none.
    """
    own = own_key_file(env, config_dir)
    if env.get(KEY_FILE_VARIABLE):
        if not own.is_file():
            raise MissingKeyError(
                f"{own}: no such key file; {KEY_FILE_VARIABLE} names it. Put the key there, or "
                "correct the variable"
            )
        return (own,)
    # A copy of the example elsewhere finds the key in the product's own source tree.
    places = (root / DEMONSTRATION_KEY, _SOURCE_TREE / DEMONSTRATION_KEY)
    shipped = [path for path in places if path.is_file()][:1]
    candidates = shipped if site_url == EXAMPLE_SITE else []
    found = tuple(path for path in (*candidates, own) if path.is_file())
    if not found:
        raise MissingKeyError(
            f"there is no key file at {own}; if it is elsewhere, name it in {KEY_FILE_VARIABLE}. "
            "If it is lost, take the printed key and run `hlsite vault rekey --printed-key`"
        )
    return found


def is_wrapped(path: Path) -> bool:
    """Whether a passphrase protects the key file."""
    with path.open("rb") as file:
        return file.read(len(_AGE_HEADER)) == _AGE_HEADER


@confined
def read_key(path: Path, passphrase: Secret[str] | None = None) -> VaultKey:
    """The key in a key file.

    Args:
        path: The file.
        passphrase: For a file that `is_wrapped`.

    Raises:
        VaultError: No key in it, a wrong passphrase, or none for a wrapped file.
    """
    return _parse(path, _unwrap(path, path.read_bytes(), passphrase))


def _parse(path: Path, raw: Secret[bytes]) -> VaultKey:
    try:
        return parse_key(Secret(raw.reveal().decode()))
    except UnicodeDecodeError:
        raise VaultError(f"{path}: is no key file; take a copy of the one you had") from None
    except VaultError as error:
        raise VaultError(f"{path}: {error}") from None


def _unwrap(path: Path, raw: bytes, passphrase: Secret[str] | None) -> Secret[bytes]:
    if not raw.startswith(_AGE_HEADER):
        return Secret(raw)
    if passphrase is None:
        raise VaultError(
            f"{path}: a passphrase protects this key, and there is no terminal to ask for it on"
        )
    try:
        return Secret(pyrage.passphrase.decrypt(raw, passphrase.reveal()))
    except pyrage.DecryptError:
        raise VaultError(
            f"{path}: the passphrase is wrong, or the file is damaged; if it is forgotten, move "
            "the file away and run `hlsite vault rekey --printed-key`"
        ) from None


@confined
def create_key_file(path: Path, key: VaultKey, passphrase: Secret[str] | None = None) -> None:
    """Write a new key file, 0600; never over another.

    Raises:
        VaultError: There is one already.
    """
    raw = Secret((_COMMENT + key_text(key).reveal()).encode())
    if passphrase is not None:
        raw = Secret(pyrage.passphrase.encrypt(raw.reveal(), passphrase.reveal()))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Straight to its name: no temporary file ever holds a key.
    _write(path, "xb", raw)


@confined
def extend_key_file(path: Path, key: VaultKey, passphrase: Secret[str] | None = None) -> None:
    """Add `key` to the key file as its newest, and keep the earlier ones.

    So that neither older copies of the vault nor other catalogues of the same librarian are
    locked out. The lines are appended; a wrapped file is replaced by new ciphertext.

    Raises:
        VaultError: The file is no key file, or the passphrase is wrong.
    """
    if not is_wrapped(path):
        read_key(path)
        _write(path, "ab", Secret(b"\n" + key_text(key).reveal().encode()))
        return
    plain = _unwrap(path, path.read_bytes(), passphrase)
    whole = Secret(plain.reveal() + b"\n" + key_text(key).reveal().encode())
    assert passphrase is not None  # noqa: S101 - `_unwrap` would have refused
    write_whole(path, pyrage.passphrase.encrypt(whole.reveal(), passphrase.reveal()))


def _write(path: Path, mode: Literal["xb", "ab"], raw: Secret[bytes]) -> None:
    def private(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    with open(path, mode, opener=private) as file:
        file.write(raw.reveal())
        file.flush()
        os.fsync(file.fileno())


def check_place(path: Path, root: Path, key: VaultKey | None = None) -> None:
    """Refuse a key file in the project or in the repository around it.

    Args:
        path: The key file, there or not.
        root: The project's folder.
        key: What the file holds; the demonstration key may lie there.

    Raises:
        VaultError: It lies there.
    """
    if key is not None and is_demonstration(key):
        return
    here = root.resolve()
    around = next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
    if any(_same(parent, around) for parent in path.resolve().parents):
        raise VaultError(
            f"{path}: a key must not lie in the project's folder, where it is copied and pushed "
            f"with it; move it out, and name its place in {KEY_FILE_VARIABLE}"
        )


def _same(one: Path, other: Path) -> bool:
    # By file, not by name: file systems that ignore case have several names for one folder.
    return one.exists() and one.samefile(other)


def exposure(path: Path) -> str | None:
    """What to warn of when others on this machine can read the key file."""
    # Windows has access lists in place of these bits.
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        return f"{path}: others on this machine can read this key; run `chmod 600` on it"
    return None
