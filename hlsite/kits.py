"""The way of the data to paper: content in, an event's kit out. Beside `pipeline`, for print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hlsite.leak_gate import LeakGate
from hlsite.locale import Strings
from hlsite.model.event import Event
from hlsite.model.problem import ContentError, Problem
from hlsite.pipeline import SiteSource
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.kit import PRODUCTS, Kit, check_order, make_kit
from hlsite.printing.printer import BUILT_IN
from hlsite.privacy.picture_file import PictureError
from hlsite.privacy.portrait import clean_portrait
from hlsite.privacy.withheld import Withheld
from hlsite.reading.catalogue import Reading
from hlsite.rendering.cover import cover_data, describe, set_title


@dataclass(frozen=True, slots=True)
class Order:
    """What to print.

    Attributes:
        products: Names of the kit's files, without suffix; all of them unless it says less.
        languages: Site languages; None for all.
        printer: Name of the print shop's profile.
        draft: Office copies, marked on every page, whatever preflight finds.
    """

    products: Sequence[str] = tuple(PRODUCTS)
    languages: Sequence[str] | None = None
    printer: str = "generic"
    draft: bool = False


class PrintRoom:
    """One reading of the catalogue, from which any event's kit can be made.

    Args:
        source: Where the catalogue comes from.

    Raises:
        ContentError: The catalogue has errors; carries all of them.
    """

    def __init__(self, source: SiteSource) -> None:
        self._source = source
        self._reading: Reading = source.read()
        self._room = source.disclose(self._reading.catalogue, "room")
        public = source.disclose(self._reading.catalogue, "public").public
        self._site_pages = frozenset(public.books)
        self._pictures: dict[str, bytes] = {}

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self._source.project.root

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a librarian should look at, though it stops nothing."""
        return self._reading.warnings

    @property
    def events(self) -> Mapping[str, Event]:
        """Every event, by id."""
        return self._reading.catalogue.events

    @property
    def to_print(self) -> tuple[str, ...]:
        """Ids of the events that take place or took place: all but the cancelled ones."""
        return tuple(
            event_id for event_id, event in self.events.items() if event.status != "cancelled"
        )

    def gate(self, event_id: str) -> LeakGate:
        """What an event's kit has to pass before it is put in place."""
        return self._source.gate(self._reading, self._room, event=event_id)

    @property
    def printers(self) -> tuple[str, ...]:
        """Names of the profiles that an order may name: the built-in ones and the library's."""
        return tuple(sorted({*BUILT_IN, *self._reading.printers}))

    def check(self, order: Order) -> None:
        """Find out whether every name in `order` means something.

        Raises:
            PrintError: Names that nothing bears; carries all of them.
        """
        settings, own = self._source.project.settings, self._reading.printers
        check_order(settings, order.products, order.languages, order.printer, own)

    def left_out(self, event_id: str) -> tuple[Withheld, ...]:
        """Books that the event lists and that may not be printed, and why."""
        listed = {offer.book for offer in self.events[event_id].offers}
        return tuple(
            one
            for one in self._room.withheld
            # Without its portrait, or kept out of another event, it is here all the same.
            if one.book in listed and one.channel == "print" and one.event in (None, event_id)
        )

    def make(self, event_id: str, order: Order, progress: Callable[[str], None]) -> Kit:
        """The kit's files, by path below `print/<event>/`.

        Raises:
            PrintError: Something does not fit, a font lacks a letter, a name is unknown, or
                preflight found something.
            ContentError: A portrait cannot be used.
        """
        theme = self._source.theme_folders
        return make_kit(
            self._room.public,
            event_id,
            self._source.project.settings,
            cover=CoverArt(
                draw=lambda seed, colour: cover_data(describe(seed, colour)), set_title=set_title
            ),
            strings=Strings,
            templates=[folder / "cards" for folder in theme if (folder / "cards").is_dir()],
            fonts=[folder for each in theme if (folder := each / "cards" / "fonts").is_dir()],
            products=order.products,
            languages=order.languages,
            printer=order.printer,
            printers=self._reading.printers,
            portraits=self._portraits(event_id, order),
            draft=order.draft,
            site_pages=self._site_pages,
            progress=progress,
        )

    def _portraits(self, event_id: str, order: Order) -> Mapping[str, bytes]:
        """The largest cleaned picture of each book of an event that may show one.

        Raises:
            ContentError: An original cannot be used; carries all of them.
        """
        if not any(PRODUCTS[name].portraits for name in order.products):
            return {}
        listed = {
            offer.book
            for event in self._room.public.events
            if event.id == event_id
            for offer in event.offers
        }
        problems: list[Problem] = []
        for book, original in self._room.portraits.items():
            if book in listed and book not in self._pictures:
                try:
                    cleaned = clean_portrait(original.read_bytes())
                    self._pictures[book] = cleaned.files[max(cleaned.files)]
                except PictureError as error:
                    shown = original.relative_to(self.root).as_posix()
                    problems.append(Problem(shown, 0, 0, "", str(error)))
        if problems:
            raise ContentError(problems)
        return self._pictures


def write_kit(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a kit into an empty folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
