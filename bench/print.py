"""Times cards and kits: `python bench/print.py`.

Each figure comes from a process of its own, in CPU seconds (user and system) and MiB at the peak.
Cards are typeset from invented books; what preflight takes is told apart. The kit is the example's
own: one event, one language, every product, preflight with it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from catalogue import LANGUAGES, TODAY
from vocabulary import Language, invent

from hlsite.kits import Order, PrintRoom
from hlsite.locale import Strings
from hlsite.model.public import (
    PublicBook,
    PublicBookText,
    PublicCatalogue,
    PublicEvent,
    PublicEventText,
    PublicOffer,
    Text,
)
from hlsite.model.vocabulary import Topic
from hlsite.pipeline import SiteSource
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.kit import PRODUCTS, make_kit
from hlsite.reading.site_config import read_project
from hlsite.rendering.cover import cover_data, describe, set_title
from hlsite.settings import Settings
from hlsite.unlocking import unlock

EXAMPLE = Path(__file__).parent.parent
COUNTS = (100, 500, 1000, 2000)
_CARDS = EXAMPLE / "theme" / "cards"
_SITE = "https://library.example/"
_NOON = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
_TOPICS = tuple(
    Topic(colour, dict.fromkeys(LANGUAGES, colour), "life", colour)
    for colour in ("saffron", "rose", "madder", "juniper", "night", "sky", "plum", "terracotta")
)


def _book(number: int, language: Language) -> PublicBook:
    """A book as long as the example's: 127 to 238 characters of summary."""
    code = language.code
    text = PublicBookText(
        title=Text(language.title()[:90], code),
        summary=Text(language.lines(220), code),
        preconceptions=tuple(Text(language.sentence(), code) for _ in range(3)),
        questions=tuple(Text(language.sentence("?"), code) for _ in range(3)),
    )
    topic = _TOPICS[number % len(_TOPICS)].id
    return PublicBook(f"book-{number:05}", {code: text}, (topic,), LANGUAGES)


def _room(count: int, code: str) -> PublicCatalogue:
    language = invent(code, seed=1)
    books = tuple(_book(number, language) for number in range(1, count + 1))
    event = PublicEvent(
        id="spring",
        texts={code: PublicEventText(Text("Spring", code), Text("Spring.", code))},
        start=_NOON,
        end=_NOON + dt.timedelta(hours=3),
        timezone="UTC",
        phase="coming",
        status="confirmed",
        audience="public",
        reading_minutes=25,
        offers=tuple(PublicOffer(book.key, place=number) for number, book in enumerate(books, 1)),
    )
    return PublicCatalogue("room", _NOON, books, (), (event,), _TOPICS, (), (code,))


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _peak() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure_cards(count: int, code: str) -> dict[str, Any]:
    """Cards of `count` books: CPU of making them, CPU of preflight, peak after each."""
    room = _room(count, code)
    settings = Settings(
        site_names={code: "Library"}, site_url=_SITE, languages=(code,), timezone="UTC"
    )
    made: dict[str, float] = {}

    def watch(step: str) -> None:
        if step.endswith("preflight"):
            made.update(cpu=_spent() - began, peak=_peak())

    began = _spent()
    kit = make_kit(
        room,
        "spring",
        settings,
        cover=CoverArt(
            draw=lambda seed, colour: cover_data(describe(seed, colour)), set_title=set_title
        ),
        strings=Strings,
        templates=[_CARDS],
        fonts=[_CARDS / "fonts"],
        products=("cards",),
        site_pages=frozenset(room.books),
        progress=watch,
    ).files
    whole = _spent() - began
    return {
        "ms": 1000 * made["cpu"] / count,
        "peak": made["peak"],
        "preflight_ms": 1000 * (whole - made["cpu"]) / count,
        "preflight_peak": _peak(),
        "kb": len(kit[f"{code}/cards.pdf"]) / 1000 / count,
    }


def measure_kit(event: str, language: str) -> dict[str, Any]:
    """Every product of one of the example's events, with preflight."""
    project = read_project(EXAMPLE / "mkdocs.yml")
    room = PrintRoom(SiteSource(project, _NOON, unlock(project)))
    cpu, wall = _spent(), time.perf_counter()
    room.make(event, Order(tuple(PRODUCTS), (language,)), lambda _step: None)
    return {"cpu": _spent() - cpu, "wall": time.perf_counter() - wall, "peak": _peak()}


def _apart(*arguments: str) -> dict[str, Any]:
    """Run this script in a process of its own and read the one line that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLE)}
    run = subprocess.run(
        [sys.executable, __file__, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def main() -> None:
    """Read the command line, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--counts", type=int, nargs="*", default=COUNTS, help="of cards")
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--event", default="winter-reading-2026")
    parser.add_argument("--cards", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--kit", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.cards:
        print(json.dumps(measure_cards(given.cards, given.language)))
        return
    if given.kit:
        print(json.dumps(measure_kit(given.event, given.language)))
        return
    print("| cards | CPU ms each | peak MiB | preflight ms each | peak with it | kB each |")
    print("|---:|---:|---:|---:|---:|---:|")
    for count in given.counts:
        told = _apart("--cards", str(count), "--language", given.language)
        print(
            f"| {count} | {told['ms']:.2f} | {told['peak']:.0f} | {told['preflight_ms']:.2f} "
            f"| {told['preflight_peak']:.0f} | {told['kb']:.1f} |",
            flush=True,
        )
    told = _apart("--kit", "--event", given.event, "--language", given.language)
    print(
        f"\nkit of {given.event} in {given.language} with preflight: {told['cpu']:.1f} s of CPU, "
        f"{told['wall']:.1f} s, {told['peak']:.0f} MiB"
    )


if __name__ == "__main__":
    main()
