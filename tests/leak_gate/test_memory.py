from __future__ import annotations

from pathlib import Path

import pytest

from hlsite.leak_gate import memory
from hlsite.leak_gate.memory import CleanFiles

MARK, OTHER = "a" * 64, "b" * 64


def remember(path: Path, *marks: str) -> set[str]:
    with CleanFiles(path) as kept:
        assert kept is not None
        before = set(kept)
        for mark in marks:
            kept.add(mark)
    return before


def test_marks_are_there_again_and_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "clean"
    assert remember(path, MARK) == set()
    assert remember(path) == {MARK}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["clean"]


def test_what_is_no_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "clean"
    path.write_text(f"{MARK}\nPlantedova\n{MARK}0\n")
    assert remember(path) == {MARK}
    path.write_bytes(b"\xff\xfe")
    assert remember(path) == set()


def test_after_an_error_nothing_is_remembered(tmp_path: Path) -> None:
    def failing() -> None:
        with CleanFiles(tmp_path / "clean") as kept:
            assert kept is not None
            kept.add(MARK)
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert not (tmp_path / "clean").exists()


def test_without_a_place_nothing_is_remembered() -> None:
    with CleanFiles(None) as kept:
        assert kept is None


def test_older_states_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_MOST_MARKS", 1)
    remember(tmp_path / "clean", MARK)
    remember(tmp_path / "clean", OTHER)
    assert remember(tmp_path / "clean") == {OTHER}
