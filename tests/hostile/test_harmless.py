"""Attacks that are no error: the site and the cards of such a library show them as text, or not."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar

from tests.conftest import run_hlsite, tree
from tests.hostile.test_refused import CONFIG
from tests.reading.library import BOOK, EVENT, PAGE, TOPICS, write_library

pytestmark = pytest.mark.xdist_group("library of attacks")

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("harmless.yml").read_text("utf-8")
)
TEXT_ATTRIBUTES = re.compile("content|title|alt|aria-label|data-[a-z-]+")
"""What a browser takes for words alone."""
HOLD = "https://hold.example/"
"""Where the planted registration leads, which is a link like any other."""


def ident(case: dict[str, Any]) -> str:
    return re.sub("[^a-z]+", "-", case["it"]).strip("-")


def files(case: dict[str, Any]) -> dict[str, str]:
    """The case as a file of the library."""
    if "event" in case:
        base, folder, fields = EVENT, "events", case["event"]
    elif "page" in case:
        return {f"pages/{ident(case)}.md": f"---\ntitle: {case['it']}\n---\n{case['page']}\n"}
    else:
        base, folder, fields = BOOK, "books", case.get("front", {})
    _, head, body = base.split("---\n", 2)
    data = {**yaml.safe_load(head), "title": case["it"], "alias": case["it"], **fields}
    if folder == "books":
        data["identity"] = "not_held"
    else:
        del data["books"], data["alias"]
    text, times = case.get("repeat", ("", 0))
    body = case.get("body", body) + text * times
    # JSON is YAML, and escapes what YAML would fold.
    written = "".join(f"{key}: {json.dumps(value, default=str)}\n" for key, value in data.items())
    return {f"{folder}/{ident(case)}.md": f"---\n{written}---\n\n{body}\n"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with every attack in it, its site and its cards."""
    root = tmp_path_factory.mktemp("harmless")
    config = CONFIG.replace("Nura human library", "'Nura </title><script>owned()</script>'")
    (root / "mkdocs.yml").write_text(config)
    planted = {name: text for case in CASES for name, text in files(case).items()}
    books = [Path(name).stem for name in planted if name.startswith("books/")]
    planted["events/winter-reading.md"] = EVENT.replace("night-nurse", "\n  - ".join(books))
    planted["topics.yml"] = TOPICS.replace("ru: Здоровье", "ru: '<script>owned()</script>'")
    planted["pages/index.md"] = PAGE
    write_library(root, {**planted, "vault.age": None, "books/night-nurse.ru.md": None})
    for command in (["build"], ["print", "winter-reading"]):
        result = run_hlsite(root, *command)
        assert result.returncode == 0, result.stderr[-3000:]
    return root


class Seen(HTMLParser):
    """What a browser would run, load or name, and what a reader would read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            self.scripts.append(data)
        else:
            self.text += data


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Seen]:
    return {
        name: Seen(content.decode())
        for name, content in tree(built / "site").items()
        if name.endswith(".html")
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_attack_is_text(case: dict[str, Any], pages: dict[str, Seen]) -> None:
    folder = "events/" if "event" in case else "" if "page" in case else "books/"
    text = " ".join(pages[f"{folder}{ident(case)}/index.html"].text.split())
    assert [words for words in case["shown"] if words not in text] == []


def test_no_element_runs_or_loads_what_was_planted(pages: dict[str, Seen]) -> None:
    hits = [
        (name, tag, attribute, value)
        for name, page in pages.items()
        for tag, attributes in page.tags
        for attribute, value in attributes.items()
        if "owned" in attribute + value
        and not TEXT_ATTRIBUTES.fullmatch(attribute)
        and not (attribute == "href" and value.startswith(HOLD))
    ]
    assert hits == []


def test_no_script_holds_what_was_planted(pages: dict[str, Seen]) -> None:
    for page in pages.values():
        for script in page.scripts:
            if "owned" in script:
                assert json.loads(script)["@context"] == "https://schema.org"


def test_no_handler_no_foreign_document_and_no_scheme_but_the_known(pages: dict[str, Seen]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.tags:
            assert not {"base", "iframe", "object", "embed"} & {tag}, name
            assert not [key for key in attributes if key.startswith("on")], name
            assert (tag, attributes.get("http-equiv")) != ("meta", "refresh"), name
            for key in ("href", "src", "action"):
                scheme = re.match(r"\s*([\w+.-]+):", attributes.get(key, ""))
                assert scheme is None or scheme[1] in ("http", "https", "mailto"), name


def test_nothing_is_computed_read_or_included(built: Path) -> None:
    secrets = (b"24196561", b"root:x:0", b"plugins:", b"docs_dir")
    for folder in ("site", "print"):
        for name, content in tree(built / folder).items():
            assert [secret for secret in secrets if secret in content] == [], name


def test_no_direction_override_is_left(pages: dict[str, Seen]) -> None:
    hidden = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08]")
    assert [name for name, page in pages.items() if hidden.search(page.text)] == []


def test_calendar_has_one_entry_an_event(built: Path) -> None:
    raw = (built / "site" / "events.ics").read_bytes()
    entries = Calendar.from_ical(raw).walk("VEVENT")
    assert len(entries) == 1 + sum("event" in case for case in CASES)
    assert {str(key) for entry in entries for key in entry} == {
        *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "DESCRIPTION"),
        *("URL", "LOCATION"),
    }


def test_typesetting_is_printed_as_it_stands(built: Path) -> None:
    cards = built / "print" / "winter-reading" / "en" / "cards.pdf"
    text = subprocess.run(
        ["pdftotext", "-raw", cards, "-"], capture_output=True, check=True, text=True
    ).stdout
    words = " ".join(text.split())
    for passage in ('#read("/etc/passwd")', '#include "/etc/passwd"', "#sys.inputs"):
        assert passage in words
