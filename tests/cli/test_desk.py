"""`hlsite desk` on the example."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from hlsite.cli import vault_prompts
from hlsite.cli.desk import desk
from tests.conftest import EPOCH, copy_example
from tests.privacy.test_vault_secret import told

EVENT = "winter-reading-2026"
SURNAME = "Baizakova"  # of the example's vault


class Library:
    """The example and its desk."""

    def __init__(self, root: Path) -> None:
        self.root = copy_example(root)
        self.folder = self.root / "desk" / EVENT

    def run(self, *arguments: str, answers: str = "") -> Result:
        config = str(self.root / "mkdocs.yml")
        return CliRunner().invoke(desk, ["-f", config, *arguments], input=answers)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: True)
    return Library(tmp_path / "project")


def failed(result: Result) -> str:
    assert (result.exit_code, type(result.exception)) == (1, SystemExit), result.output
    assert result.exception is not None
    assert SURNAME not in told(result.exception) + result.output
    return result.stderr.strip()


def test_sheets_are_private_and_nobody_is_told_on_the_terminal(library: Library) -> None:
    result = library.run(EVENT)
    assert result.exit_code == 0, result.output
    assert library.files() == ["CONFIDENTIAL.txt", "board.html", "desk.pdf"]
    assert stat.S_IMODE(library.folder.stat().st_mode) == 0o700
    assert SURNAME in (library.folder / "board.html").read_text("utf-8")
    assert SURNAME not in result.output
    assert f"desk/{EVENT}/: desk.pdf, board.html, 16 books." in result.stdout


def test_sheet_is_in_the_language_asked_for(library: Library) -> None:
    assert library.run(EVENT, "--language", "kk").exit_code == 0
    assert '<html lang="kk">' in (library.folder / "board.html").read_text("utf-8")
    assert failed(library.run(EVENT, "--language", "de")).endswith("write one of: en, kk, ru")


def test_password_locks_the_pdf_and_keeps_the_board_away(library: Library) -> None:
    library.run(EVENT)
    typed = "a long sentence\n" * 2
    result = library.run(EVENT, "--password", answers=typed)
    assert result.exit_code == 0, result.output
    assert library.files() == ["CONFIDENTIAL.txt", "desk.pdf"]
    assert "board.html is not written" in result.stderr
    assert "a long sentence" not in result.output
    locked = io.BytesIO((library.folder / "desk.pdf").read_bytes())
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked)
    both = library.run(EVENT, "--password", "--plain-board", answers=typed)
    assert both.exit_code == 0
    assert library.files() == ["CONFIDENTIAL.txt", "board.html", "desk.pdf"]


def test_short_password_is_refused_and_nothing_is_written(library: Library) -> None:
    message = failed(library.run(EVENT, "--password", answers="short\nshort\n"))
    assert "write 10 characters or more" in message
    assert not library.folder.exists()


def test_password_is_asked_for_on_a_terminal_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: False)
    assert "on a terminal only" in failed(library.run(EVENT, "--password"))


def test_unknown_event_is_told_with_the_known_ones(library: Library) -> None:
    message = failed(library.run("winter-readings-2026"))
    assert f'there is no event "winter-readings-2026"; did you mean "{EVENT}"? there are' in message
    assert EVENT in message
    assert "name an event; there are: " in failed(library.run())


def test_left_out_books_are_told_by_id(library: Library) -> None:
    result = library.run("nauryz-shelf-2026")
    assert result.exit_code == 0, result.output
    assert "police-officer is left out: the consent has ended" in result.stderr


def test_consent_that_ends_before_the_event_is_warned_of(library: Library) -> None:
    path = library.root / "content" / "books" / "night-nurse.md"
    path.write_text(path.read_text("utf-8").replace("until: 2027-12-31", "until: 2026-12-01"))
    assert "night-nurse: the consent is not valid on the day" in library.run(EVENT).stderr


def test_library_without_a_vault_gets_sheets_without_names(library: Library) -> None:
    (library.root / "content" / "vault.age").unlink()
    result = library.run(EVENT)
    assert result.exit_code == 0, result.output
    assert "there is no vault" in result.stderr
    assert SURNAME not in (library.folder / "board.html").read_text("utf-8")


def test_vault_that_cannot_be_opened_stops_the_sheets(library: Library) -> None:
    vault = library.root / "content" / "vault.age"
    vault.write_bytes(vault.read_bytes()[:-9])
    assert "content/vault.age" in failed(library.run(EVENT))
    assert not (library.root / "desk").exists()


def test_letter_that_no_font_has_is_warned_of(library: Library) -> None:
    path = library.root / "content" / "books" / "night-nurse.md"
    path.write_text(path.read_text("utf-8").replace("death of an", "death (死) of an"), "utf-8")
    assert "night-nurse: the fonts lack a letter" in library.run(EVENT).stderr
    assert "死" in (library.folder / "board.html").read_text("utf-8")


def test_broken_template_says_nothing_of_what_it_was_given(library: Library) -> None:
    cards = library.root / "theme" / "cards"
    cards.mkdir(parents=True)
    (cards / "desk.typ").write_text("#panic(sys.inputs.data)")
    config = library.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("font: false", "font: false\n  custom_dir: theme"))
    assert "theme/cards/desk.typ cannot be typeset" in failed(library.run(EVENT))
    assert not (library.root / "desk").exists()


def test_clear_deletes_and_says_what_it_cannot_promise(library: Library) -> None:
    library.run(EVENT)
    result = library.run("--clear")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"desk/: {EVENT}.\nDeleted from this disk.")
    assert not (library.root / "desk").exists()
    assert library.run(EVENT, "--clear").stdout == f"There is nothing in desk/{EVENT} to delete.\n"


def test_desk_that_is_a_link_is_refused(library: Library) -> None:
    (library.root / "shared").mkdir()
    (library.root / "desk").symlink_to(library.root / "shared")
    assert "move it away" in failed(library.run(EVENT))
    assert "is a link" in failed(library.run("--clear"))
