"""`hlsite risk`: on a terminal and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hlsite.cli import vault_prompts
from hlsite.cli.risk import risk
from tests.conftest import EPOCH, PROJECT


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(risk, ["-f", str(PROJECT / "mkdocs.yml"), *arguments])


def test_nothing_is_told_off_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: False)
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "on a terminal only" in result.stderr


def test_books_are_told_worst_first_with_their_masks() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    heads = [line for line in result.stdout.splitlines() if "content/books/" in line]
    scores = [int(head.split(": ")[1].split()[0]) for head in heads]
    assert scores == sorted(scores, reverse=True)
    assert "[[Karaganda|a mining town]]" in result.stdout
    assert "masked elsewhere, open here" in result.stdout


def test_one_book_is_told_in_full() -> None:
    short, whole = run("korean-born-in-karaganda"), run("korean-born-in-karaganda", "--all")
    assert "lighter: hlsite risk korean-born-in-karaganda --all" in short.stdout
    assert "lighter" not in whole.stdout
    assert "night-nurse" not in whole.stdout
    assert "only this book: " in whole.stdout


def test_unknown_book_is_told() -> None:
    result = run("no-such-book")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no content/books/no-such-book.md; " in result.stderr


def test_answer_is_the_same_twice() -> None:
    assert run().stdout == run().stdout


def test_masked_words_are_not_told() -> None:
    told = run("--all").stdout
    private = ("Sanzhar", "Ushtobe", "Kokshetau", "Yerlan", "Ринат", "Нәзира")
    assert [word for word in private if word in told] == []


def test_project_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(risk, ["-f", str(tmp_path / "mkdocs.yml")])
    assert (result.exit_code, "no such file" in result.stderr) == (1, True)
