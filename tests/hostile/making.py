"""Files of a hostile catalogue that no YAML can hold."""

from __future__ import annotations

import os
from pathlib import Path

from tests.reading.library import BOOK


def bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes(b"---\ntitle: \xff\xfe\n---\n")


def utf16_text(path: Path) -> None:
    path.write_bytes(BOOK.encode("utf-16"))


def deep_list(path: Path) -> None:
    path.write_text(f"---\ntitle: {'[' * 100_000}\n---\n")


def deep_mapping(path: Path) -> None:
    lines = [f"{' ' * level}a:" for level in range(900)]
    path.write_text("\n".join(["---", *lines, "---", ""]))


def many_brackets(path: Path) -> None:
    path.write_text(f"{BOOK}\n{'![' * 16_000}")


def many_elements(path: Path) -> None:
    path.write_text(f"{BOOK}\n{'<div>' * 2000}")


def lists_in_each_other(path: Path) -> None:
    path.write_text(f"{BOOK}\n{'- ' * 400}")


def quotations_in_each_other(path: Path) -> None:
    path.write_text(f"{BOOK}\n{'>' * 400}")


def long_story(path: Path) -> None:
    path.write_text(BOOK + "Night. " * 20_000)


def long_number(path: Path) -> None:
    number = f"minimum_age: {'9' * 5000}\nconsent:"
    path.write_text(BOOK.replace("consent:", number))


def link_outside(path: Path) -> None:
    path.symlink_to("/etc")


def pipe(path: Path) -> None:
    os.mkfifo(path)
