"""What `hlsite deploy` pushes: the site's files as one commit, and nothing of who made them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hlsite.cli import main
from hlsite.publish.pushing import MESSAGE, PushError, destination, push
from tests.conftest import copy_example, run_hlsite, tree

SITE = {"index.html": b"<!doctype html>\r\n", "books/a/index.html": b"page", ".nojekyll": b""}
NOBODY = "hlsite <hlsite@invalid> 946684800 +0000"
HOOKS = ("pre-push", "pre-commit", "post-commit", "post-index-change")
SETTINGS = """\
[user]
name = Aigul
email = aigul@library.example
[core]
autocrlf = true
hooksPath = ~/hooks
[push]
gpgSign = true
[commit]
gpgSign = true
"""


def git(folder: Path, *arguments: str) -> str:
    """Ask Git without anybody's settings."""
    ran = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "-C", str(folder), *arguments],
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """An empty repository to push to."""
    git(tmp_path, "init", "-q", "--bare", "public.git")
    return tmp_path / "public.git"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A library under Git, on the branch `main`."""
    folder = put(tmp_path / "library", {"content/topics.yml": b"[]", "mkdocs.yml": b""})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "sources")
    return folder


@pytest.fixture(autouse=True)
def settings_that_leave_traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = put(tmp_path / "home", {f"hooks/{name}": b"#!/bin/sh\ntouch ~/ran\n" for name in HOOKS})
    put(home, {".gitconfig": SETTINGS.encode(), ".config/git/ignore": b"books/\n"})
    put(home, {".config/git/attributes": b"*.html text eol=lf\n"})
    for hook in (home / "hooks").iterdir():
        hook.chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Aigul")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "library" / ".git"))
    yield
    assert not (home / "ran").exists()


def published(repository: Path, branch: str = "gh-pages") -> dict[str, bytes]:
    """The files of a branch, byte for byte."""
    names = git(repository, "ls-tree", "-r", "-z", "--name-only", branch).split("\0")
    return {
        name: subprocess.run(
            ["git", "-C", str(repository), "cat-file", "blob", f"{branch}:{name}"],
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            check=True,
        ).stdout
        for name in names
        if name
    }


def test_repository_without_a_name_is_not_the_sources(project: Path) -> None:
    with pytest.raises(PushError, match="no repository is named"):
        destination("", "gh-pages", project)


def test_push_makes_one_commit_of_nobody_and_replaces_what_was_there(
    tmp_path: Path, public: Path, project: Path
) -> None:
    to = destination(str(public), "gh-pages", project)
    old = push(put(tmp_path / "old", {"index.html": b"old", "gone.html": b"withdrawn"}), to)
    new = push(put(tmp_path / "site", SITE), to)
    assert new != old
    assert git(public, "rev-list", "--all") == new
    assert git(public, "cat-file", "commit", new).splitlines() == [
        f"tree {git(public, 'rev-parse', 'gh-pages^{tree}')}",
        f"author {NOBODY}",
        f"committer {NOBODY}",
        "",
        MESSAGE,
    ]
    assert published(public) == SITE
    assert git(public, "for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages"


def test_same_files_give_the_same_commit(tmp_path: Path, public: Path, project: Path) -> None:
    first = push(put(tmp_path / "a", SITE), destination(str(public), "one", project))
    other = put(tmp_path / "b", dict(reversed(SITE.items())))
    (other / "index.html").chmod(0o755)
    assert push(other, destination(str(public), "two", project)) == first


@pytest.mark.parametrize("address", ["origin", "../public.git", "../library", "."])
def test_branch_of_the_sources_is_refused_by_whatever_name(
    public: Path, project: Path, address: str
) -> None:
    git(project, "remote", "add", "origin", str(public))
    with pytest.raises(PushError, match="the branch main holds the private sources"):
        destination(address, "main", project)
    assert destination("origin", "gh-pages", project).repository == str(public)


@pytest.mark.parametrize("name", ["mkdocs.yml", "content/books/a.md", "vault.age", "x/topics.yml"])
def test_branch_that_holds_sources_is_refused_wherever_it_is(
    tmp_path: Path, public: Path, name: str
) -> None:
    other = put(tmp_path / "elsewhere", {name: b"private"})
    git(other, "init", "-q", "-b", "gh-pages")
    git(other, "add", "--all")
    git(other, "commit", "-q", "-m", "sources")
    git(other, "push", "-q", str(public), "gh-pages")
    before = git(public, "rev-parse", "gh-pages")
    with pytest.raises(PushError, match="the branch gh-pages holds the private sources"):
        push(put(tmp_path / "site", SITE), destination(str(public), "gh-pages", tmp_path))
    assert git(public, "rev-parse", "gh-pages") == before


def test_push_to_nowhere_says_so(tmp_path: Path) -> None:
    to = destination(str(tmp_path / "nowhere.git"), "gh-pages", tmp_path)
    with pytest.raises(PushError, match=r"refused, or cannot be reached: .*nowhere\.git"):
        push(put(tmp_path / "site", SITE), to)
    with pytest.raises(PushError, match="no name for a branch; write one as gh-pages"):
        destination("origin", "gh pages", tmp_path)


def test_push_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PushError, match="git is not installed"):
        destination("origin", "gh-pages", tmp_path)


def test_deploy_pushes_the_built_site_and_nothing_else(
    tmp_path: Path, site: Path, public: Path
) -> None:
    project = copy_example(tmp_path / "example")
    before = tree(project)
    done = run_hlsite(project, "deploy", str(public))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert published(public) == tree(site)
    assert git(public, "rev-list", "--count", "--all") == "1"
    kept = {name: data for name, data in tree(project).items() if not name.startswith(".cache/")}
    assert kept == before


def test_deploy_of_what_cannot_be_built_pushes_nothing(
    tmp_path: Path, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_example(tmp_path / "example")
    asked: list[dict[str, object]] = []

    def refuse(_config: Path, **options: object) -> int:
        asked.append(options)
        return 1

    monkeypatch.setattr("hlsite.plugin_run.build_site", refuse)
    result = deploy(project, str(public), "--anonymise")
    assert result.exit_code == 1
    assert result.stderr == "the site was not built; see above.\nNothing was pushed.\n"
    assert (asked[0]["anonymise"], asked[0]["is_told"]) == (True, False)
    assert git(public, "for-each-ref") == ""


def test_deploy_of_the_neutral_page_builds_nothing(tmp_path: Path, public: Path) -> None:
    project = copy_example(tmp_path / "example")
    shutil.rmtree(project / "content" / "books")
    result = deploy(project, str(public), "--neutral", "--branch", "pages")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    names = ["404.html", "index.html", "kk/index.html", "robots.txt", "ru/index.html"]
    assert sorted(published(public, "pages")) == [".nojekyll", *names]


def deploy(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["deploy", "-f", str(project / "mkdocs.yml"), *arguments])
