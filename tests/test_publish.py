"""Publishing: all or nothing, whenever and however it is interrupted.

Run as a program (`test_publish.py FOLDER WAY`), this file kills a run at every line of
`hlsite.publish` and `shutil` in turn and prints, one word a moment, which site was found in place.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import errno
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest

from hlsite import publish as package
from hlsite.confidential import MARKER
from hlsite.publish import PublishError, discard, exchange, publish, recover, settling, staging_for

Tree = dict[str, str]

OLD = {"index.html": "old", "books/gone/index.html": "old page"}
NEW = {"index.html": "new", "books/here/index.html": "new page", "a/b/c.txt": "deep"}
BUILT = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


class RefusedError(Exception):
    """What a gate raises."""


def passes(_folder: Path) -> None:
    """A gate that lets everything pass."""


def refuses(_folder: Path) -> None:
    raise RefusedError


def write(folder: Path, tree: Tree) -> None:
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def no_exchange(_left: Path, _right: Path) -> bool:
    return False


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write(folder, OLD)
    return folder


@pytest.fixture(params=["exchange", "renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "renames":
        monkeypatch.setattr(exchange, "_exchange", no_exchange)
    return str(request.param)


def build(target: Path, tree: Tree = NEW) -> Path:
    staging = staging_for(target)
    write(staging, tree)
    return staging


@pytest.mark.usefixtures("either_way")
def test_publish_over_an_old_site(target: Path) -> None:
    publish(build(target), target, passes)
    assert read(target) == NEW
    assert beside(target) == []


def test_publish_for_the_first_time(tmp_path: Path) -> None:
    target = tmp_path / "print" / "winter"
    publish(build(target), target, passes)
    assert read(target) == NEW
    assert beside(target) == []


def test_publish_again_and_again(target: Path) -> None:
    for number in range(3):
        publish(build(target, {"index.html": str(number)}), target, passes)
        assert read(target) == {"index.html": str(number)}
    assert beside(target) == []


def test_publish_when_the_gate_refuses(target: Path) -> None:
    inode = target.stat().st_ino
    with pytest.raises(RefusedError):
        publish(build(target), target, refuses)
    assert read(target) == OLD
    assert target.stat().st_ino == inode
    assert beside(target) == []


def test_publish_when_interrupted_in_the_gate(target: Path) -> None:
    def interrupted(_folder: Path) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(build(target), target, interrupted)
    assert (read(target), beside(target)) == (OLD, [])


def test_publish_hands_the_gate_what_will_be_published(target: Path) -> None:
    seen: list[Tree] = []
    publish(build(target), target, lambda folder: seen.append(read(folder)))
    assert seen == [NEW]


def test_staging_is_private_and_beside_the_target(target: Path) -> None:
    staging = staging_for(target)
    assert staging.parent == target.parent
    assert staging.name.startswith(f".site.staging-{os.getpid()}-")
    assert staging.stat().st_mode & 0o777 == 0o700
    discard(staging)
    assert beside(target) == []


def test_discard_leaves_what_it_did_not_make(target: Path) -> None:
    discard(target)
    assert read(target) == OLD


def test_publish_settles_modes_and_times(target: Path) -> None:
    staging = build(target)
    (staging / "index.html").chmod(0o700)
    (staging / "a").chmod(0o700)
    publish(staging, target, passes, built=BUILT)
    found = {
        (path.is_dir(), path.stat().st_mode & 0o777, path.stat().st_mtime_ns)
        for path in (target, *target.rglob("*"))
    }
    moment = int(BUILT.timestamp()) * 10**9
    assert found == {(True, 0o755, moment), (False, 0o644, moment)}


def test_publish_takes_the_time_from_the_environment(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    publish(build(target), target, passes)
    assert (target / "index.html").stat().st_mtime == 1_700_000_000


def test_publish_refuses_a_link_in_the_build(target: Path, tmp_path: Path) -> None:
    private = tmp_path / "private.txt"
    private.write_text("left side", encoding="utf-8")
    private.chmod(0o600)
    staging = build(target)
    (staging / "leak.txt").symlink_to(private)
    with pytest.raises(PublishError, match=r"leak\.txt is neither"):
        publish(staging, target, passes)
    assert private.stat().st_mode & 0o777 == 0o600
    assert read(target) == OLD


def test_publish_refuses_a_folder_that_is_no_staging_folder(target: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, NEW)
    with pytest.raises(PublishError, match="no staging folder"):
        publish(other, target, passes)
    assert (read(other), read(target)) == (NEW, OLD)


def test_publish_refuses_the_staging_folder_of_another_target(target: Path, tmp_path: Path) -> None:
    staging = build(target)
    with pytest.raises(PublishError, match="no staging folder for print"):
        publish(staging, tmp_path / "print", passes)
    discard(staging)
    assert read(target) == OLD


def _link(target: Path) -> None:
    real = target.with_name("real")
    target.rename(real)
    target.symlink_to(real)


def _file(target: Path) -> None:
    shutil.rmtree(target)
    target.write_text("a file", encoding="utf-8")


def _project(target: Path) -> None:
    write(target, {"mkdocs.yml": "site_name: x"})


def _above_a_project(target: Path) -> None:
    write(target, {"library/content/topics.yml": "[]"})


def _repository(target: Path) -> None:
    (target / ".git").mkdir()


def _desk(target: Path) -> None:
    write(target, {f"winter/{MARKER}": "The desk's alone."})


def _under_a_desk(target: Path) -> None:
    write(target.parent, {MARKER: "The desk's alone."})


SPOILED = [_link, _file, _project, _above_a_project, _repository, _desk, _under_a_desk]


@pytest.mark.parametrize("spoil", SPOILED)
def test_staging_refuses_a_target_that_must_not_go(target: Path, spoil: Any) -> None:
    spoil(target)
    before = sorted(path.name for path in target.parent.rglob("*"))
    with pytest.raises(PublishError):
        staging_for(target)
    assert sorted(path.name for path in target.parent.rglob("*")) == before


def test_staging_refuses_the_working_folder(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(target / "books")
    with pytest.raises(PublishError, match="holds a project"):
        staging_for(target)


def test_staging_refuses_a_folder_among_the_sources(tmp_path: Path) -> None:
    write(tmp_path, {"content/topics.yml": "[]"})
    for target in (tmp_path / "content", tmp_path / "content" / "books" / "site"):
        with pytest.raises(PublishError, match="among the sources"):
            staging_for(target)


def test_staging_refuses_a_mount_point() -> None:
    with pytest.raises(PublishError, match="cannot be exchanged"):
        staging_for(Path("/proc"))


def test_staging_takes_a_site_with_a_page_named_content(target: Path) -> None:
    write(target, {"content/index.html": "a page"})
    publish(build(target), target, passes)
    assert read(target) == NEW


def test_publish_refuses_a_target_that_became_a_link(target: Path) -> None:
    staging = build(target)
    _link(target)
    with pytest.raises(PublishError, match="is a link"):
        publish(staging, target, passes)
    assert read(target.with_name("real")) == OLD
    assert beside(target) == ["real"]


def test_exchange_falls_back_where_the_file_system_cannot(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EINVAL)
    publish(build(target), target, passes)
    assert (read(target), beside(target)) == (NEW, [])


def test_exchange_that_fails_leaves_the_old_site(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EBUSY)
    with pytest.raises(OSError, match="busy"):
        publish(build(target), target, passes)
    assert (read(target), beside(target)) == (OLD, [])


class _Library:
    """A C library that fails every call."""

    def __init__(self, _name: None, *, use_errno: bool) -> None:
        assert use_errno

    def renameat2(self, *_arguments: object) -> int:
        return -1


def test_flush_without_syncfs(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: Counter[str] = Counter()
    monkeypatch.setattr(settling, "_flush_file_system", lambda _folder: False)
    monkeypatch.setattr(os, "fsync", lambda _handle: flushed.update(["fsync"]))
    publish(build(target), target, passes)
    folders_of_the_build = 5
    assert flushed["fsync"] == len(NEW) + folders_of_the_build + 1


def test_second_rename_that_fails_is_finished(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchange", no_exchange)
    original = Path.rename
    tried: list[str] = []

    def rename(path: Path, to: Path) -> Path:
        tried.append(to.name)
        if to == target and tried.count(to.name) == 1:
            raise OSError(errno.EIO, "disk")
        return original(path, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="disk"):
        publish(build(target), target, passes)
    assert (read(target), beside(target)) == (NEW, [])


def test_old_pages_that_cannot_be_deleted_are_reported(
    target: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_folder: Path) -> NoReturn:
        raise PermissionError

    staging = build(target)
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", fail)
        publish(staging, target, passes)
    assert read(target) == NEW
    assert [record.levelname for record in caplog.records] == ["WARNING"] * len(caplog.records)
    assert staging.name in caplog.text
    recover(target)
    assert beside(target) == []


def test_recover_without_anything_to_do(tmp_path: Path) -> None:
    recover(tmp_path / "nowhere" / "site")
    recover(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_recover_leaves_names_that_only_look_alike(target: Path) -> None:
    write(target.parent, {".site.staging-notes/a.txt": "mine", ".sites.lock-1-00000000": "mine"})
    recover(target)
    assert beside(target) == [".site.staging-notes", ".sites.lock-1-00000000"]


def test_recover_does_not_disturb_a_living_run(target: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from hlsite.publish import staging_for\n"
        "staging = staging_for(Path(sys.argv[1])); (staging / 'half.html').write_text('half')\n"
        "print(staging.name, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as living:
        assert living.stdout is not None
        name = living.stdout.readline().strip()
        publish(build(target), target, passes)
        assert read(target) == NEW
        assert read(target.with_name(name)) == {"half.html": "half"}
        living.send_signal(signal.SIGKILL)
    assert name in beside(target)
    recover(target)
    assert (read(target), beside(target)) == (NEW, [])


@pytest.mark.parametrize("way", ["exchange", "renames", "first"])
def test_publish_killed_at_every_line(tmp_path: Path, way: str) -> None:
    done = subprocess.run(
        [sys.executable, __file__, str(tmp_path), way],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    found = Counter(done.stdout.split())
    allowed = {"exchange": {"old", "new"}, "renames": {"old", "between", "new"}}
    assert set(found) == allowed.get(way, {"none", "new"})
    assert found.total() > 100


def _moments(folder: Path, way: str) -> Iterator[str]:
    """Kill at each line in turn; yields what stood in place before anybody cleaned up."""
    # A kill loses nothing that was written; waiting for the disk would only be slow.
    setattr(settling, "_flush_file_system", lambda _folder: True)  # noqa: B010 - as below
    if way == "renames":
        setattr(exchange, "_exchange", no_exchange)  # noqa: B010 - as monkeypatch does it
    target = folder / "site"
    number = 0
    while True:
        number += 1
        if target.exists():
            shutil.rmtree(target)
        if way != "first":
            write(target, OLD)
        child = os.fork()
        if child == 0:
            _kill_at(number)
            publish(build(target), target, passes)
            os._exit(0)
        survived = os.WIFEXITED(os.waitpid(child, 0)[1])
        yield _judge(target, way)
        if survived:
            return


def _judge(target: Path, way: str) -> str:
    before = read(target) if target.exists() else None
    names = {path.name.split("-")[0] for path in target.parent.iterdir()}
    if before is None:
        word = "between" if {".site.ready", ".site.previous"} <= names else "none"
    else:
        word = {str(OLD): "old", str(NEW): "new"}.get(str(dict(sorted(before.items()))), "broken")
    recover(target)
    after = read(target) if target.exists() else None
    expected = NEW if word == "between" else before
    litter = [name for name in beside(target) if name != ".site.lock"]
    if after != expected or litter:
        return f"unrecovered-{word}"
    publish(build(target, {"index.html": "next"}), target, passes)
    whole = read(target) == {"index.html": "next"} and not beside(target)
    return word if whole and (way == "first" or word != "none") else f"lingering-{word}"


_KILLED = (str(Path(package.__file__).parent), shutil.__file__)


def _kill_at(number: int) -> None:
    """Let SIGKILL hit this process just before the `number`th line of publishing or deleting."""
    left = number

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(_KILLED):
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


if __name__ == "__main__":
    OLD, NEW = dict(sorted(OLD.items())), dict(sorted(NEW.items()))
    for moment in _moments(Path(sys.argv[1]), sys.argv[2]):
        print(moment)  # noqa: T201 - read by the test
