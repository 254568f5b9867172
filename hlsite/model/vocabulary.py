"""Closed word lists: levels, editions, statuses, colours, topics.

Importable from everywhere, renderers included: nothing here is about a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["open", "alias", "anonymous"]
"""What a book discloses of who it is; from most to least."""

Edition = Literal["public", "room", "desk"]
"""public: the website. room: paper for the day. desk: for the librarians."""

Channel = Literal["web", "print", "portrait", "quote"]
"""What a consent may cover."""

Interpreter = Literal["none", "welcome", "needed"]
EventStatus = Literal["planned", "confirmed", "cancelled", "postponed"]
EventPhase = Literal["coming", "past"]
"""An event is past once its end lies behind the build's clock."""

VenueDisclosure = Literal["public", "registered", "withheld"]
Audience = Literal["public", "school", "members"]
TimetableDisclosure = Literal["public", "desk"]
RegistrationHow = Literal["walk_in", "hold"]
OfferStatus = Literal["available", "off_shelf"]
SlotState = Literal["free", "taken", "rests"]
VoiceBy = Literal["reader", "book"]

ColourName = Literal[
    "night",
    "juniper",
    "plum",
    "madder",
    "steppe",
    "sky",
    "terracotta",
    "saffron",
    "rose",
    "stone",
    "felt",
    "ink",
]
COLOURS: tuple[str, ...] = get_args(ColourName)

EDITION_CHANNEL: Mapping[Edition, Channel] = {"public": "web", "room": "print"}
"""The consent that an edition needs; the desk takes any valid one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of `topics.yml`.

    Attributes:
        id: The URL part, unique.
        labels: Visible name by language code; every site language is there.
        group: Topics of one group stand together.
        colour: The cover colour that this topic gives.
    """

    id: str
    labels: Mapping[str, str]
    group: str
    colour: ColourName

    def label(self, language: str) -> str:
        """The visible name in `language`.

        Raises:
            KeyError: The vocabulary has no label in that language.
        """
        return self.labels[language]
