import os
from pathlib import Path

import pytest

from hlsite.privacy.vault_file import digest, read_ciphertext, seal, unseal, write_whole
from hlsite.privacy.vault_key import VaultKey, generate_key
from hlsite.privacy.vault_secret import (
    NoVaultError,
    Secret,
    TamperedError,
    VaultError,
    WrongKeyError,
)

PLAIN = Secret(b"plain text of the vault " * 5_000)
SHOWN = "content/vault.age"


@pytest.fixture(scope="module")
def keys() -> tuple[VaultKey, VaultKey]:
    return generate_key(), generate_key()


@pytest.fixture(scope="module")
def sealed(keys: tuple[VaultKey, VaultKey]) -> bytes:
    return seal(PLAIN, [key.newest for key in keys])


def test_unseal_with_either_key_gives_the_plain_text(
    keys: tuple[VaultKey, VaultKey], sealed: bytes
) -> None:
    for key in keys:
        assert unseal(sealed, key, SHOWN).reveal() == PLAIN.reveal()


def test_unseal_with_an_earlier_key_of_a_key_file_gives_the_plain_text(
    keys: tuple[VaultKey, VaultKey], sealed: bytes
) -> None:
    grown = VaultKey(keys[0].identities + generate_key().identities)
    assert unseal(sealed, grown, SHOWN).reveal() == PLAIN.reveal()


def test_unseal_with_a_wrong_key_says_so(sealed: bytes) -> None:
    with pytest.raises(WrongKeyError, match=r"content/vault\.age: this key does not open it"):
        unseal(sealed, generate_key(), SHOWN)


def test_unseal_when_any_part_was_changed_never_gives_plain_text(
    keys: tuple[VaultKey, VaultKey], sealed: bytes
) -> None:
    for place in (0, 30, 250, 400, 500, 60_000, 100_000, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises((TamperedError, WrongKeyError)):
            unseal(bytes(changed), keys[0], SHOWN)


@pytest.mark.parametrize("length", [0, 21, 300, 1_000, 65_536, -1])
def test_unseal_when_it_was_cut_short_says_so(
    keys: tuple[VaultKey, VaultKey], sealed: bytes, length: int
) -> None:
    with pytest.raises(TamperedError, match="damaged or was changed"):
        unseal(sealed[:length], keys[0], SHOWN)


def test_unseal_when_it_is_something_else_says_so(keys: tuple[VaultKey, VaultKey]) -> None:
    with pytest.raises(TamperedError, match="damaged or was changed"):
        unseal(b"a spreadsheet" * 100, keys[0], SHOWN)


def test_seal_never_gives_the_same_bytes_twice(
    keys: tuple[VaultKey, VaultKey], sealed: bytes
) -> None:
    assert seal(PLAIN, [key.newest for key in keys]) != sealed


def test_seal_when_fewer_than_two_keys_are_given_refuses(keys: tuple[VaultKey, VaultKey]) -> None:
    one = keys[0].newest
    for recipients in ([], [one], [one, one]):
        with pytest.raises(VaultError, match="two keys at least"):
            seal(PLAIN, recipients)


def test_read_ciphertext_when_there_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoVaultError, match="vault init"):
        read_ciphertext(tmp_path / "vault.age", SHOWN)


def test_read_ciphertext_when_it_is_a_symlink_refuses(tmp_path: Path, sealed: bytes) -> None:
    (tmp_path / "elsewhere").write_bytes(sealed)
    (tmp_path / "vault.age").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultError, match="symlink"):
        read_ciphertext(tmp_path / "vault.age", SHOWN)


def test_write_whole_replaces_the_file_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "vault.age"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (Path, "replace")])
def test_write_whole_when_a_step_fails_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "vault.age"
    path.write_bytes(b"old")
    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(VaultError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_whole_where_folders_cannot_be_opened_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def windows(path: object, flags: int, *mode: int) -> int:
        if path == tmp_path:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *mode)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", windows)
    write_whole(tmp_path / "vault.age", b"new")
    assert (tmp_path / "vault.age").read_bytes() == b"new"


def test_digest_tells_one_file_from_another(sealed: bytes) -> None:
    assert digest(sealed) == digest(bytes(sealed)) != digest(sealed[1:])
