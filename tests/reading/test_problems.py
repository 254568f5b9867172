"""Every way in which a file can be wrong, as data: see `tests/golden/problems*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reading.library import FILES, problems_of, write_library

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent.parent / "golden").glob("problems*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def changed_files(case: dict[str, Any]) -> dict[str, str | bytes | None]:
    """The case's files: whole ones, and the good library's with one passage replaced."""
    files: dict[str, str | bytes | None] = dict(case.get("files", {}))
    for name, edits in case.get("replace", {}).items():
        text = FILES[name]
        for old, new in edits.items():
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new, 1)
        files[name] = text
    return files


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_problems_of_a_wrong_file_are_told_with_place_and_mend(
    case: dict[str, Any], tmp_path: Path
) -> None:
    content = write_library(tmp_path, changed_files(case))
    assert [str(problem) for problem in problems_of(content)] == case["says"]


def test_problems_of_a_right_library_are_none(tmp_path: Path) -> None:
    assert problems_of(write_library(tmp_path)) == ()
