import re
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from hlsite.model.identity import Identity, PersonName
from hlsite.privacy import vault as vault_module
from hlsite.privacy.vault import Vault, open_vault, vault_path
from hlsite.privacy.vault_fields import Recipient
from hlsite.privacy.vault_file import write_whole
from hlsite.privacy.vault_key import DEMONSTRATION_RECIPIENT, VaultKey, generate_key, parse_key
from hlsite.privacy.vault_key_file import (
    DEMONSTRATION_KEY,
    KEY_FILE_VARIABLE,
    create_key_file,
)
from hlsite.privacy.vault_secret import (
    MissingKeyError,
    NoVaultError,
    Secret,
    TamperedError,
    VaultError,
    WrongKeyError,
)
from hlsite.reading.site_config import Project
from hlsite.settings import EXAMPLE_SITE, Settings

OWN_SITE = "https://library.example/"
ASEM = Identity("night-nurse", names=(PersonName("Asem", "Planted"),), phone="+7 700 000 11 01")
BEKZAT = Identity("came-home", names=(PersonName("Bekzat", "Planted"),))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "docs").mkdir()
    settings = Settings(site_names={"en": "A library"}, site_url=OWN_SITE)
    return Project(root, root / "content", root / "site", None, settings)


@pytest.fixture
def demonstration(pytestconfig: pytest.Config) -> VaultKey:
    text = (pytestconfig.rootpath / DEMONSTRATION_KEY).read_text(encoding="utf-8")
    return parse_key(Secret(text))


def made(project: Project, *keys: VaultKey) -> Vault:
    recipients = [Recipient(key.newest, f"key {number}") for number, key in enumerate(keys)]
    return Vault.new(vault_path(project), recipients).with_identities([ASEM]).save()


def opened(
    project: Project, env: dict[str, str], *, passphrase: Secret[str] | None = None
) -> tuple[Vault, list[str]]:
    warnings: list[str] = []
    held = open_vault(
        project,
        env=env,
        config_dir=project.root.parent / "config",
        ask=lambda _path: passphrase,
        warn=warnings.append,
    )
    return held, warnings


def at_example(project: Project) -> Project:
    return replace(project, settings=replace(project.settings, site_url=EXAMPLE_SITE))


def test_vault_when_saved_opens_with_either_key_and_holds_the_same(project: Project) -> None:
    keys = (generate_key(), generate_key())
    saved = made(project, *keys)
    for key in keys:
        held = Vault.open(saved.path, key)
        assert held.identities == {"night-nurse": ASEM}
        assert held.code_secret.reveal() == saved.code_secret.reveal()
        assert held.recipients == saved.recipients
        assert held.opened_by == key.recipients
        assert held.written == saved.written


def test_vault_when_made_has_a_code_secret_of_its_own(project: Project) -> None:
    secrets = {Vault.new(vault_path(project), ()).code_secret.reveal() for _ in range(3)}
    assert [len(secret) for secret in secrets] == [32] * 3


def test_vault_entries_are_replaced_removed_and_sorted(project: Project) -> None:
    key = generate_key()
    held = made(project, key, generate_key()).with_identities([BEKZAT, replace(ASEM, phone=None)])
    assert list(held.identities) == ["came-home", "night-nurse"]
    assert held.identities["night-nurse"].phone is None
    held.without("night-nurse").save()
    assert Vault.open(held.path, key).identities == {"came-home": BEKZAT}


def test_vault_when_locked_to_other_keys_keeps_all_but_the_keys(project: Project) -> None:
    old, new = generate_key(), generate_key()
    saved = made(project, old, generate_key())
    recipients = (Recipient(new.newest, "new"), Recipient(generate_key().newest, "printed"))
    saved.with_recipients(recipients).save()
    held = Vault.open(saved.path, new)
    assert held.code_secret.reveal() == saved.code_secret.reveal()
    assert held.identities == saved.identities
    with pytest.raises(WrongKeyError):
        Vault.open(saved.path, old)


