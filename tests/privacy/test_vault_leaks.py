"""Plants identities and a key, lets everything fail, and looks for them in all that is told."""

import dataclasses
import json
import logging
import os
import pickle
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped] # ships no types
import pytest

from hlsite.model.identity import Identity, PersonName
from hlsite.model.problem import ContentError
from hlsite.privacy import vault_fields
from hlsite.privacy.vault import Vault
from hlsite.privacy.vault_fields import IdentityFields, NameFields, Recipient, merge
from hlsite.privacy.vault_import import read_identities
from hlsite.privacy.vault_key import generate_key, key_text, parse_key, parse_typed_key
from hlsite.privacy.vault_key_file import create_key_file, extend_key_file, read_key
from hlsite.privacy.vault_secret import Secret, VaultError
from tests.privacy.test_vault_secret import told

PLANTED = Identity(
    "night-nurse",
    names=(PersonName("Zhibeksha", "Plantedova", "Serikkyzy"),),
    diminutives=("Zhibekshik",),
    also=("Serikbolsyn",),
    phone="+7 701 998 77 65",
    email="zhibeksha@example.org",
    handles=("@zhibekshaaa",),
    iin="870630499123",
    employer="Plantedova Mill",
    notes="Calls after eight",
    emergency_contact="aunt Kulyaiym",
)
WORDS = (
    *("Zhibek", "Plantedova", "Serikkyzy", "Serikbolsyn", "998 77 65", "zhibeksha", "870630499123"),
    *("Calls after", "Kulyaiym"),
)


class Planted:
    """A vault on disk, and all that nobody may see of it."""

    def __init__(self, folder: Path) -> None:
        (folder / "content").mkdir()
        self.path = folder / "content" / "vault.age"
        self.key = generate_key()
        self.key_file = folder / "config" / "vault.key"
        create_key_file(self.key_file, self.key)
        recipients = (Recipient(self.key.newest, "a"), Recipient(generate_key().newest, "b"))
        self.vault = Vault.new(self.path, recipients).with_identities([PLANTED]).save()
        code = self.vault.code_secret.reveal()
        self.words = (*WORDS, str(self.key.identities[0])[16:30], code.hex()[:20], repr(code)[2:20])

    def found_in(self, text: str) -> list[str]:
        return [word for word in self.words if word.lower() in text.lower()]


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    return Planted(tmp_path)


def test_found_in_finds_each_word_that_is_planted(planted: Planted) -> None:
    plain = vault_fields.encode(planted.vault.contents).reveal().decode()
    missing = set(planted.words) - set(planted.found_in(plain))
    # The key is in no vault, and the code secret stands there as hex alone.
    assert missing == {planted.words[-3], planted.words[-1]}


def test_nothing_that_is_printed_shows_a_secret(planted: Planted) -> None:
    held = Vault.open(planted.path, planted.key)
    values = (
        *(held, held.contents, held.identities, held.identities["night-nurse"], held.code_secret),
        *(held.identities["night-nurse"].names, planted.key, planted.key.identities),
        *(key_text(planted.key), vault_fields.encode(held.contents)),
        *(IdentityFields(names=[NameFields(given="Zhibek")]), [NameFields(surname="Plantedova")]),
    )
    for value in values:
        assert planted.found_in(repr(value)) == []
    for value in (held, held.identities, held.code_secret, planted.key):
        assert planted.found_in(f"{value}") == []


def spilling(*arguments: Any, **_options: Any) -> Any:
    """Fail the way libraries do: with the value in the exception and in the frame."""
    raise RuntimeError(*arguments)


Case = Callable[[Planted, pytest.MonkeyPatch], object]


