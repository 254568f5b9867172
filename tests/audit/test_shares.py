"""Looking in several processes: the same answer, and no answer if one of them fails."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures.process import BrokenProcessPool

import pytest

from hlsite.audit import Identity, PersonName, Secrets, audit
from hlsite.audit.shares import in_shares, processes_for

SECRETS = Secrets((Identity("b1", (PersonName("Дәмегүл", "Сарбөпеева"),)),), salt=b"s" * 32)


def test_any_number_of_processes_gives_one_report_and_the_same_marks(tmp_path) -> None:
    for number in range(9):
        name = "Дәмегүл Сарбөпеева" if number % 4 == 0 else "Кітап"
        (tmp_path / f"{number}.txt").write_text(f"{name} {number}", encoding="utf-8")
    marks: list[set[str]] = [set(), set(), set()]
    reports = [
        audit(tmp_path, SECRETS, {}, {}, cache=cache, processes=count)
        for count, cache in enumerate(marks, 1)
    ]
    assert [(found.path, found.tier) for found in reports[0].findings] == [
        ("0.txt", "block"), ("4.txt", "block"), ("8.txt", "block"),
    ]  # fmt: skip
    assert reports[0] == reports[1] == reports[2]
    assert len(marks[0]) == 6
    assert marks[0] == marks[1] == marks[2]


def test_numbers_are_shared_without_a_gap() -> None:
    assert in_shares(list, 10, 3) == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]


def test_what_fails_in_another_process_fails_in_this_one() -> None:
    def broken(share: range) -> int:
        return 1 // (1 - share.start)

    with pytest.raises(ZeroDivisionError):
        in_shares(broken, 2, 2)


def test_a_process_that_dies_is_no_answer() -> None:
    def work(share: range) -> int:
        return os._exit(0) if share.start else 0

    with pytest.raises(BrokenProcessPool):
        in_shares(work, 2, 2)


def test_few_files_another_thread_or_another_system_are_read_by_one_process(monkeypatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert processes_for(400) == 4
    assert processes_for(399) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes_for(400) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes_for(400) == 1
