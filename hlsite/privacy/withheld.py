"""What an edition leaves out and why: the lines of `hlsite status`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from hlsite.model.vocabulary import Channel
from hlsite.privacy.disclose_events import has_appearances
from hlsite.privacy.situation import REASON_WORDS, Reason, Situation, Stand, is_kept_out


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that is left out.

    Attributes:
        book: The book's id.
        channel: What it is absent from: the edition's, or its `portrait` or `quote`.
        event: The event it is absent from, when not from the whole edition.
    """

    book: str = field(repr=False)
    channel: Channel
    reason: Reason
    event: str | None = None

    @property
    def words(self) -> str:
        """The reason as a clause, for a librarian's eyes."""
        return REASON_WORDS[self.reason]


def withheld(
    situation: Situation,
    stands: Mapping[str, Stand],
    pages: Collection[str],
    appearances: Collection[tuple[str, str]],
) -> tuple[Withheld, ...]:
    """Every line for one edition, by book, the whole book before its parts."""
    lines: list[Withheld] = []
    for key, stand in stands.items():
        if stand.absent is not None:
            lines.append(Withheld(key, situation.channel, stand.absent))
            continue
        if stand.book.linkable and key not in pages:
            lines.append(Withheld(key, situation.channel, "no_words"))
            continue
        lines += _parts(stand)
        lines += _events(stand, appearances)
    return tuple(lines)


def _parts(stand: Stand) -> list[Withheld]:
    book, lines = stand.book, []
    if any(text.quote is not None for text in book.texts.values()):
        gap = stand.gap("quote")
        if gap is not None:
            lines.append(Withheld(book.id, "quote", gap))
    if book.portrait is not None:
        gap = stand.gap("portrait")
        if gap is None and stand.standing == "alias" and not book.portrait.reviewed:
            gap = "not_reviewed"
        if gap is not None:
            lines.append(Withheld(book.id, "portrait", gap))
    return lines


def _events(stand: Stand, appearances: Collection[tuple[str, str]]) -> list[Withheld]:
    book, situation, lines = stand.book, stand.situation, []
    for event in situation.listing.get(book.id, ()):
        if is_kept_out(book, event):
            lines.append(Withheld(book.id, situation.channel, "adults_only", event.id))
        elif (
            not book.linkable
            and has_appearances(event, situation)
            and (book.id, event.id) not in appearances
            and not _is_off_shelf(stand, event.id)
        ):
            lines.append(Withheld(book.id, situation.channel, "no_words", event.id))
    return lines


def _is_off_shelf(stand: Stand, event: str) -> bool:
    offers = stand.situation.catalogue.events[event].offers
    return stand.situation.public and any(
        offer.book == stand.book.id and offer.status == "off_shelf" for offer in offers
    )
