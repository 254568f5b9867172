"""A small library on disk that is right in every way, for tests that make one thing wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from hlsite.model.problem import ContentError, Problem
from hlsite.reading.catalogue import Reading, read_catalogue
from hlsite.settings import Settings

TODAY = dt.date(2026, 11, 24)

SETTINGS = Settings(
    site_names={"en": "Nura human library"},
    site_url="https://nura-library.example/",
    languages=("en", "kk", "ru"),
    timezone="Asia/Almaty",
)

BOOK = """\
---
title: Night nurse
anonymity: alias
alias: Saule
summary: This book is awake while others sleep.
topics: [health]
preconceptions:
  - Nurses sleep at night.
questions:
  - What do you do at four?
languages: [kk, ru]
consent: {signed: 2026-02-10, until: 2027-12-31, covers: [web, print, quote, portrait]}
---

I work in [[Ekibastuz|a mining town]].

I like it.
"""

TRANSLATION = """\
---
title: Ночная медсестра
alias: Сауле
summary: Эта книга не спит, когда спят другие.
preconceptions:
  - Медсёстры ночью спят.
questions:
  - Что вы делаете в четыре часа?
---

Я работаю [[в Экибастузе|в шахтёрском городе]].
"""

EVENT = """\
---
title: The winter reading
summary: Books wait by the window.
date: 2026-12-12
start: "14:00"
end: "16:55"
venue: {name: Main Library, address: "14 Kerey Street", disclosure: public}
books:
  - night-nurse
---
"""

TOPICS = """\
- {id: health, label: {en: Health, kk: Денсаулық, ru: Здоровье}, group: body, colour: juniper}
- {id: status, label: {en: Status, kk: Мәртебе, ru: Положение}, group: life, colour: stone}
"""

PAGE = """\
---
title: About
---

What a human library is.
"""

FILES: Mapping[str, str] = {
    "books/night-nurse.md": BOOK,
    "books/night-nurse.ru.md": TRANSLATION,
    "events/winter-reading.md": EVENT,
    "pages/about.md": PAGE,
    "topics.yml": TOPICS,
    "vault.age": "",
}


def write_library(root: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the library below `root`; `changed` replaces, adds or (None) leaves out files."""
    content = root / "content"
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content


def read(content: Path, *, today: dt.date = TODAY) -> Reading:
    """Read it, with an entry in the vault for every book."""
    vault = frozenset(path.stem for path in (content / "books").glob("*.md"))
    return read_catalogue(content, SETTINGS, today=today, vault=vault)


def problems_of(content: Path, *, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """All problems, errors and warnings."""
    try:
        return read(content, today=today).warnings
    except ContentError as error:
        return error.problems
