"""`docs/privacy.md` names the tests that hold its promises: they exist, and none is left out."""

from __future__ import annotations

import ast
import re

from tests.conftest import PROJECT

TESTS = PROJECT / "tests"
NAMED = set(re.findall(r"`([\w/]+\.py)::(test_\w+)`", (PROJECT / "docs/privacy.md").read_text()))


def names_in(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    assert len(NAMED) > 40
    assert [(file, name) for file, name in NAMED if name not in names_in(file)] == []


def test_every_must_never_has_its_test_and_is_named() -> None:
    tests = {name for name in names_in("test_must_never.py") if name.startswith("test_")}
    assert {name[5:7] for name in tests} == {f"{number:02}" for number in range(1, 16)}
    assert {name for file, name in NAMED if file == "test_must_never.py"} == tests
