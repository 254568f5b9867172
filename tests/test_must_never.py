"""What the product must never do, one test for each line of the list in docs/privacy.md.

Each plants what it forbids and sees it refused, or absent from every byte.
"""

from __future__ import annotations

import io
import logging
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from hlsite.cli import main
from hlsite.leak_gate import LeakGate
from hlsite.privacy.portrait import clean_page_picture
from tests.conftest import EPOCH, run_hlsite, tree
from tests.planted import (
    CONSENT,
    FILES,
    NOWHERE,
    VAULT,
    add_vault,
    book,
    build,
    hits,
    portrait,
    readable,
    write_planted,
)

EVENT = "winter-reading"
SCHOOL = FILES["events/school-day.md"]
NURSE, NURSE_IN_RUSSIAN = FILES["books/night-nurse.md"], FILES["books/night-nurse.ru.md"]
OLD = {"index.html": b"old"}
Told = Callable[[], str]


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", "")
    monkeypatch.setenv("TMPDIR", str(tmp_path))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The planted library, with a site that an earlier build has left."""
    root = write_planted(tmp_path / "library")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_bytes(OLD["index.html"])
    return root


def write(root: Path, name: str, content: str | bytes) -> None:
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def refuses(root: Path, caplog: pytest.LogCaptureFixture) -> str:
    """That the build is refused and the old site stays, whole; what was said."""
    with caplog.at_level(logging.WARNING, "hlsite"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("hlsite"), "propagate", True)
        assert build(root) == 1
    assert tree(root / "site") == OLD
    return caplog.text


def print_kit(root: Path, *options: str) -> int:
    config = str(root / "mkdocs.yml")
    arguments = [
        "print",
        "-f",
        config,
        EVENT,
        "--language",
        "en",
        *(options or ("--only", "cards")),
    ]
    return CliRunner().invoke(main, arguments).exit_code


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The planted library with its vault, built, printed, and on its desk."""
    folder = tmp_path_factory.mktemp("editions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.setenv("XDG_CONFIG_HOME", str(folder / "settings"))
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        root = write_planted(folder / "library")
        patch.setenv("HLSITE_VAULT_KEY_FILE", "")
        add_vault(root)
        assert build(root) == 0
        assert print_kit(root) == 0
        desk = CliRunner().invoke(main, ["desk", "-f", str(root / "mkdocs.yml"), EVENT])
        assert desk.exit_code == 0, desk.output
        yield root


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("anonymity: anonymous\n", ""),
        ("anonymity: anonymous", "anonymity: hidden"),
        (CONSENT + "\n", ""),
        (CONSENT, CONSENT.replace("2026-02-10", "10 February")),
        (CONSENT, CONSENT.replace("[web, print, portrait, quote]", "[]")),
    ],
    ids=["no level", "no such level", "no consent", "no day", "covers nothing"],
)
def test_01_publish_a_book_without_a_valid_anonymity_and_consent(
    library: Path, caplog: pytest.LogCaptureFixture, old: str, new: str
) -> None:
    text = FILES["books/quiet-book.md"]
    assert old in text
    write(library, "books/quiet-book.md", text.replace(old, new))
    assert "content/books/quiet-book.md:" in refuses(library, caplog)


