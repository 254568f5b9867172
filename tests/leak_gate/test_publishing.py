"""Every way to a published folder leads through the leak gate: seen from outside."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.leak_gate import LeakGate
from tests.conftest import EPOCH, copy_example, run_hlsite, tree

# All of the example's vault, which the example never shows.
NAME = "Райхан Байзақова"
SURNAME, HOUSE, PHONE = "Baizakova", "Санжар", "8 (700) 000-11-01"
BOOK, EVENT = "night-nurse", "night-shelf-2027"
HAND_PAGE = "content/pages/about.md"
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The example with an old site and an old kit."""
    root = copy_example(tmp_path / "library")
    for old in ("site/index.html", f"print/{EVENT}/cards.pdf"):
        (root / old).parent.mkdir(parents=True)
        (root / old).write_text("old")
    return root


def plant(library: Path, path: str, *words: str) -> None:
    with (library / path).open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(words) + "\n")


def stopped(library: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run what has to be stopped by the gate, and see that nothing has changed."""
    before = {folder: tree(library / folder) for folder in ("site", "print")}
    state = library.parent / "state"
    result = run_hlsite(library, *arguments, XDG_STATE_HOME=str(state))
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert {folder: tree(library / folder) for folder in before} == before
    assert not [entry for entry in library.iterdir() if entry.name.startswith(".site")]
    assert len(list((state / "hlsite" / "audit").iterdir())) == 1
    return result


def findings(library: Path) -> list[dict[str, str]]:
    (details,) = (library.parent / "state" / "hlsite" / "audit").iterdir()
    return [
        found for found in json.loads(details.read_text())["findings"] if found["tier"] != "review"
    ]


@pytest.mark.parametrize("module", ["hlsite", "mkdocs", "properdocs"])
def test_name_on_a_hand_written_page_stops_the_site(library: Path, module: str) -> None:
    plant(library, HAND_PAGE, f"Thanks to {SURNAME}.")
    before = tree(library / "site")
    result = run_hlsite(
        library, "build", module=module, XDG_STATE_HOME=str(library.parent / "state")
    )
    assert result.returncode == 1, result.stderr
    assert tree(library / "site") == before
    assert SURNAME not in result.stderr + result.stdout
    assert "Leak gate: " in result.stderr
    found = {(one["path"], one["rule"], one["book"]) for one in findings(library)}
    assert ("about/index.html", "surname", BOOK) in found
    assert {rule for _, rule, _ in found} == {"surname"}


def test_all_that_is_planted_is_found_at_once(library: Path) -> None:
    plant(library, HAND_PAGE, f"{NAME}, {PHONE}", "", f"[x](https://x.example/{SURNAME.lower()})")
    plant(library, "content/pages/about.kk.md", f"Рахмет, {HOUSE}!")
    stopped(library, "build")
    found = {(one["path"], one["tier"], one["rule"]) for one in findings(library)}
    assert found >= {
        ("about/index.html", "block", "full-name"),
        ("about/index.html", "block", "phone"),
        ("about/index.html", "block", "surname"),
        ("kk/about/index.html", "own", "also"),
    }


def test_name_in_a_books_own_words_stops_site_and_kit(library: Path) -> None:
    path = library / f"content/books/{BOOK}.md"
    words = path.read_text("utf-8")
    marker = next(line for line in words.splitlines() if line.startswith("summary:"))
    path.write_text(words.replace(marker, f"{marker.rstrip()} Ask for {SURNAME}."), "utf-8")
    stopped(library, "build")
    assert {found["rule"] for found in findings(library)} == {"surname"}
    stopped(library, "print", "winter-reading-2026", "--only", "cards", "--language", "en")


def test_open_book_may_show_its_own_name_and_what_it_need_not_mask(library: Path) -> None:
    """The very name that the vault holds: in site and kit, wherever the book's words stand."""
    for path in (library / "content" / "books").glob(f"{BOOK}*.md"):
        words = path.read_text("utf-8").replace("anonymity: alias", "anonymity: open")
        lines = (
            "name: Raikhan Baizakova" if line.startswith("alias:") else line
            for line in words.split("\n")
        )
        path.write_text("\n".join(lines), "utf-8")
    built = run_hlsite(library, "build")
    assert built.returncode == 0, built.stderr
    page = (library / "site" / "kk" / "books" / BOOK / "index.html").read_text()
    assert "Raikhan Baizakova" in page
    printed = run_hlsite(library, "print", EVENT, "--only", "cards,catalogue", "--language", "kk")
    assert printed.returncode == 0, printed.stderr


def test_name_that_a_theme_brings_stops_the_site(library: Path) -> None:
    (library / "theme" / "assets" / "stylesheets" / "hl").mkdir(parents=True)
    plant(library, "theme/assets/stylesheets/hl/zz.css", f".x {{ content: '{SURNAME}' }}")
    config = (library / "mkdocs.yml").read_text()
    (library / "mkdocs.yml").write_text(
        config.replace("name: material", "name: material\n  custom_dir: theme")
    )
    stopped(library, "build")
    assert findings(library)[0]["path"] == "assets/hl.css"


def test_exception_lets_one_finding_pass_until_its_day(library: Path) -> None:
    plant(library, HAND_PAGE, f"{SURNAME} Street")
    stopped(library, "build")
    lines = [
        f"- finding: {found['fingerprint']}\n  reason: the street of that name\n  expires: %s"
        for found in findings(library)
    ]
    exceptions = library / "content" / "audit-exceptions.yml"
    exceptions.write_text("\n".join(lines).replace("%s", "2026-11-24"))
    assert run_hlsite(library, "build").returncode == 0
    exceptions.write_text("\n".join(lines).replace("%s", "2026-11-23"))
    result = stopped(library, "build")
    assert "audit-exceptions.yml:3:3: warning: items.0.expires: has passed" in result.stderr


def test_wrong_exceptions_are_errors_with_their_lines(library: Path) -> None:
    exceptions = library / "content" / "audit-exceptions.yml"
    exceptions.write_text("- finding: night-nurse\n  expires: 2030-01-01\n")
    result = run_hlsite(library, "check")
    assert result.returncode == 1
    assert "audit-exceptions.yml:1:3: items.0.finding: is no finding" in result.stdout
    assert "items.0.reason: is required" in result.stdout
    exceptions.write_text(f"- finding: {'a' * 32}\n  reason: a street\n  expires: 2030-01-01\n")
    assert "is more than a year away" in run_hlsite(library, "check").stdout


def test_findings_are_told_on_a_terminal(library: Path) -> None:
    plant(library, HAND_PAGE, f"Thanks to {SURNAME}.")
    shown = on_terminal(library, "build")
    assert "about/index.html: text line" in shown
    assert f"block: surname of {BOOK}" in shown
    assert SURNAME not in shown


def on_terminal(library: Path, *arguments: str) -> str:
    leader, follower = pty.openpty()
    env = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "XDG_STATE_HOME": str(library.parent / "state"),
    }
    subprocess.run(
        [sys.executable, "-m", "hlsite", *arguments],
        cwd=library,
        env=env,
        stdout=follower,
        stderr=follower,
        check=False,
    )
    os.close(follower)
    shown = b""
    try:
        while part := os.read(leader, 4096):
            shown += part
    except OSError:  # the terminal has been read to its end
        pass
    os.close(leader)
    return shown.decode()


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def audit(example: Path, tmp_path: Path) -> Run:
    """`hlsite audit` over a folder with one page."""

    def run(
        words: str, *arguments: str, path: str = "index.html"
    ) -> subprocess.CompletedProcess[str]:
        folder = tmp_path / "out"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, encoding="utf-8")
        state = str(tmp_path / "state")
        return run_hlsite(example, "audit", str(folder), *arguments, XDG_STATE_HOME=state)

    return run