@pytest.mark.parametrize("broken", ["", "\u200b", "\udcff"])
def test_vault_that_could_not_be_read_again_is_not_written(project: Project, broken: str) -> None:
    saved = made(project, generate_key(), generate_key())
    before = saved.path.read_bytes()
    named = Recipient(generate_key().newest, broken)
    for wrong in (
        saved.with_recipients((*saved.recipients, named)),
        saved.with_identities([Identity("came-home", diminutives=(broken,))]),
    ):
        with pytest.raises(VaultError, match="nothing was written"):
            wrong.save()
    assert saved.path.read_bytes() == before


def test_vault_that_two_write_at_once_loses_no_entry(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = generate_key()
    made(project, key, generate_key())
    first, second = (Vault.open(vault_path(project), key) for _ in range(2))
    refused = []

    def write_late(path: Path, ciphertext: bytes) -> None:
        """Everybody who comes meanwhile has looked at the old file before it is replaced."""
        time.sleep(0.2)
        write_whole(path, ciphertext)

    def save(held: Vault, book: str) -> None:
        try:
            held.with_identities([Identity(book, employer="Mill")]).save()
        except VaultError:
            refused.append(book)

    monkeypatch.setattr(vault_module, "write_whole", write_late)
    threads = [
        threading.Thread(target=save, args=one)
        for one in ((first, "came-home"), (second, "deaf-not-quiet"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (kept,) = {"came-home", "deaf-not-quiet"}.difference(refused)
    assert list(Vault.open(vault_path(project), key).identities) == sorted({"night-nurse", kept})


def test_vault_when_changed_by_somebody_meanwhile_is_not_written(project: Project) -> None:
    key = generate_key()
    made(project, key, generate_key())
    first, second = (Vault.open(vault_path(project), key) for _ in range(2))
    first.with_identities([BEKZAT]).save()
    with pytest.raises(VaultError, match="was changed meanwhile"):
        second.without("night-nurse").save()
    assert list(Vault.open(vault_path(project), key).identities) == ["came-home", "night-nurse"]
    with pytest.raises(VaultError, match="was changed meanwhile"):
        made(project, key, generate_key())


def test_vault_when_saved_twice_knows_its_own_writing(project: Project) -> None:
    key = generate_key()
    made(project, key, generate_key()).with_identities([BEKZAT]).save().without("came-home").save()
    assert list(Vault.open(vault_path(project), key).identities) == ["night-nurse"]


def test_vault_when_printed_shows_no_entry(project: Project) -> None:
    held = made(project, generate_key(), generate_key())
    assert re.fullmatch(r"Vault\(path=[^,]*\)", repr(held))
    assert "Planted" not in f"{held.identities} {held.contents} {held.code_secret}"


def test_open_vault_with_the_key_in_the_folder(project: Project) -> None:
    key = generate_key()
    create_key_file(project.root.parent / "config" / "vault.key", key)
    made(project, key, generate_key())
    held, warnings = opened(project, {})
    assert (held.identities, warnings) == ({"night-nurse": ASEM}, [])


def test_open_vault_when_there_is_none_says_so_before_it_looks_for_keys(project: Project) -> None:
    with pytest.raises(NoVaultError, match=r"content/vault\.age: there is no vault"):
        opened(project, {})


def test_open_vault_when_the_key_file_is_lost_says_so(project: Project) -> None:
    made(project, generate_key(), generate_key())
    with pytest.raises(MissingKeyError, match="there is no key file at"):
        opened(project, {})


def test_open_vault_when_the_key_is_another_says_so(project: Project) -> None:
    create_key_file(project.root.parent / "config" / "vault.key", generate_key())
    made(project, generate_key(), generate_key())
    with pytest.raises(WrongKeyError, match="this key does not open it"):
        opened(project, {})


def test_open_vault_when_the_file_was_changed_says_so(project: Project) -> None:
    key = generate_key()
    create_key_file(project.root.parent / "config" / "vault.key", key)
    path = made(project, key, generate_key()).path
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(TamperedError, match="damaged or was changed"):
        opened(project, {})


def test_open_vault_when_the_key_lies_in_the_project_refuses(project: Project) -> None:
    key = generate_key()
    create_key_file(project.root / "vault.key", key)
    made(project, key, generate_key())
    with pytest.raises(VaultError, match="must not lie in the project"):
        opened(project, {KEY_FILE_VARIABLE: str(project.root / "vault.key")})


def test_open_vault_when_others_can_read_the_key_warns(project: Project) -> None:
    key, path = generate_key(), project.root.parent / "config" / "vault.key"
    create_key_file(path, key)
    path.chmod(0o644)
    made(project, key, generate_key())
    assert [warning.split(": ")[1] for warning in opened(project, {})[1]] == [
        "others on this machine can read this key; run `chmod 600` on it"
    ]


def test_open_vault_when_nobody_can_be_asked_for_the_passphrase_says_so(project: Project) -> None:
    path = project.root.parent / "config" / "vault.key"
    create_key_file(path, generate_key())
    path.write_bytes(b"age-encryption.org/v1\n-> scrypt")
    made(project, generate_key(), generate_key())
    with pytest.raises(VaultError, match="no terminal to ask"):
        opened(project, {})
    with pytest.raises(VaultError, match="the passphrase is wrong, or the file is damaged"):
        opened(project, {}, passphrase=Secret("planted horse"))


def test_open_vault_of_the_example_takes_the_demonstration_key(
    project: Project, demonstration: VaultKey
) -> None:
    create_key_file(project.root / DEMONSTRATION_KEY, demonstration)
    create_key_file(project.root.parent / "config" / "vault.key", generate_key())
    made(project, demonstration, generate_key())
    held, warnings = opened(at_example(project), {})
    assert (held.is_demonstration, warnings) == (True, [])


def test_open_vault_of_a_rekeyed_example_takes_the_own_key(
    project: Project, demonstration: VaultKey
) -> None:
    key = generate_key()
    create_key_file(project.root / DEMONSTRATION_KEY, demonstration)
    create_key_file(project.root.parent / "config" / "vault.key", key)
    made(project, key, generate_key())
    held, warnings = opened(at_example(project), {})
    assert (held.opened_by, held.is_demonstration, warnings) == (key.recipients, False, [])


def test_open_vault_of_a_real_library_with_the_demonstration_key_warns(
    project: Project, demonstration: VaultKey
) -> None:
    create_key_file(project.root / DEMONSTRATION_KEY, demonstration)
    made(project, demonstration, generate_key())
    _held, warnings = opened(project, {KEY_FILE_VARIABLE: str(project.root / DEMONSTRATION_KEY)})
    assert [warning.split(" opens")[0] for warning in warnings] == ["the DEMONSTRATION KEY"]


def test_open_vault_of_a_real_library_that_the_demonstration_key_opens_too_warns(
    project: Project, demonstration: VaultKey
) -> None:
    key = generate_key()
    create_key_file(project.root.parent / "config" / "vault.key", key)
    made(project, key, demonstration)
    held, warnings = opened(project, {})
    assert DEMONSTRATION_RECIPIENT not in held.opened_by
    assert [warning.split(" opens")[0] for warning in warnings] == ["the DEMONSTRATION KEY"]


def test_vault_that_the_example_ships_opens_with_the_key_it_ships(
    pytestconfig: pytest.Config, demonstration: VaultKey
) -> None:
    held = Vault.open(pytestconfig.rootpath / "content" / "vault.age", demonstration)
    books = {path.stem for path in (pytestconfig.rootpath / "content" / "books").glob("*.md")}
    assert held.identities.keys() <= books
    assert all(identity.names for identity in held.identities.values())
    assert len(held.recipients) == 2