@pytest.mark.parametrize(
    "text", ["QZBODY", "---\ntitle: QZBODY\n", "\n---\ntitle: QZBODY\n---\n", "---\n'QZBODY\n---\n"]
)
def test_02_take_a_broken_front_matter_for_body_text(
    library: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    write(library, "books/quiet-book.md", text)
    write(library, "pages/about.md", text)
    told = refuses(library, caplog)
    assert ("books/quiet-book.md:" in told, "pages/about.md:" in told) == (True, True)
    assert "QZBODY" not in told


@pytest.mark.parametrize(
    ("line", "told"),
    [("anonymity: open\n", "is there twice"), ("anonimity: open\n", "unknown field")],
)
def test_03_accept_a_duplicate_or_unknown_key(
    library: Path, caplog: pytest.LogCaptureFixture, line: str, told: str
) -> None:
    write(
        library,
        "books/quiet-book.md",
        FILES["books/quiet-book.md"].replace(CONSENT, line + CONSENT),
    )
    assert told in refuses(library, caplog)


def test_04_emit_a_secret_in_any_place_of_any_file(editions: Path) -> None:
    assert hits(editions / "site", (*NOWHERE, *VAULT, "QZPRINT", "QZEMBARGO")) == []
    assert hits(editions / "print", (*NOWHERE, *VAULT, "QZWEB")) == []
    # The search finds what it looks for: these may be read, and are.
    assert {mark for _, mark in hits(editions / "site", ("a town", "QZWEB"))} == {"a town", "QZWEB"}
    assert hits(editions / "print", ("QZPRINT",)) != []


@pytest.mark.parametrize(
    "place",
    [
        ("pages/about.md", "---\ntitle: Thanks\n---\n\nThanks to Zhanbota Plantedova.\n"),
        ("pages/about.md", "---\ntitle: Thanks\ndescription: To Жанбота Плантедова\n---\n"),
        ("pages/about.md", "---\ntitle: T\n---\n\n[x](https://a.example/Zhanbota%20Plantedova)\n"),
        ("pages/plantedova-zhanbota.png", portrait()),
        ("books/open-book.md", book("Open", "open", "name: A\n", body="I thank Plantedova Zh.")),
        ("books/night-nurse.md", NURSE.replace("town]].", "town]]. QZLEFT is far.")),
        ("books/night-nurse.ru.md", NURSE_IN_RUSSIAN.replace("в городе", "в QZLEFT")),
        ("books/open-book.md", book("Plantedova's friend", "open", "name: A\n")),
        ("topics.yml", FILES["topics.yml"].replace("Health", "Zhanbota Plantedova")),
        ("events/school-day.md", SCHOOL.replace("For pupils", "Call +7(700)5559901")),
    ],
    ids=[
        *("text", "attribute", "link", "path", "thanks", "mask", "translation", "title", "topic"),
        "contact",
    ],
)
def test_04_emit_a_name_that_somebody_wrote_elsewhere(
    library: Path, caplog: pytest.LogCaptureFixture, place: tuple[str, str | bytes]
) -> None:
    add_vault(library)
    write(library, *place)
    told = refuses(library, caplog)
    assert "leak gate" in told.lower()
    assert [word for word in VAULT if word in told] == []


def test_05_copy_a_file_it_did_not_make(library: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("notes.xlsx", "books/old.docx", "pages/list.csv", "portraits/raw.tiff"):
        write(library, name, "QZFOREIGN")
    (library / "content" / "pages" / "link.png").symlink_to("/etc/passwd")
    (library / "content" / "portraits" / "up").symlink_to("..")
    told = refuses(library, caplog)
    for name in ("notes.xlsx", "old.docx", "list.csv", "raw.tiff", "link.png", "portraits/up"):
        assert name in told


def test_05_leave_its_root_or_let_typst_read_a_file(tmp_path: Path) -> None:
    theme = tmp_path / "library" / "own" / "cards"
    root = write_planted(
        tmp_path / "library",
        {"books/open-book.md": book("'#read(\"/etc/passwd\")'", "open", "name: A\n")},
    )
    assert print_kit(root) == 0
    text = readable(tree(root / "print"))
    assert [name for name, words in text.items() if "root:x:0" in words] == []
    theme.mkdir(parents=True)
    (theme / "cards.typ").write_text('#read("/etc/passwd")')
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("font: false", "font: false, custom_dir: own"))
    before = tree(root / "print")
    assert print_kit(root) == 1
    assert tree(root / "print") == before


def test_06_keep_anything_of_a_portrait_but_the_pixels_that_are_seen(editions: Path) -> None:
    assert b"QZCAMERA" in (editions / "content/portraits/qzportrait.png").read_bytes()
    pictures = {
        name: raw for name, raw in tree(editions / "site").items() if name.endswith(".webp")
    }
    assert sorted(pictures) == [
        f"books/night-nurse/portrait-{width}.webp" for width in (320, 640, 960)
    ]
    for raw in pictures.values():
        assert (raw[8:16], len(raw)) == (b"WEBPVP8 ", int.from_bytes(raw[4:8], "little") + 8)


def test_06_keep_pixels_that_are_hidden_under_transparency() -> None:
    hidden = Image.new("RGBA", (640, 800), (255, 0, 0, 0))
    written = io.BytesIO()
    hidden.save(written, "PNG")
    for raw in clean_page_picture(written.getvalue()).files.values():
        red, green, blue = Image.open(io.BytesIO(raw)).convert("RGB").getpixel((9, 9))  # type: ignore[misc]
        assert min(red, green, blue) > 250


def test_07_reveal_when_or_where_something_was_edited(editions: Path) -> None:
    traces = re.compile(
        rb"[\w.-]+\.md\b|edit_uri|/edit/|lastmod|dateModified|last.updated|qzportrait",
        re.IGNORECASE,
    )
    shipped = re.compile(r"assets/(vendor|javascripts)/|hl\.js$")
    found = [
        (name, match[0])
        for name, content in tree(editions / "site").items()
        if not shipped.search(name)
        for match in traces.finditer(content)
    ]
    assert found == []
    built = int(EPOCH)
    assert {int(path.stat().st_mtime) for path in (editions / "site").rglob("*")} == {built}


def test_08_keep_a_withdrawn_or_expired_book_in_caches_or_old_output(library: Path) -> None:
    (library / "site" / "index.html").unlink()
    assert build(library) == 0
    cache = library / ".cache"
    assert (hits(library / "site", ("A nurse",)) != [], len(tree(cache)) > 0) == (True, True)
    nurse = FILES["books/night-nurse.md"]
    for line in (CONSENT + "\nwithdrawn: 2026-11-24", CONSENT.replace("2027-12-31", "2026-11-23")):
        write(library, "books/night-nurse.md", nurse.replace(CONSENT, line))
        assert build(library) == 0
        assert hits(library / "site", ("night-nurse", "A nurse", "Saule", "Сауле")) == []
        assert [name for name in tree(cache) if "webp" in name] == []
        write(library, "books/night-nurse.md", nurse)
        assert build(library) == 0


def test_09_mix_editions(editions: Path) -> None:
    """Every pair of editions, compared for what only one of them may hold."""
    only = {
        "site": ("QZWEB", "What a lock is for"),
        "print": ("QZPRINT",),
        "desk": ("QZLEFT", "QZVENUE", "555 99 01", "Plantedova"),
    }
    never = {
        "site": ("QZPRINT", "print-book", "QZLEFT", "QZVENUE", "555 99 01", "Plantedova", "taken"),
        "print": ("QZWEB", "web-book", "QZLEFT", "QZVENUE", "555 99 01", "Plantedova"),
        "desk": ("870630400123", "1987-06-30", "Sarybulak", "QZGONE", "gone-book", "QZLAPSED"),
    }
    for edition in ("site", "print", "desk"):
        assert {mark for _, mark in hits(editions / edition, never[edition])} <= (
            # The word `taken` is a slot's state in the public timetable's own markup.
            {"taken"} if edition == "site" else set()
        )
        if edition != "print":
            found = {mark for _, mark in hits(editions / edition, only[edition])}
            assert found == set(only[edition]), edition
    assert stat.S_IMODE((editions / "desk" / EVENT).stat().st_mode) == 0o700


@pytest.mark.parametrize("command", [("build", "-d"), ("print", EVENT, "-d")])
def test_09_publish_the_desk(editions: Path, command: tuple[str, ...]) -> None:
    before = tree(editions / "desk")
    name, *rest = command
    config = str(editions / "mkdocs.yml")
    result = CliRunner().invoke(main, [name, "-f", config, *rest, str(editions / "desk" / EVENT)])
    assert (result.exit_code, tree(editions / "desk")) == (1, before)


def test_10_make_a_browser_or_a_build_contact_a_third_party(editions: Path, tmp_path: Path) -> None:
    loads = re.compile(
        rb"""(?:src|srcset|action|poster|data)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//"""
        rb"""|@import|<link[^>]+rel="(?:stylesheet|preload|icon|preconnect|dns-prefetch)"[^>]+href="https?:"""
    )
    assert [name for name, raw in tree(editions / "site").items() if loads.search(raw)] == []
    root = write_planted(tmp_path / "library")
    script = (
        "import socket, sys\n"
        "def refuse(*_args, **_options): raise SystemExit('NETWORK')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse\n"
        "from hlsite.cli import main\nmain(sys.argv[1:])\n"
    )
    for arguments in (["build"], ["print", EVENT, "--only", "cards", "--language", "en"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr


def test_11_run_a_script_from_content(library: Path) -> None:
    attack = "<script>owned()</script><img src=x onerror=owned()><a href='javascript:owned()'>a</a>"
    write(library, "books/open-book.md", book("Wide open", "open", "name: A\n", body=attack))
    write(library, "pages/about.md", f"---\ntitle: About\n---\n\n{attack}\n")
    (library / "site" / "index.html").unlink()
    assert build(library) == 0
    assert hits(library / "site", ("owned",)) == []


def test_12_write_an_identity_to_a_log_a_traceback_or_a_temporary_file(
    library: Path, tmp_path: Path
) -> None:
    add_vault(library)
    write(library, "pages/about.md", "---\ntitle: Thanks\n---\n\nThanks to Zhanbota Plantedova.\n")
    refused = run_hlsite(library, "build")
    write(library, "pages/about.md", "---\ntitle: Thanks\nname: Zhanbota Plantedova\n---\n")
    wrong = run_hlsite(library, "build")
    broken = run_hlsite(library, "print", EVENT, "--printer", "Plantedova-none")
    script = (
        "import sys, hlsite.pipeline as p\n"
        "def fail(*_args, **_options): raise RuntimeError('broken on purpose')\n"
        "p.clean_pictures = fail\n"
        "from hlsite.cli import main\nmain(['build'])\n"
    )
    write(library, "pages/about.md", "---\ntitle: Thanks\n---\n")
    crashed = subprocess.run(
        [sys.executable, "-c", script], cwd=library, capture_output=True, text=True, check=False
    )
    assert "broken on purpose" in crashed.stderr
    for done in (refused, wrong, crashed):
        assert done.returncode == 1
        assert [word for word in VAULT if word in done.stdout + done.stderr] == []
    assert broken.returncode == 1
    left = [path for path in tmp_path.rglob("*") if path.is_file() and "content" not in path.parts]
    assert left != []
    for path in left:
        assert [word for word in VAULT if word.encode() in path.read_bytes()] == [], path
        if path.is_relative_to(tmp_path / "state"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_13_pass_when_a_decoder_is_missing(
    library: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A font that the product did not bring has to be read; known ones are known by their hash.
    monkeypatch.setattr("hlsite.pipeline.known_files", frozenset)
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert "Leak gate" in refuses(library, caplog)


def test_13_pass_when_the_audit_is_blind(
    library: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlsite.audit.decode.pdf._Reader.read", lambda *_arguments: None)
    assert "canary in paper.pdf" in refuses(library, caplog)


def test_14_publish_in_part_or_bytes_that_were_not_audited(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, bytes]] = []
    look = LeakGate.__call__

    def watched(gate: LeakGate, folder: Path) -> None:
        look(gate, folder)
        seen.append(tree(folder))

    monkeypatch.setattr(LeakGate, "__call__", watched)
    assert build(library) == 0
    assert [tree(library / "site")] == seen

    def fail(_gate: LeakGate, _folder: Path) -> None:
        raise OSError("disk full")

    before = tree(library / "site")
    monkeypatch.setattr(LeakGate, "__call__", fail)
    write(library, "pages/about.md", "---\ntitle: New\n---\n")
    assert build(library) == 1
    assert tree(library / "site") == before
    assert [path.name for path in library.iterdir() if path.name.startswith(".site")] == []


def test_15_differ_from_one_build_to_the_next(editions: Path, tmp_path: Path) -> None:
    again = write_planted(tmp_path / "elsewhere" / "library")
    # The codes come from the vault's secret, so the same vault goes with it.
    (again / "content/vault.age").write_bytes((editions / "content/vault.age").read_bytes())
    os.environ["HLSITE_VAULT_KEY_FILE"] = str(editions.parent / "library.key")
    assert (build(again), print_kit(again)) == (0, 0)
    assert tree(again / "site") == tree(editions / "site")
    assert tree(again / "print") == tree(editions / "print")
