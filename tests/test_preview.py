"""`hlsite serve`: what it shows is what a build would publish, and it shows it to nobody else."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main
from hlsite.cli.preview import take_in
from hlsite.cli.preview_server import News, PreviewServer
from hlsite.cli.watching import state_of
from hlsite.model.problem import ContentError
from hlsite.plugin_run import Preview
from hlsite.reading.anonymised import marker_of
from tests.conftest import EPOCH, PROJECT, copy_example, tree


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, which is the working folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    folder = copy_example(tmp_path / "library")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def preview(project: Path) -> Preview:
    """Its preview, with everything taken in."""
    opened = Preview(project / "mkdocs.yml")
    opened.refresh(())
    return opened


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words that have to be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@contextlib.contextmanager
def noticed(preview: Preview) -> Iterator[None]:
    """Let the preview take in what changes meanwhile."""
    before = state_of(preview.watched)
    yield
    changed = before.items() ^ state_of(preview.watched).items()
    preview.refresh({Path(name) for name, _ in changed})


def shown(preview: Preview) -> dict[str, bytes | None]:
    """Every file of the preview."""
    return {uri: preview.content(uri) for uri in preview.uris()}


def built(project: Path) -> dict[str, bytes]:
    """Every file that a build of the same files publishes."""
    subprocess.run(
        [sys.executable, PROJECT / "bench" / "without_audit.py", "build"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=True,
        capture_output=True,
    )
    return tree(project / "site")


def change_words(content: Path) -> None:
    edit(content / "books/night-nurse.md", ("Night nurse", "Night owl"), ("in a big", "in some"))
    edit(content / "topics.yml", ("{en: Occupation,", "{en: Work,"), ("juniper", "rose"))
    edit(content / "events/winter-reading-2026.md", ('taken: ["14:30", "15:00"]', "taken: []"))


def delete_and_rename(content: Path) -> None:
    for path in (content / "books").glob("korean-born-in-karaganda*"):
        path.rename(path.with_name(path.name.replace("korean-born", "born")))
    for path in content.rglob("*.md"):
        text = path.read_text("utf-8").replace("korean-born-in", "born-in")
        path.write_text(text.replace("first_event: quiet-evening-2025\n", ""), "utf-8")
    for path in (*content.glob("*/grown-up-in-a-childrens-home*"), *content.glob("*/quiet-*")):
        path.unlink()
    portraits = content / "portraits"
    shutil.copy(portraits / "deaf-not-quiet.png", portraits / "night-nurse.png")
    edit(content.parent / "mkdocs.yml", ("Nura human library", "Nura library"))


def test_preview_is_what_a_build_writes(project: Path, preview: Preview) -> None:
    for change in (change_words, delete_and_rename):
        with noticed(preview):
            change(project / "content")
        assert shown(preview) == built(project)


def test_error_leaves_the_last_good_state_until_it_is_mended(
    project: Path, preview: Preview
) -> None:
    nurse, before = project / "content/books/night-nurse.md", shown(preview)
    with pytest.raises(ContentError, match="titel: unknown field"), noticed(preview):
        edit(nurse, ("title: Night nurse", "titel: Night owl"))
    assert shown(preview) == before
    with noticed(preview):
        edit(nurse, ("titel: Night owl", "title: Night owl"))
    assert b"Night owl" in (preview.content("books/night-nurse/index.html") or b"")


def test_what_nobody_foresaw_is_told_without_its_words(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise LookupError("Plantedova")

    monkeypatch.setattr(preview, "refresh", fail)
    news = News()
    take_in(preview, (), threading.Lock(), news)
    assert news.problems == "stopped by an unexpected LookupError"
    assert "Plantedova" not in caplog.text


def test_preview_of_an_anonymised_site_is_anonymised(project: Path, preview: Preview) -> None:
    page = "books/night-nurse/index.html"
    assert b"Saule" in (preview.content(page) or b"")
    with noticed(preview):
        marker_of(project / "site").touch()
    again = Preview(project / "mkdocs.yml")
    again.refresh(())
    for each in (preview, again):
        anonymised = each.content(page)
        assert anonymised is not None
        assert b"Night nurse" in anonymised
        assert b"Saule" not in anonymised


def test_preview_publishes_nothing(project: Path, preview: Preview) -> None:
    shown(preview)
    assert {path.name for path in project.iterdir()} == {"content", "mkdocs.yml", ".cache"}


@pytest.mark.parametrize("address", ["0.0.0.0:8000", "192.168.1.4:8000", "library.example:80"])
def test_preview_is_for_this_machine_alone(project: Path, address: str) -> None:
    told = CliRunner().invoke(main, ["serve", "-f", str(project / "mkdocs.yml"), "-a", address])
    assert (told.exit_code, "serve it on 127.0.0.1" in told.output) == (1, True)


@pytest.mark.parametrize("address", ["127.0.0.1:65536", "127.0.0.1", "localhost:" + "9" * 5000])
def test_preview_without_a_port_is_told(project: Path, address: str) -> None:
    told = CliRunner().invoke(main, ["serve", "-f", str(project / "mkdocs.yml"), "-a", address])
    assert (told.exit_code, "is no HOST:PORT; write it as" in told.output) == (1, True)


def test_where_other_plugins_take_part_mkdocs_serves(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(
        "hlsite.cli.preview.serve_by_mkdocs", lambda _config, *, address: asked.append(address)
    )
    edit(project / "mkdocs.yml", ("plugins:", "plugins:\n  - search"))
    told = CliRunner().invoke(main, ["serve", "-a", "127.0.0.1:8011"])
    assert (told.exit_code, asked) == (0, ["127.0.0.1:8011"])


Get = Callable[..., tuple[int, str]]


@pytest.fixture
def news() -> News:
    return News(version=4, edition=3)


@pytest.fixture
def get(news: News) -> Iterator[Get]:
    """Asks a server of two pages."""
    pages = {"index.html": b"<p>Home</p></body>", "404.html": b"Not here</body>"}
    with PreviewServer(("127.0.0.1", 0), "/nura/", pages.get, news) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def asked(path: str, **headers: str) -> tuple[int, str]:
            address = f"http://127.0.0.1:{server.server_address[1]}{path}"
            try:
                with urllib.request.urlopen(
                    urllib.request.Request(address, headers=headers)
                ) as got:
                    return got.status, got.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read().decode()

        yield asked
        server.shutdown()


def test_page_learns_what_is_new_and_what_is_wrong(get: Get, news: News) -> None:
    assert 'data-version="4" data-edition="3"></script></body>' in get("/")[1]
    news.tell("content/books/a.md:2:1: titel: unknown field")
    told = {"version": 5, "edition": 3, "problems": "content/books/a.md:2:1: titel: unknown field"}
    assert json.loads(get("/nura/.preview/wait?version=4")[1]) == told
    news.tell()
    told = {"version": 6, "edition": 4, "problems": ""}
    assert json.loads(get("/nura/.preview/wait?version=5")[1]) == told


def test_unknown_page_is_the_site_s_own(get: Get) -> None:
    status, page = get("/nura/nowhere/")
    assert (status, "Not here" in page) == (404, True)


def test_another_name_for_this_machine_is_refused(get: Get) -> None:
    assert get("/nura/", Host="library.example:8000") == (403, "")
