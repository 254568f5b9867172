"""Pushes a finished folder to a Git repository, as one commit that says nothing of its making.

The commit has no parent, a constant author, date and message, and is made in a repository of its
own: no hook, attribute, filter, identity or commit id of the sources can get into it. The same
files give the same commit.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_NULL = os.devnull
MESSAGE = "Site"

# How a server is reached and who may write there is the user's business; all else is left behind.
_KEPT = frozenset({"GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT"})
# Without upkeep in the background: it would outlive the repository that it keeps.
_ALONE = ("-c", f"core.hooksPath={_NULL}", "-c", "maintenance.auto=false", "-c", "gc.auto=0")
# These two are read from the user's folder even where no setting names them.
_PLAIN = (
    *_ALONE,
    *("-c", f"core.attributesFile={_NULL}", "-c", f"core.excludesFile={_NULL}"),
    *("-c", "core.autocrlf=false", "-c", "core.fileMode=false"),
)
_IDENTITY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "hlsite"), ("EMAIL", "hlsite@invalid"))
} | {f"GIT_{role}_DATE": "2000-01-01T00:00:00+0000" for role in ("AUTHOR", "COMMITTER")}
_SOURCES = re.compile(
    r"(^|/)((mkdocs|properdocs)\.ya?ml|topics\.yml|vault\.age|content/(books|events|portraits)/.*)$"
)
_MISSING_BRANCH = 2  # git ls-remote --exit-code


class PushError(Exception):
    """Nothing was pushed; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a site is pushed to.

    Attributes:
        repository: Address or path, as Git takes it from anywhere.
        branch: The branch that is replaced.
    """

    repository: str
    branch: str


def destination(repository: str, branch: str, project: Path) -> Destination:
    """Resolve what a user names, and refuse the branch that the project's sources are on.

    Args:
        repository: An address, a path, or the name of a remote of the project's repository.
        branch: The branch to replace.
        project: The project's folder; it need not be under Git.

    Raises:
        PushError: The branch or the repository is none, or the branch is that of the sources.
    """
    if not repository.strip():
        # To Git that is the folder it stands in: the project's own repository.
        raise PushError("no repository is named; write its address, its path or a remote's name")
    if _git("check-ref-format", "--branch", branch, cwd=project).returncode:
        raise PushError(f"{branch!r} is no name for a branch; write one as gh-pages")
    remotes = _lines("remote", cwd=project)
    address = repository
    if repository in remotes:
        address = _lines("remote", "get-url", "--push", repository, cwd=project)[0]
    if Path(project, address).exists():
        address = str(Path(project, address).resolve())
    own = {_bare(url) for name in remotes for url in _lines("remote", "get-url", name, cwd=project)}
    own |= {_bare(top) for top in _lines("rev-parse", "--show-toplevel", cwd=project)}
    on_branch = _lines("symbolic-ref", "--short", "HEAD", cwd=project)
    if branch in on_branch and {_bare(address), _bare(repository)} & own:
        raise _among_sources(branch)
    return Destination(address, branch)


def push(folder: Path, to: Destination) -> str:
    """Replace the branch by one commit that holds the files of `folder` and nothing else.

    Args:
        folder: What a gate let pass; nothing is judged here.
        to: From `destination`.

    Returns:
        The commit's id.

    Raises:
        PushError: The branch holds sources, or Git failed; the branch is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="hlsite-") as private:
        home = Path(private)
        _done("init", "--quiet", "--bare", "--object-format=sha1", ".", cwd=home)
        _refuse_sources(home, to)
        _done(*_PLAIN, "--work-tree", str(folder.resolve()), "add", "--force", "--all", cwd=home)
        tree = _done("write-tree", cwd=home)
        commit = _done(*_PLAIN, "commit-tree", tree, "-m", MESSAGE, cwd=home)
        silent = ("-c", "push.pushOption=", "push", "--quiet", "--no-signed", "--no-follow-tags")
        there = ("--force", "--", to.repository, f"{commit}:refs/heads/{to.branch}")
        _reach(*_ALONE, *silent, *there, cwd=home)
        return commit


def _refuse_sources(home: Path, to: Destination) -> None:
    """Look at what would be replaced: whatever the repository is called, sources stay."""
    head = f"refs/heads/{to.branch}"
    asked = ("ls-remote", "--quiet", "--exit-code", "--", to.repository, head)
    if _reach(*asked, cwd=home, allowed=_MISSING_BRANCH) is None:
        return
    # The names alone, where the server can leave the contents out.
    wanted = ("--quiet", "--depth=1", "--filter=blob:none", "--no-tags")
    _reach(*_ALONE, "fetch", *wanted, "--", to.repository, head, cwd=home)
    names = _done("ls-tree", "-r", "-z", "--name-only", "FETCH_HEAD", cwd=home).split("\0")
    if any(_SOURCES.search(name) for name in names):
        raise _among_sources(to.branch)


def _among_sources(branch: str) -> PushError:
    return PushError(
        f"the branch {branch} holds the private sources; they would be replaced by the site. "
        "Name another branch with --branch, or another repository"
    )


def _bare(address: str) -> str:
    return address.rstrip("/").removesuffix(".git").rstrip("/")


def _lines(*arguments: str, cwd: Path) -> list[str]:
    """What Git answers, or nothing where it has no answer (no repository, no branch)."""
    asked = _git(*arguments, cwd=cwd)
    return [] if asked.returncode else asked.stdout.splitlines()


def _done(*arguments: str, cwd: Path) -> str:
    ran = _git(*arguments, cwd=cwd)
    if ran.returncode:
        raise PushError(f"git failed: {_said(ran.stderr)}")
    return ran.stdout.strip()


def _reach(*arguments: str, cwd: Path, allowed: int = 0) -> str | None:
    """Talk to the other repository, by the user's own settings for reaching it.

    Returns:
        What Git answers; None where it ended with `allowed`.
    """
    ran = _run(arguments, cwd, {k: v for k, v in os.environ.items() if _is_kept(k)})
    if ran.returncode and ran.returncode == allowed:
        return None
    if ran.returncode:
        raise PushError(f"the repository refused, or cannot be reached: {_said(ran.stderr)}")
    return ran.stdout


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or name in _KEPT


def _git(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Git without anybody's settings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    nobodys = {"GIT_CONFIG_GLOBAL": _NULL, "GIT_CONFIG_NOSYSTEM": "1"}
    return _run(arguments, cwd, {**environment, **nobodys})


def _run(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a fixed program, no shell
            ["git", *arguments],  # noqa: S607 - wherever the user has it
            cwd=cwd,
            # Where the other repository is a folder, its log would name the user.
            env={**environment, **_IDENTITY},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise PushError("git is not installed; install it, or upload site/ another way") from None


def _said(stderr: str) -> str:
    lines = [line.strip() for line in stderr.splitlines()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "!"))]
    return " / ".join(telling[:3]).rstrip(".") or "it did not say why"
