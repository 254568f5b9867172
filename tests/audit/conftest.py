"""The word lists that precision is measured on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from tests.audit.corpus import PEOPLE

WORD_LISTS = "aspell aspell-en aspell-kk aspell-ru hunspell-kk hunspell-ru"
"""Debian packages."""


@pytest.fixture(scope="session")
def aspell() -> Callable[[str], list[str]]:
    """Give the words of one of aspell's lists; a missing list fails the test."""
    if shutil.which("aspell") is None:
        pytest.fail(f"no aspell; Debian: apt-get install {WORD_LISTS}")

    def words(language: str) -> list[str]:
        dump = subprocess.run(
            ["aspell", "-l", language, "dump", "master"], capture_output=True, check=False
        )
        if dump.returncode:
            pytest.fail(f"aspell has no list for {language}; Debian: apt-get install {WORD_LISTS}")
        return [line.partition("/")[0] for line in dump.stdout.decode().split()]

    return words


@pytest.fixture(scope="session")
def crowd() -> Gate:
    """A gate with 150 people in its vault."""
    people = tuple(
        Identity(person.book, (PersonName(person.given, person.surname, person.patronymic),))
        for person in PEOPLE[:100] + PEOPLE[-50:]
    )
    return Gate(Secrets(people), {}, {})
