from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from hlsite.leak_gate import alias_problems
from hlsite.model.identity import Identity, PersonName
from tests.conftest import run_hlsite
from tests.planted import FILES, PERSON, add_vault, write_planted
from tests.privacy.factories import book, catalogue

OWNER = Identity(
    "night-nurse",
    names=(PersonName("Айгүл", "Сейітова", "Маратқызы"),),
    diminutives=("Айгулька",),
    also=("Тоғжан апай",),
)


@pytest.mark.parametrize(
    ("alias", "told"),
    [
        ("Айгүл", True),
        ("Aigul", True),
        ("Aunt Aigul", True),
        ("Seitova", True),
        ("Айгулька", True),
        ("Togzhan apai", True),
        ("Сәуле апай", False),
        ("Aunt Moon", False),
        ("Ай", False),
    ],
)
def test_own_name_as_an_alias_is_told(tmp_path: Path, alias: str, *, told: bool) -> None:
    path = tmp_path / "content" / "books" / "night-nurse.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: A\nalias: B\n---\n", "utf-8")
    held = catalogue(book(anonymity="alias", text={"alias": alias}))
    held = dataclasses.replace(held, root=tmp_path / "content")
    said = "content/books/night-nurse.md:3:1: alias: is the person's own name in the vault; "
    expected = [f"{said}choose another"] if told else []
    assert list(map(str, alias_problems(held, {"night-nurse": OWNER}))) == expected


def test_alias_of_somebody_without_an_entry_cannot_be_judged() -> None:
    assert alias_problems(catalogue(book(anonymity="alias")), {}) == ()


def test_name_as_an_alias_stops_check_and_build(tmp_path: Path) -> None:
    russian = FILES["books/night-nurse.ru.md"].replace("Сауле", "Жанбота")
    root = write_planted(tmp_path / "library", {"books/night-nurse.ru.md": russian})
    key = str(add_vault(root, PERSON))
    for command in ("check", "build"):
        done = run_hlsite(root, command, HLSITE_VAULT_KEY_FILE=key)
        said = "content/books/night-nurse.ru.md:3:1: alias: is the person's own name in the vault"
        assert (done.returncode, said in done.stdout + done.stderr) == (1, True)
        assert "Жанбота" not in done.stdout + done.stderr
