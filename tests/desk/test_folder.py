"""Where sheets lie: private, marked, deleted, and recognised."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from hlsite.confidential import MARKER, is_desk_folder
from hlsite.desk.folder import DeskFolderError, clear_desk, desk_events, write_desk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("")
    return tmp_path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_is_private_whatever_the_umask(root: Path) -> None:
    old = os.umask(0)
    try:
        folder = write_desk(root, "winter", {"desk.pdf": b"1", "board.html": b"2"})
    finally:
        os.umask(old)
    assert folder == root / "desk" / "winter"
    assert {mode(root / "desk"), mode(folder)} == {0o700}
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        "desk.pdf": 0o600,
        "board.html": 0o600,
        MARKER: 0o600,
    }
    assert (root / "desk" / ".gitignore").read_text() == "*\n"


def test_new_sheet_leaves_nothing_of_the_old_one(root: Path) -> None:
    folder = write_desk(root, "winter", {"desk.pdf": b"1", "board.html": b"2"})
    (folder / "copies").mkdir()
    (folder / "copies" / "board.html").write_text("2")
    (root / "desk").chmod(0o755)
    write_desk(root, "winter", {"desk.pdf": b"3"})
    assert sorted(path.name for path in folder.iterdir()) == [MARKER, "desk.pdf"]
    assert (folder / "desk.pdf").read_bytes() == b"3"
    assert mode(root / "desk") == 0o700


def test_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("shared")
    folder = write_desk(root, "winter", {"desk.pdf": b"1"})
    (folder / "desk.pdf").unlink()
    (folder / "desk.pdf").symlink_to(elsewhere / "desk.pdf")
    write_desk(root, "winter", {"desk.pdf": b"2"})
    (root / "desk" / "spring").symlink_to(elsewhere)
    with pytest.raises(DeskFolderError):
        write_desk(root, "spring", {"desk.pdf": b"3"})
    assert list(elsewhere.iterdir()) == []
    clear_desk(root, "spring")
    assert elsewhere.is_dir()


def test_desk_that_is_a_link_or_a_file_is_refused(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "desk").symlink_to(root / "shared")
    with pytest.raises(DeskFolderError):
        write_desk(root, "winter", {})
    with pytest.raises(DeskFolderError):
        clear_desk(root)
    assert desk_events(root) == ()
    (root / "desk").unlink()
    (root / "desk").write_text("")
    with pytest.raises(DeskFolderError):
        write_desk(root, "winter", {})


def test_clear_deletes_one_event_or_all(root: Path) -> None:
    write_desk(root, "winter", {"desk.pdf": b"1"})
    write_desk(root, "spring", {"desk.pdf": b"1"})
    assert desk_events(root) == ("spring", "winter")
    assert clear_desk(root, "summer") == ()
    assert clear_desk(root, "winter") == ("winter",)
    assert clear_desk(root) == ("spring",)
    assert not (root / "desk").exists()
    assert clear_desk(root) == ()


def test_desk_folder_is_known_before_it_is_made(root: Path) -> None:
    assert is_desk_folder(root / "desk")
    assert is_desk_folder(root / "desk" / "winter" / "site")
    assert is_desk_folder(root / "DESK")


def test_copied_desk_folder_is_known(root: Path) -> None:
    write_desk(root, "winter", {"desk.pdf": b"1"})
    upload = root / "upload" / "www"
    upload.parent.mkdir()
    (root / "desk" / "winter").rename(upload)
    assert is_desk_folder(upload)
    assert is_desk_folder(upload / "deeper")
    assert is_desk_folder(upload.parent)


def test_folder_that_holds_a_desk_is_one(root: Path) -> None:
    assert not is_desk_folder(root)
    (root / "desk").mkdir()
    assert is_desk_folder(root)


def test_other_folders_are_none(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home") / "desk" / "project" / "site"
    home.mkdir(parents=True)
    assert not is_desk_folder(home)
    assert not is_desk_folder(home / "nothing")
    (root / "site").mkdir()
    assert not is_desk_folder(root / "site")


def test_sheet_that_cannot_be_written_leaves_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_desk(tmp_path, "winter-reading", {"desk.pdf": b"old"})

    def full(handle: int) -> None:
        if os.fstat(handle).st_size == len(b"new"):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskFolderError, match=r"desk\.pdf cannot be written: No space left"):
        write_desk(tmp_path, "winter-reading", {"desk.pdf": b"new"})
    assert sorted(path.name for path in folder.iterdir()) == ["CONFIDENTIAL.txt", "desk.pdf"]
    assert (folder / "desk.pdf").read_bytes() == b"old"
