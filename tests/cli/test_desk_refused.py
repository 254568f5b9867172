"""What publishes refuses the desk's folder as its target, whoever calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main
from hlsite.confidential import MARKER
from tests.conftest import PROJECT, copy_example, run_hlsite, tree

REFUSAL = "is a desk folder; nothing is published there"


def test_printing_into_a_desk_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text("What the desk alone may see.", "utf-8")
    config = str(PROJECT / "mkdocs.yml")
    result = CliRunner().invoke(
        main, ["print", "-f", config, "winter-reading-2026", "--directory", str(tmp_path)]
    )
    assert result.exit_code == 1
    assert REFUSAL in result.output
    assert [path.name for path in tmp_path.iterdir()] == [MARKER]


@pytest.mark.parametrize("folder", ["desk/www", "upload/www", "upload"])
@pytest.mark.parametrize("module", ["hlsite", "mkdocs"])
def test_building_into_a_desk_folder_is_refused(tmp_path: Path, module: str, folder: str) -> None:
    project = copy_example(tmp_path)
    copied = project / "upload" / "www"
    copied.mkdir(parents=True)
    (copied / MARKER).write_text("What the desk alone may see.", "utf-8")
    before = tree(project)
    built = run_hlsite(project, "build", "-d", folder, module=module)
    assert built.returncode == 1
    assert REFUSAL in built.stdout + built.stderr
    assert "Traceback" not in built.stderr
    assert tree(project) == before