def wrong_key(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    return Vault.open(planted.path, generate_key())


def changed_file(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    planted.path.write_bytes(planted.path.read_bytes()[:-1] + b"?")
    return Vault.open(planted.path, planted.key)


def decryption_fails(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(
        pyrage, "decrypt", lambda *_arguments: spilling(*map(str, planted.key.identities))
    )
    return Vault.open(planted.path, planted.key)


def parsing_fails(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(json, "loads", spilling)
    return Vault.open(planted.path, planted.key)


def broken_inside(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    plain = vault_fields.encode(planted.vault.contents).reveal()
    patch.setattr(pyrage, "decrypt", lambda *_arguments: plain[:-3])
    return Vault.open(planted.path, planted.key)


def unknown_inside(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    plain = vault_fields.encode(planted.vault.contents).reveal()
    patch.setattr(pyrage, "decrypt", lambda *_arguments: plain.replace(b"phone", b"Plantedova"))
    return Vault.open(planted.path, planted.key)


def encoding_fails(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(json, "dumps", spilling)
    return planted.vault.save()


def encryption_fails(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(pyrage, "encrypt", spilling)
    return planted.vault.save()


def merging_fails(_planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(dataclasses, "replace", spilling)
    return merge("night-nurse", PLANTED, IdentityFields(employer="Plantedova Mill"))


def disk_full(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    patch.setattr(os, "fsync", full)
    return planted.vault.save()


def broken_key_file(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    planted.key_file.write_bytes(planted.key_file.read_bytes()[:-2])
    return read_key(planted.key_file)


def binary_key_file(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    planted.key_file.write_bytes(planted.key_file.read_bytes() + b"\xff")
    return read_key(planted.key_file)


def key_file_twice(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    return create_key_file(planted.key_file, planted.key)


def extending_a_broken_key_file(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    planted.key_file.write_bytes(planted.key_file.read_bytes()[:-2])
    return extend_key_file(planted.key_file, planted.key)


def mistyped_key(planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    return parse_typed_key(Secret(str(planted.key.identities[0])[:-1]))


def parsing_a_key_fails(planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr(pyrage, "x25519", None)
    return parse_key(key_text(planted.key))


def import_of_a_broken_file(_planted: Planted, _patch: pytest.MonkeyPatch) -> object:
    raw = b"night-nurse: {names: Zhibeksha Plantedova, Plantedova: 1, iin: 870630499123}"
    return read_identities("people.yml", Secret(raw), frozenset({"night-nurse"}))


def import_that_fails(_planted: Planted, patch: pytest.MonkeyPatch) -> object:
    patch.setattr("hlsite.privacy.vault_import.validate", spilling)
    raw = b"night-nurse: {employer: Plantedova Mill}"
    return read_identities("people.yml", Secret(raw), frozenset({"night-nurse"}))


FAILURES: tuple[Case, ...] = (
    *(wrong_key, changed_file, decryption_fails, parsing_fails, broken_inside, unknown_inside),
    *(encoding_fails, encryption_fails, merging_fails, disk_full, broken_key_file),
    *(binary_key_file, key_file_twice, extending_a_broken_key_file, mistyped_key),
    *(parsing_a_key_fails, import_of_a_broken_file, import_that_fails),
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda case: str(case.__name__))
def test_traceback_with_locals_holds_no_secret(
    planted: Planted, monkeypatch: pytest.MonkeyPatch, failure: Case
) -> None:
    with monkeypatch.context() as patch, pytest.raises((VaultError, ContentError)) as caught:
        failure(planted, patch)
    own = frozenset({failure.__name__})
    report = told(caught.value, but=own)
    assert planted.found_in(report) == []
    assert "run {" in report or "Vault" in report
    assert planted.found_in(repr(caught.value.args)) == []
    assert caught.value.__cause__ is None


def test_files_that_are_written_hold_ciphertext_only(
    planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system"
    system.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(system))
    written: list[bytes] = []
    real = os.fsync

    def look(handle: int) -> None:
        written.extend(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    held = Vault.open(planted.path, planted.key)
    held.without("night-nurse").with_identities([PLANTED]).save()
    key_file = planted.key_file.read_bytes()
    assert len(written) > 3
    assert [raw for raw in written if raw != key_file and planted.found_in(str(raw))] == []
    assert list(system.iterdir()) == []
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {
        "vault.age",
        "vault.key",
    }


def test_processes_started_and_logs_hold_no_secret(
    planted: Planted, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = dict(os.environ)
    held = Vault.open(planted.path, read_key(planted.key_file))
    held.with_identities([PLANTED]).save()
    child = subprocess.run(["env"], capture_output=True, text=True, check=True)
    command_line = Path("/proc/self/cmdline").read_bytes().decode()
    assert dict(os.environ) == before
    assert planted.found_in(child.stdout + command_line) == []
    captured = capfd.readouterr()
    assert (captured.out, captured.err, caplog.text) == ("", "", "")


def test_key_cannot_be_pickled() -> None:
    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(generate_key())
