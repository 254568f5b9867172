"""What may never be a target: sources, projects, links, mount points, the desk's sheets."""

from __future__ import annotations

import os
from pathlib import Path

from hlsite.confidential import is_desk_folder

_CONFIGURATIONS = frozenset({"mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"})
# What a `content` folder of sources has; a page of that name (`content/index.html`) has none.
_SOURCES = ("books", "events", "portraits", "pages", "topics.yml", "vault.age")


class PublishError(Exception):
    """The target cannot be published to; the message says why and how to mend it."""


def refuse_unsafe(target: Path) -> None:
    """Let `target` pass if a build may replace it, there already or not.

    Raises:
        PublishError: It may not.
    """
    shown = target.name or str(target)
    if target.is_symlink():
        raise PublishError(f"{shown} is a link; delete it, or publish to the folder it points to")
    if os.path.ismount(target) or not target.name:
        raise PublishError(f"{shown} cannot be exchanged as a whole; publish to a folder inside it")
    if any(
        parent.name == "content" and _has_sources(parent) for parent in (target, *target.parents)
    ):
        raise PublishError(f"{shown} lies among the sources; publish to a folder outside content/")
    if is_desk_folder(target):
        raise PublishError(f"{shown} is a desk folder; nothing is published there")
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{shown} is not a folder; move it away, or publish elsewhere")
    if Path.cwd().is_relative_to(target) or _holds_a_project(target):
        raise PublishError(
            f"{shown} holds a project with its sources, which publishing would delete; "
            "choose a folder for the site alone, such as site/"
        )


def _has_sources(content: Path) -> bool:
    return any((content / name).exists() for name in _SOURCES)


def _holds_a_project(target: Path) -> bool:
    for folder, folders, files in os.walk(target):
        if ".git" in folders or ".git" in files or not _CONFIGURATIONS.isdisjoint(files):
            return True
        if "content" in folders and _has_sources(Path(folder, "content")):
            return True
    return False
