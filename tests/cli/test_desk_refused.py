"""What publishes refuses the desk's folder as its target."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main
from hlsite.desk.folder import MARKER
from tests.conftest import PROJECT


@pytest.mark.parametrize(
    "arguments",
    [("build", "--site-dir"), ("print", "winter-reading-2026", "--directory")],
    ids=["build", "print"],
)
def test_publishing_into_a_desk_folder_is_refused(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    target = tmp_path / "sheets"
    target.mkdir()
    (target / MARKER).write_text("What the desk alone may see.", "utf-8")
    config = str(PROJECT / "mkdocs.yml")
    name, *rest = arguments
    result = CliRunner().invoke(main, [name, "-f", config, *rest, str(target)])
    assert result.exit_code == 1
    assert "is a desk folder; nothing is published there" in result.output
    assert [path.name for path in target.iterdir()] == [MARKER]