def test_audit_of_the_example_finds_nothing_that_stops(example: Path, tmp_path: Path) -> None:
    result = run_hlsite(example, "audit", "site", XDG_STATE_HOME=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "0 block, 0 own" in result.stderr


def test_audit_tells_tools_where_and_never_what(audit: Run) -> None:
    result = audit(f"<p>{SURNAME}</p>", "--json")
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert (report["files"], report["bytes"]) == (1, len(f"<p>{SURNAME}</p>"))
    (found,) = report["findings"]
    assert sorted(found) == ["book", "path", "rule", "tier", "where"]
    assert (found["path"], found["tier"], found["book"]) == ("index.html", "block", BOOK)
    assert SURNAME not in result.stdout + result.stderr


def test_audit_of_an_event_knows_whose_kit_it_is(audit: Run) -> None:
    planted = "Райкошпен сөйлестім."
    assert audit(planted, "--edition", "room").returncode == 0
    path = "winter-reading-2026/kk/note.txt"
    assert audit(planted, "--edition", "room", path=path).returncode == 1


def test_desk_sheets_of_the_example_hold_nothing_that_they_may_not(tmp_path: Path) -> None:
    """A left side names the employer of one book: it stands there as a left side."""
    project = copy_example(tmp_path)
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    sheets = run_hlsite(project, "desk", "winter-reading-2026", **state)
    assert sheets.returncode == 0, sheets.stderr
    assert run_hlsite(project, "audit", "desk", "--edition", "room", **state).returncode == 1
    found = run_hlsite(project, "audit", "desk", "--edition", "desk", **state)
    assert found.returncode == 0, found.stderr


def test_desk_may_hold_a_name_and_a_number_to_call_but_no_iin(audit: Run) -> None:
    assert audit(f"<p>{SURNAME} {PHONE}</p>", "--edition", "desk").returncode == 0
    assert audit(f"<p>{SURNAME} {PHONE}</p>", "--edition", "room").returncode == 1


@pytest.mark.parametrize(
    ("path", "content", "why"),
    [
        ("content/vault.age", b"age-encryption.org/v1\nbroken", "content/vault.age"),
        ("content/books/night-nurse.md", b"---\ntitel: x\n---\n", "has errors"),
        ("mkdocs.yml", b"site_name: [", "mkdocs.yml"),
    ],
)
def test_audit_that_could_not_look_says_so_with_its_own_code(
    library: Path, path: str, content: bytes, why: str
) -> None:
    (library / path).write_bytes(content)
    result = run_hlsite(library, "audit", "site", "--json")
    assert result.returncode == 2
    assert why in result.stderr
    assert not result.stdout
    assert "Traceback" not in result.stderr


def test_audit_of_what_is_no_folder_could_not_look(example: Path) -> None:
    assert run_hlsite(example, "audit", "nowhere").returncode == 2
    assert run_hlsite(example, "audit", "mkdocs.yml").returncode == 2


def test_audit_without_a_vault_says_that_names_are_not_looked_for(library: Path) -> None:
    (library / "content" / "vault.age").unlink()
    result = run_hlsite(library, "audit", "site", XDG_STATE_HOME=str(library.parent))
    assert result.returncode == 0
    assert "names cannot be looked for" in result.stderr


def test_second_audit_on_the_way_reads_only_what_has_changed(library: Path) -> None:
    assert run_hlsite(library, "build").returncode == 0
    marks = (library / ".cache" / "hlsite" / "clean").read_text().split()
    assert len(marks) > 100
    plant(library, HAND_PAGE, f"Thanks to {SURNAME}.")
    stopped(library, "build")


def test_librarys_own_name_is_no_books(library: Path) -> None:
    config = library / "mkdocs.yml"
    config.write_text(config.read_text().replace("Nura human library", "Raikhan human library"))
    page = library / "site" / "about" / "index.html"
    page.parent.mkdir()
    state = library.parent / "state"
    for words, code in (("Raikhan human library", 0), ("Raikhan reads here", 1)):
        page.write_text(f"<title>{words}</title>")
        audited = run_hlsite(library, "audit", "site", XDG_STATE_HOME=str(state))
        assert audited.returncode == code, audited.stderr
    assert {found["rule"] for found in findings(library)} == {"given-name"}


def test_what_a_page_says_to_machines_is_no_name(tmp_path: Path) -> None:
    page = """<meta http-equiv="Content-Security-Policy" content="base-uri 'none'">
<meta property="og:locale" content="ru_RU"><p>{}</p>"""
    people = (
        Identity("b1", (PersonName("Юрий", "Оспанов"),)),
        Identity("b2", (PersonName("Борис", "Рю"),)),
    )
    found = []
    for words in ("Welcome.", "Юрий"):
        (tmp_path / "index.html").write_text(page.format(words))
        gate = LeakGate(
            Secrets(people), {}, lambda _: {"index.html": ("*",)}, TODAY, structure=None
        )
        found.append({(each.tier, each.book) for each in gate.report(tmp_path).findings})
    assert found == [set(), {("own", "b1")}]
