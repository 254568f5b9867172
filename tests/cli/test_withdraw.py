"""`hlsite withdraw`: the field, the site without the book, and what is left elsewhere."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from hlsite import plugin_run
from hlsite.cli import withdraw as command
from hlsite.cli.withdraw import withdraw
from hlsite.cli.withdraw_takedown import takedown
from hlsite.desk.folder import write_desk
from hlsite.privacy.codes import unlisted_code
from hlsite.publish import PublishError
from hlsite.reading.edit import EditError, add_date
from hlsite.reading.site_config import read_project
from hlsite.unlocking import unlock
from tests.conftest import EPOCH, copy_example, tree
from tests.privacy.factories import settings

BOOK, DAY = "night-nurse", dt.date(2026, 11, 24)
LINE = "withdrawn: 2026-11-24\n"
NEUTRAL = ["404.html", "index.html", "kk/index.html", "robots.txt", "ru/index.html"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, and a site that a build has left."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    root = copy_example(tmp_path / "project")
    for page in ("index.html", f"books/{BOOK}/index.html", f"kk/books/{BOOK}/index.html"):
        put(root / "site" / page, "Plantedova")
    put(root / ".cache" / "hlsite" / "pictures" / "0" / "960.webp", "pixels")
    return root


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def run(project: Path, *arguments: str, answers: str = "") -> Result:
    config = str(project / "mkdocs.yml")
    return CliRunner().invoke(withdraw, ["-f", config, *arguments], input=answers)


Build = Callable[..., int]


@pytest.fixture
def builds(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """A build that publishes a site without the book, and how it was asked for."""
    asked: list[dict[str, object]] = []

    def build(config_file: Path, **options: object) -> int:
        asked.append({"config_file": config_file, **options})
        for page in project.rglob("site/**/index.html"):
            page.unlink() if BOOK in page.parts else None
        for folder in (project / "site" / "books", project / "site" / "kk" / "books"):
            for page in folder.glob("*"):
                page.rmdir()
        return 0

    monkeypatch.setattr(plugin_run, "build_site", build)
    return asked


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException | None = None) -> None:
    def build(*_arguments: object, **_options: object) -> int:
        if error is not None:
            raise error
        return 1

    monkeypatch.setattr(plugin_run, "build_site", build)


def source(project: Path) -> Path:
    return project / "content" / "books" / f"{BOOK}.md"


def test_field_is_written_and_every_other_byte_stays(
    project: Path, builds: list[dict[str, object]]
) -> None:
    before = source(project).read_bytes()
    source(project).chmod(0o640)
    result = run(project, BOOK, "--yes")
    assert result.exit_code == 0, result.output
    assert source(project).read_bytes() == before.replace(
        b"---\n\nI am not", LINE.encode() + b"---\n\nI am not"
    )
    assert source(project).stat().st_mode & 0o777 == 0o640
    assert list(source(project).parent.glob(".*")) == []
    assert builds == [
        {
            "config_file": project / "mkdocs.yml",
            "anonymise": False,
            "strict": False,
            "site_dir": None,
        }
    ]


@pytest.mark.usefixtures("builds")
def test_traces_are_told(project: Path) -> None:
    (project / "print" / "winter-reading-2026").mkdir(parents=True)
    write_desk(project, "winter-reading-2026", {"desk.pdf": b"1"})
    write_desk(project, "school-day-2027", {"desk.pdf": b"1"})
    told = run(project, BOOK, "--yes").stdout
    for line in (
        "  https://nura-library.example/books/night-nurse/",
        "  https://nura-library.example/kk/books/night-nurse/",
        "  winter-reading-2026 (2026-12-12)",
        "  print/winter-reading-2026/: delete it, and print the event anew",
        "  desk/winter-reading-2026/: hlsite desk --clear winter-reading-2026",
    ):
        assert line in told.splitlines()
    assert "web archives" in told
    assert "https://nura-library.example/ru/books/night-nurse/" not in told
    assert "school-day" not in told
    assert not (project / ".cache" / "hlsite").exists()


@pytest.mark.usefixtures("builds")
def test_pages_under_a_code_are_told(project: Path) -> None:
    secret = unlock(read_project(project / "mkdocs.yml")).code_secret.reveal()
    code = unlisted_code(secret, "came-home")
    put(project / "site" / "ru" / "books" / code / "index.html", "")
    result = run(project, "came-home", "--yes")
    assert f"  https://nura-library.example/ru/books/{code}/" in result.stdout.splitlines()


@pytest.mark.usefixtures("builds")
def test_book_without_a_page_says_so(project: Path) -> None:
    put(project / "content" / "events" / "stray.kk.md", "---\n---\n")
    put(project / "content" / "events" / "odd-event.md", "---\nbooks: [came-home]\n---\n")
    put(project / "content" / "events" / "bare-event.md", "---\ntitle: x\n---\n")
    told = run(project, "came-home", "--yes").stdout
    assert "The published folder had no page of it." in told
    assert "  odd-event\n" in told
    assert "These folders still hold it" not in told


def test_confirmation_is_asked_for(project: Path, builds: list[dict[str, object]]) -> None:
    declined = run(project, BOOK, answers="n\n")
    assert (declined.exit_code, "Nothing was withdrawn." in declined.stderr) == (2, True)
    assert builds == []
    assert LINE not in source(project).read_text("utf-8")
    assert run(project, BOOK, answers="y\n").exit_code == 0
    assert LINE in source(project).read_text("utf-8")


@pytest.mark.parametrize("arguments", [("no-such-book",), (BOOK, "-f", "other.yml"), ()])
def test_command_that_did_nothing_does_not_claim_a_neutral_page(
    project: Path, builds: list[dict[str, object]], arguments: tuple[str, ...]
) -> None:
    before = tree(project / "site")
    assert run(project, *arguments, "--yes").exit_code == 2
    assert (builds, tree(project / "site")) == ([], before)


def test_options_of_the_build_are_handed_on(project: Path, builds: list[dict[str, object]]) -> None:
    other = project / "www"
    assert run(project, BOOK, "--yes", "--anonymise", "-d", str(other)).exit_code == 0
    assert (builds[0]["anonymise"], builds[0]["site_dir"]) == (True, other)


@pytest.mark.usefixtures("builds")
def test_withdrawn_book_can_be_withdrawn_again(project: Path) -> None:
    run(project, BOOK, "--yes")
    before = source(project).read_bytes()
    again = run(project, BOOK, "--yes")
    assert (again.exit_code, "withdrawn is there already" in again.stdout) == (0, True)
    assert source(project).read_bytes() == before


def test_site_that_cannot_be_built_is_taken_down(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch)
    result = run(project, BOOK, "--yes")
    assert (result.exit_code, "A neutral page stands in the place of site/" in result.stderr) == (
        1,
        True,
    )
    assert sorted(tree(project / "site")) == [".nojekyll", *NEUTRAL]
    assert LINE in source(project).read_text("utf-8")
    assert "web archives" in result.stdout


@pytest.mark.parametrize("error", [RuntimeError("Plantedova"), KeyboardInterrupt(), SystemExit(3)])
def test_build_that_breaks_takes_the_site_down(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    failing(monkeypatch, error)
    result = run(project, BOOK, "--yes")
    assert result.exit_code == 1
    assert f"stopped by {type(error).__name__}" in result.stderr
    assert "Plantedova" not in result.output
    assert sorted(tree(project / "site")) == [".nojekyll", *NEUTRAL]


def test_build_that_leaves_the_page_takes_the_site_down(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin_run, "build_site", lambda *_args, **_options: 0)
    assert run(project, BOOK, "--yes").exit_code == 1
    assert not (project / "site" / "books").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [(PublishError("site is a link"), "site is a link"), (KeyError("Plantedova"), "KeyError")],
)
def test_site_that_cannot_be_taken_down_is_cried_out(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    failing(monkeypatch)

    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(command, "takedown", refuse)
    result = run(project, BOOK, "--yes")
    assert (result.exit_code, f"{said}\nTHE BOOK MAY STILL BE IN" in result.stderr) == (2, True)
    assert "web archives" in result.stdout


def test_addresses_of_a_site_that_stays_are_not_called_gone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch)
    (project / "site").rename(project / "elsewhere")
    (project / "site").symlink_to("elsewhere")
    result = run(project, BOOK, "--yes")
    assert result.exit_code == 2
    assert "These addresses are STILL THERE:" in result.stdout
    assert "gone" not in result.stdout


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_passphrase_that_is_not_typed_does_not_claim_a_neutral_page(
    project: Path,
    builds: list[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
    stop: type[BaseException],
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise stop

    monkeypatch.setattr("hlsite.cli.withdraw_traces.unlock", interrupted)
    before = tree(project / "site")
    result = run(project, BOOK, "--yes")
    assert (result.exit_code, "Nothing was withdrawn." in result.stderr) == (2, True)
    assert (builds, tree(project / "site")) == ([], before)
    assert LINE not in source(project).read_text("utf-8")


def test_event_that_cannot_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch)
    events = project / "content" / "events"
    (events / "nauryz-shelf-2026.md").write_text(f"---\nbooks:\n  - {BOOK}\n  - [\n---\n")
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "school-day-2027.md":
            raise PermissionError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    result = run(project, BOOK, "--yes")
    assert result.exit_code == 1
    assert (
        "These events cannot be read; look yourself whether they list it:\n"
        "  nauryz-shelf-2026\n  school-day-2027\n"
    ) in result.stdout


def test_field_that_cannot_be_written_takes_the_site_down(
    project: Path, builds: list[dict[str, object]]
) -> None:
    source(project).write_text("---\ntitle: [\n---\nPlantedova\n")
    result = run(project, BOOK, "--yes")
    assert (result.exit_code, builds, "NOT written" in result.stderr) == (1, [], True)
    assert "Plantedova" not in result.output
    assert sorted(tree(project / "site")) == [".nojekyll", *NEUTRAL]


def test_addresses_under_a_code_need_the_key(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = project / "content" / "vault.age"
    vault.write_bytes(vault.read_bytes()[:-9])
    put(project / "content" / "events" / "lonely-event.kk.md", "---\n---\n")
    failing(monkeypatch)
    result = run(project, "police-officer", "--yes")
    assert "addresses under a code cannot be told" in result.stdout


def test_book_at_no_event_has_no_cards_to_pull(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project / "content" / "books" / "lonely-book.md", "---\ntitle: x\n---\n")
    failing(monkeypatch)
    assert "Pull its printed cards" not in run(project, "lonely-book", "--yes").stdout


def test_vault_without_its_key_takes_the_site_down(project: Path) -> None:
    vault = project / "content" / "vault.age"
    vault.write_bytes(vault.read_bytes()[:-9])
    result = withdrawn_for_real(project)
    assert result.returncode == 1, result.stderr
    assert "addresses under a code cannot be told" in result.stdout
    assert sorted(tree(project / "site")) == [".nojekyll", *NEUTRAL]


def withdrawn_for_real(project: Path) -> subprocess.CompletedProcess[str]:
    """With MkDocs, in a process of its own."""
    script = "from hlsite.cli.withdraw import withdraw; withdraw()"
    return subprocess.run(
        [sys.executable, "-c", script, BOOK, "--yes"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def test_book_is_in_no_file_after_a_real_build(project: Path) -> None:
    result = withdrawn_for_real(project)
    assert result.returncode == 0, result.stderr
    files = tree(project / "site")
    assert len(files) > 100
    traces = (BOOK.encode(), b"Night nurse", "Ночная медсестра".encode(), b"Sarybulak")
    assert [name for name, content in files.items() for trace in traces if trace in content] == []
    assert [name for name in files if BOOK in name] == []


def test_unknown_book_changes_nothing(project: Path, builds: list[dict[str, object]]) -> None:
    put(project / "content" / "books" / "orphan.kk.md", "---\n---\n")
    for book in ("no-such-book", "orphan"):
        result = run(project, book, "--yes")
        assert (result.exit_code, builds) == (2, [])
        assert f"there is no content/books/{book}.md" in result.stderr


def test_desk_folder_is_no_site(project: Path, builds: list[dict[str, object]]) -> None:
    result = run(project, BOOK, "--yes", "-d", str(project / "desk" / "www"))
    assert (result.exit_code, builds) == (2, [])
    assert "is a desk folder" in result.stderr


def test_neutral_page_names_nobody_and_links_nowhere(tmp_path: Path) -> None:
    put(tmp_path / "site" / "books" / "x" / "index.html", "old")
    takedown(tmp_path / "site", settings(languages=("en", "kk", "ru")))
    files = tree(tmp_path / "site")
    assert sorted(files) == [".nojekyll", *NEUTRAL]
    page = files["index.html"].decode()
    assert {files[name] for name in NEUTRAL if name.endswith(".html")} == {files["index.html"]}
    assert re.findall(r'<section lang="(\w+)"', page) == ["en", "kk", "ru"]
    assert re.findall(r"href|src=|https?:|<script|withdraw", page) == []
    assert "Under maintenance" in page


def test_takedown_that_fails_leaves_no_staging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "write_text", fail)
    with pytest.raises(OSError, match="disk full"):
        takedown(tmp_path / "site", settings())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"---\na: 1\n---\nbody\n", b"---\na: 1\nwithdrawn: 2026-11-24\n---\nbody\n"),
        (b"---\r\na: 1\r\n---  \r\nx", b"---\r\na: 1\r\nwithdrawn: 2026-11-24\r\n---  \r\nx"),
        (b"---\ra: 1\r---", b"---\ra: 1\rwithdrawn: 2026-11-24\r---"),
        (b"\xef\xbb\xbf---\na: 1\n---", b"\xef\xbb\xbf---\na: 1\nwithdrawn: 2026-11-24\n---"),
        (b"---\n---\n", b"---\nwithdrawn: 2026-11-24\n---\n"),
        (b"---\n  a: 1\n---\n", b"---\n  a: 1\n  withdrawn: 2026-11-24\n---\n"),
        (b"---\na: |\n  x\n\n# c\n---\n", b"---\na: |\n  x\n\n# c\nwithdrawn: 2026-11-24\n---\n"),
        (
            "---\na: e\u0301\n---\n\u00a0---\n".encode(),
            "---\na: e\u0301\nwithdrawn: 2026-11-24\n---\n\u00a0---\n".encode(),
        ),
    ],
)
def test_line_is_added_and_nothing_else(raw: bytes, expected: bytes) -> None:
    assert add_date("b.md", raw, "withdrawn", DAY) == expected


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"---\nwithdrawn: 2026-01-01\n---\n", "is there already"),
        (b"no front matter", "by hand"),
        (b"---\na: [\n---\n", "by hand"),
        (b"---\n{a: 1}\n---\n", "takes no further line"),
        (b"---\na: Plantedova\na: 2\n---\n", "by hand"),
    ],
)
def test_file_that_takes_no_line_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(EditError, match=message) as caught:
        add_date("b.md", raw, "withdrawn", DAY)
    assert "Plantedova" not in str(caught.value)
