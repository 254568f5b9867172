"""The allow-list as data: which field of a book is disclosed, to what depth, on what condition.

A field without a rule is never disclosed. Disclosure asks this table for every field it takes;
a test holds the table against the fields of `Book` and `BookText`, row for row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from hlsite.model.vocabulary import Edition, Level

Standing = Literal["open", "alias", "anonymous", "lowered", "appearance"]
"""How a book stands in an edition: at a level; `lowered`: below its own, masks not reviewed;
`appearance`: an unlinkable book at one event, whose words come from the event."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)

Depth = Literal["whole", "left", "right"]
"""`whole`: the value as it is. `left` and `right`: that side of every mask."""

Need = Literal["nothing", "quote", "portrait", "reviewed_portrait", "listed"]
"""What else must hold: consent for the channel; for a portrait also that somebody looked."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How far one field goes, and what it needs beside consent for the edition."""

    depth: Depth
    needs: Need = "nothing"


@dataclass(frozen=True, slots=True)
class Row:
    """One field's rules; None means never."""

    field: str
    open: Rule | None = None
    alias: Rule | None = None
    anonymous: Rule | None = None
    lowered: Rule | None = None
    appearance: Rule | None = None
    editions: tuple[Edition, ...] = ("public", "room")

    def under(self, standing: Standing) -> Rule | None:
        """The rule of one column."""
        columns: Mapping[Standing, Rule | None] = {
            "open": self.open,
            "alias": self.alias,
            "anonymous": self.anonymous,
            "lowered": self.lowered,
            "appearance": self.appearance,
        }
        return columns[standing]


_WHOLE = Rule("whole")
_LEFT, _RIGHT = Rule("left"), Rule("right")


def _levels(field: str, *, editions: tuple[Edition, ...] = ("public", "room")) -> Row:
    """A value without words: the same at every level, gone when lowered."""
    return Row(field, open=_WHOLE, alias=_WHOLE, anonymous=_WHOLE, editions=editions)


def _words(field: str, needs: Need = "nothing") -> Row:
    """Words with masks: left sides for open books only."""
    right = Rule("right", needs)
    return Row(field, open=Rule("left", needs), alias=right, anonymous=right)


def _never(field: str) -> Row:
    return Row(field)


_KEY = Rule("whole", "listed")

TABLE: tuple[Row, ...] = (
    Row("Book.id", open=_KEY, alias=_KEY, anonymous=_KEY, lowered=_KEY),
    _never("Book.path"),
    # The language that a text is really in goes with the text: `lang` marks it.
    Row("Book.language", open=_WHOLE, alias=_WHOLE, anonymous=_WHOLE, lowered=_WHOLE),
    # A container: each field of `BookText` has its own row.
    _never("Book.texts"),
    _never("Book.anonymity"),
    Row(
        "Book.topics",
        open=_WHOLE,
        alias=_WHOLE,
        anonymous=_WHOLE,
        lowered=_WHOLE,
        appearance=_WHOLE,
    ),
    Row("Book.languages", open=_WHOLE, alias=_WHOLE, anonymous=_WHOLE, appearance=_WHOLE),
    _never("Book.consent"),
    _levels("Book.interpreter"),
    _levels("Book.minimum_age"),
    Row("Book.portrait", open=Rule("whole", "portrait"), alias=Rule("whole", "reviewed_portrait")),
    _levels("Book.limits", editions=("room",)),
    _levels("Book.first_event"),
    _levels("Book.related"),
    _never("Book.linkable"),
    _never("Book.listed"),
    _never("Book.masks_reviewed"),
    _never("Book.identity_held"),
    _never("Book.withdrawn"),
    _never("Book.stale"),
    Row("BookText.title", open=_LEFT, alias=_RIGHT, anonymous=_RIGHT, lowered=_RIGHT),
    Row("BookText.name", open=_WHOLE),
    Row("BookText.alias", alias=_WHOLE),
    Row("BookText.summary", open=_LEFT, alias=_RIGHT, anonymous=_RIGHT, lowered=_RIGHT),
    _words("BookText.preconceptions"),
    _words("BookText.questions"),
    _words("BookText.content_note"),
    _words("BookText.quote", "quote"),
    Row(
        "BookText.portrait_alt",
        open=Rule("left", "portrait"),
        alias=Rule("right", "reviewed_portrait"),
    ),
    _words("BookText.story"),
)

POLICY: Mapping[tuple[str, Standing, Edition], Rule] = {
    (row.field, standing, edition): granted
    for row in TABLE
    for standing in STANDINGS
    for edition in row.editions
    if (granted := row.under(standing)) is not None
}
"""The same by field, standing and edition; what is not in it is never disclosed."""


def rule(field: str, standing: Standing, edition: Edition) -> Rule | None:
    """The rule for one field, or None: never."""
    return POLICY.get((field, standing, edition))


def standing(shown: Level, own: Level, *, masks_reviewed: bool) -> Standing:
    """How a book of level `own` stands when it is shown as `shown`."""
    return shown if shown == own or masks_reviewed else "lowered"
