import os
from pathlib import Path

import click
import pytest

from hlsite.privacy.vault_key import VaultKey, generate_key, parse_key
from hlsite.privacy.vault_key_file import (
    DEMONSTRATION_KEY,
    KEY_FILE_VARIABLE,
    check_place,
    create_key_file,
    exposure,
    extend_key_file,
    find_keys,
    is_wrapped,
    own_key_file,
    read_key,
    user_config_folder,
)
from hlsite.privacy.vault_secret import MissingKeyError, Secret, VaultError
from hlsite.settings import EXAMPLE_SITE

OWN_SITE = "https://library.example/"


@pytest.fixture
def config_dir(tmp_path: Path) -> Path:
    return tmp_path / "config" / "hlsite"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / DEMONSTRATION_KEY.parent).mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def wrapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, VaultKey]:
    path, key = tmp_path_factory.mktemp("wrapped") / "vault.key", generate_key()
    create_key_file(path, key, Secret("correct horse"))
    return path.read_bytes(), key


def test_create_key_file_writes_one_that_is_the_users_alone(config_dir: Path) -> None:
    path, key = config_dir / "vault.key", generate_key()
    create_key_file(path, key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert config_dir.stat().st_mode & 0o777 == 0o700
    assert read_key(path).recipients == key.recipients
    assert [one.name for one in config_dir.iterdir()] == ["vault.key"]


def test_create_key_file_when_there_is_one_leaves_it(config_dir: Path) -> None:
    path, key = config_dir / "vault.key", generate_key()
    create_key_file(path, key)
    with pytest.raises(VaultError, match="File exists"):
        create_key_file(path, generate_key())
    assert read_key(path).recipients == key.recipients


def test_extend_key_file_keeps_the_earlier_keys(config_dir: Path) -> None:
    path, older, newer = config_dir / "vault.key", generate_key(), generate_key()
    create_key_file(path, older)
    extend_key_file(path, newer)
    assert read_key(path).recipients == (older.newest, newer.newest)
    assert path.stat().st_mode & 0o777 == 0o600


def test_extend_key_file_when_it_is_no_key_file_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("shopping", encoding="utf-8")
    with pytest.raises(VaultError, match="is no key"):
        extend_key_file(path, generate_key())
    assert path.read_text(encoding="utf-8") == "shopping"


def test_read_key_when_a_passphrase_protects_it_needs_it(
    tmp_path: Path, wrapped: tuple[bytes, VaultKey]
) -> None:
    raw, key = wrapped
    path = tmp_path / "vault.key"
    path.write_bytes(raw)
    assert is_wrapped(path)
    assert b"AGE-SECRET-KEY" not in raw
    with pytest.raises(VaultError, match="no terminal to ask"):
        read_key(path)
    with pytest.raises(VaultError, match="the passphrase is wrong") as caught:
        read_key(path, Secret("incorrect horse"))
    assert "horse" not in str(caught.value)
    newer = generate_key()
    extend_key_file(path, newer, Secret("correct horse"))
    assert b"AGE-SECRET-KEY" not in path.read_bytes()
    assert read_key(path, Secret("correct horse")).recipients == (key.newest, newer.newest)
    assert [one.name for one in tmp_path.iterdir()] == ["vault.key"]


def test_read_key_when_it_is_a_picture_says_so(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    path.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(VaultError, match=r"vault\.key: is no key file"):
        read_key(path)


def test_find_keys_when_the_variable_names_one_takes_no_other(
    root: Path, config_dir: Path, tmp_path: Path
) -> None:
    create_key_file(config_dir / "vault.key", generate_key())
    named = tmp_path / "stick" / "library.key"
    env = {KEY_FILE_VARIABLE: str(named)}
    with pytest.raises(MissingKeyError, match="no such key file"):
        find_keys(root, env=env, config_dir=config_dir, site_url=OWN_SITE)
    create_key_file(named, generate_key())
    found = find_keys(root, env=env, config_dir=config_dir, site_url=EXAMPLE_SITE)
    assert found == (named,)


def test_find_keys_when_the_folder_has_one_takes_it(root: Path, config_dir: Path) -> None:
    create_key_file(config_dir / "vault.key", generate_key())
    create_key_file(root / DEMONSTRATION_KEY, generate_key())
    found = find_keys(root, env={}, config_dir=config_dir, site_url=OWN_SITE)
    assert found == (config_dir / "vault.key",)


def test_find_keys_for_the_example_tries_the_demonstration_key_first(
    root: Path, config_dir: Path
) -> None:
    create_key_file(config_dir / "vault.key", generate_key())
    create_key_file(root / DEMONSTRATION_KEY, generate_key())
    found = find_keys(root, env={}, config_dir=config_dir, site_url=EXAMPLE_SITE)
    assert found == (root / DEMONSTRATION_KEY, config_dir / "vault.key")


def test_find_keys_when_there_is_none_tells_the_ways_out(root: Path, config_dir: Path) -> None:
    create_key_file(root / DEMONSTRATION_KEY, generate_key())
    with pytest.raises(MissingKeyError, match="rekey --printed-key"):
        find_keys(root, env={}, config_dir=config_dir, site_url=OWN_SITE)


def test_own_key_file_expands_the_home_folder() -> None:
    assert own_key_file({KEY_FILE_VARIABLE: "~/a.key"}, Path("c")) == Path("~/a.key").expanduser()
    assert own_key_file({KEY_FILE_VARIABLE: ""}, Path("c")) == Path("c/vault.key")


def test_user_config_folder_is_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("/tmp/settings", None):  # noqa: S108 - a name, nothing is written
        if folder is None:
            monkeypatch.delenv("XDG_CONFIG_HOME")
        else:
            monkeypatch.setenv("XDG_CONFIG_HOME", folder)
        assert user_config_folder(os.environ, "linux") == Path(click.get_app_dir("hlsite"))


@pytest.mark.parametrize(
    ("platform", "env", "expected"),
    [
        ("win32", {"APPDATA": "/roaming"}, "/roaming/hlsite"),
        ("win32", {}, "~/.config/hlsite"),
        ("darwin", {}, "~/Library/Application Support/hlsite"),
    ],
)
def test_user_config_folder_elsewhere(platform: str, env: dict[str, str], expected: str) -> None:
    assert user_config_folder(env, platform) == Path(expected).expanduser()


def test_check_place_when_the_key_lies_in_the_project_refuses(root: Path) -> None:
    for place in (root / "vault.key", root / "docs" / "deep" / "vault.key"):
        with pytest.raises(VaultError, match="must not lie in the project"):
            check_place(place, root, generate_key())
    check_place(root.parent / "vault.key", root)


def test_check_place_when_the_repository_is_larger_refuses_all_of_it(root: Path) -> None:
    (root.parent / ".git").mkdir()
    with pytest.raises(VaultError, match="must not lie in the project"):
        check_place(root.parent / "vault.key", root)


def test_check_place_when_a_symlink_leads_into_the_project_refuses(
    root: Path, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere"
    link.symlink_to(root)
    with pytest.raises(VaultError, match="must not lie in the project"):
        check_place(link / "vault.key", root)


def test_check_place_lets_the_demonstration_key_lie_there(
    root: Path, pytestconfig: pytest.Config
) -> None:
    text = (pytestconfig.rootpath / DEMONSTRATION_KEY).read_text(encoding="utf-8")
    check_place(root / DEMONSTRATION_KEY, root, parse_key(Secret(text)))


def test_exposure_when_others_can_read_the_key_warns(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    create_key_file(path, generate_key())
    assert exposure(path) is None
    path.chmod(0o640)
    assert "chmod 600" in str(exposure(path))
