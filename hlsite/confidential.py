"""How a folder says that nothing in it is published: the desk's mark, for all who write folders."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "desk"
"""Name of the folder beside `mkdocs.yml`."""

MARKER = "CONFIDENTIAL.txt"
"""Stands in `desk/` and in each event's folder, so that a copy elsewhere is known for one."""

_CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


def is_desk_folder(path: Path) -> bool:
    """Whether `path` is a desk folder, lies in one, or holds one: nothing to publish from or to.

    A desk folder is `desk/` beside `mkdocs.yml`, there already or not, and every folder that
    carries the marker, wherever it was copied to.
    """
    whole = path.resolve()
    if any(_is_marked(folder) for folder in (whole, *whole.parents)):
        return True
    return whole.is_dir() and any(
        MARKER in names or any(_is_marked(Path(folder, name)) for name in folders)
        for folder, folders, names in os.walk(whole)
    )


def _is_marked(folder: Path) -> bool:
    if (folder / MARKER).is_file():
        return True
    beside = (folder.parent / name for name in _CONFIGURATIONS)
    # File systems that ignore case would lead `Desk/` to the same place.
    return folder.name.casefold() == FOLDER and any(file.is_file() for file in beside)
