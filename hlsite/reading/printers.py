"""Reads `content/printers/*.yml`: what the print shops want, each field checked in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hlsite.model.problem import Problem
from hlsite.reading.fields import ID_PATTERN, PrinterFields
from hlsite.reading.front_matter import FrontMatter, read_yaml, unreadable
from hlsite.reading.validation import validate

_ID = re.compile(ID_PATTERN)
_WITHOUT_FILE = ("fogra39", "none")

# ICC.1:2022, 7.2: the profile's class and its colour space stand in the header.
_CLASS, _SPACE, _SIGNATURE = slice(12, 16), slice(16, 20), slice(36, 40)


def read_printers(
    files: Iterable[Path], content: Path
) -> tuple[Mapping[str, Mapping[str, Any]], list[Problem]]:
    """Read every profile of a library.

    Args:
        files: `.yml` profiles and the `.icc` files that they name.
        content: The folder that problems are told from.

    Returns:
        The fields that each profile sets, by its file's stem, `icc` as an absolute path where it is
        a file; and all problems, placed.
    """
    listed = tuple(files)
    profiles = {path.relative_to(content / "printers").as_posix() for path in listed}
    found: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for path in listed:
        if path.suffix != ".yml":
            continue
        shown = path.relative_to(content.parent).as_posix()
        try:
            front = read_yaml(shown, path.read_bytes())
        except OSError:
            front = unreadable(shown)
        problems += front.problems
        if not _ID.match(path.stem):
            message = "the name is no id; use small Latin letters, digits and hyphens"
            problems.append(Problem(front.path, 0, 0, "", message))
        fields, faults = validate(front, PrinterFields)
        problems += faults
        problems += _conditions(front, content / "printers", profiles)
        if fields is None:
            continue
        values = fields.model_dump(exclude_none=True)
        if values.get("icc", "none") not in _WITHOUT_FILE:
            values["icc"] = str((content / "printers" / values["icc"]).resolve())
        found[path.stem] = values
    return found, problems


def _conditions(front: FrontMatter, folder: Path, files: Iterable[str]) -> Iterator[Problem]:
    values = front.data
    icc = values.get("icc", "fogra39")
    if not isinstance(icc, str):
        return
    if icc == "none" and values.get("standard") != "plain":
        message = "without a profile there is no PDF/X-4; add `standard: plain`"
        yield front.problem(("icc",), message)
    if icc in _WITHOUT_FILE:
        return
    named = sorted(name for name in files if name.endswith(".icc"))
    if icc not in named:
        known = ", ".join((*_WITHOUT_FILE, *named))
        yield front.problem(("icc",), f"is no file in printers/; put it there, or write: {known}")
        return
    header = (folder / icc).read_bytes()[:128]
    if header[_SIGNATURE] != b"acsp":
        yield front.problem(("icc",), "is no ICC profile; ask the shop for the .icc file")
    elif header[_CLASS] != b"prtr" or header[_SPACE] != b"CMYK":
        message = "is no profile of a printing condition in CMYK; ask the shop for one"
        yield front.problem(("icc",), message)
