"""The handbook tells every field, and what it shows as an example is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from hlsite.model.vocabulary import COLOURS
from hlsite.reading.fields import BookFields, EventFields
from hlsite.reading.fields.site import TopicFields
from hlsite.reading.site_config import PluginOptions, read_project
from tests.conftest import PROJECT
from tests.reading.library import TOPICS, problems_of, write_library

HANDBOOK = (PROJECT / "docs" / "handbook.md").read_text("utf-8")
OTHER = TOPICS + "- {id: occupation, label: {en: A, kk: Ә, ru: А}, group: work, colour: saffron}\n"


@pytest.mark.parametrize("schema", [BookFields, EventFields, TopicFields, PluginOptions])
def test_handbook_tells_every_field(schema: type[BaseModel]) -> None:
    told = {name for row in re.findall(r"(?m)^\| (`.+?) \|", HANDBOOK) for name in row.split("`")}
    assert [name for name in schema.model_fields if name not in told] == []


def test_settings_of_the_handbook_are_right_and_are_called_by_their_defaults(
    tmp_path: Path,
) -> None:
    [example] = re.findall(r"(?ms)^```yaml\n(site_name:.*?)^```$", HANDBOOK)
    (tmp_path / "mkdocs.yml").write_text(example, "utf-8")
    settings = read_project(tmp_path / "mkdocs.yml").settings
    assert (settings.site_name("ru"), settings.languages) == ("Наша библиотека", ("en", "ru"))
    told = dict(
        re.findall(r"(?m)^\| `(\w+)` \| `?([\w\[\]]+)`? \|", HANDBOOK.partition("| setting")[2])
    )
    defaults = PluginOptions()
    for name in ("timezone", "minimum_cell", "printer"):
        assert told[name] == str(getattr(defaults, name))


def test_topic_of_the_handbook_is_right_and_every_colour_is_told(tmp_path: Path) -> None:
    [topic] = re.findall(r"(?ms)^```yaml\n(- \{id: .*?)^```$", HANDBOOK)
    files = {"topics.yml": OTHER + topic.replace("id: health", "id: health-told")}
    assert problems_of(write_library(tmp_path, files)) == ()
    [row] = re.findall(r"(?m)^\| `colour` \|.*$", HANDBOOK)
    assert tuple(re.findall(r"`(\w+)`", row))[1:] == COLOURS


def test_examples_of_the_handbook_are_right(tmp_path: Path) -> None:
    book, event = re.findall(r"(?ms)^```yaml\n(---\n.*?)^```$", HANDBOOK)[:2]
    files = {
        "books/night-nurse.md": book,
        "books/bee-keeper.md": book.replace("Night nurse", "Bee keeper").replace("Saule", "Aisha"),
        "books/night-nurse.ru.md": None,
        "events/winter-reading.md": event,
        "topics.yml": OTHER,
    }
    assert problems_of(write_library(tmp_path, files)) == ()
    [outcomes] = re.findall(r"(?ms)^```yaml\n(outcomes:\n.*?)^```$", HANDBOOK)
    held = event.replace("\n---\n", f"\n{outcomes}---\n").replace("2026-12-12", "2026-11-12")
    assert problems_of(write_library(tmp_path, {**files, "events/winter-reading.md": held})) == ()


def test_messages_that_the_handbook_quotes_are_those_of_the_program() -> None:
    program = " ".join(
        path.read_text("utf-8").replace("{", "…").replace("}", "…")
        for path in sorted((PROJECT / "hlsite").rglob("*.py"))
    )
    program = re.sub(r"\s+", " ", re.sub(r'"\s*\n\s*f?"', "", program))
    table = HANDBOOK.partition("| you see |")[2]
    for quoted in re.findall(r"(?m)^\| `(.+?)` \|", table):
        parts = re.split(r"…|\d+ block", quoted)
        assert [part for part in parts if part.strip() not in program] == [], quoted


def test_links_of_the_handbook_lead_to_its_headings() -> None:
    headings = re.findall(r"(?m)^##+ (.+)$", HANDBOOK)
    known = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", HANDBOOK)) <= known
