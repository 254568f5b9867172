"""Kits of the example, without the gates: `python -m tests.printing.example_kit FOLDER`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from hlsite.kits import Order, PrintRoom, write_kit
from hlsite.pipeline import SiteSource
from hlsite.printing.kit import PRODUCTS
from hlsite.reading.site_config import read_project
from hlsite.unlocking import unlock
from tests.conftest import EPOCH, PROJECT

EVENT = "winter-reading-2026"
"""Of the example: fifteen books come, six of them with a portrait."""


def room() -> PrintRoom:
    project = read_project(PROJECT / "mkdocs.yml")
    clock = dt.datetime.fromtimestamp(int(EPOCH), dt.UTC)
    return PrintRoom(SiteSource(project, clock, unlock(project)))


def write(folder: Path) -> None:
    """The whole kit of `EVENT`, and the cards of the other events, below `folder`."""
    made = room()
    for event in made.to_print:
        products = tuple(PRODUCTS) if event == EVENT else ("cards",)
        kit = made.make(event, Order(products), lambda _step: None)
        write_kit(kit.files, folder / event)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
