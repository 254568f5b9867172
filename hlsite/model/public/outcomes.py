"""What came of an event, as far as numbers may be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hlsite.model.public.text import Text
from hlsite.model.vocabulary import VoiceBy


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may be published, or why it may not.

    Exactly one of three: `value`; `band` (`most`, `about_half`, `some`, `few`); neither, when the
    cell is suppressed. `share` is the computed part of the forms, 0 to 1, only beside `value`.
    """

    value: int | None = None
    share: float | None = None
    band: str | None = None


def total(counts: Iterable[Count]) -> Count:
    """The sum of what is published, from which no suppressed cell can be computed back.

    Suppressed itself when nothing is published.
    """
    values = [count.value for count in counts if count.value is not None]
    return Count(value=sum(values)) if values else Count()


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """One answer of a survey question; the label by site language."""

    label: Mapping[str, Text]
    count: Count


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """One survey question; the words by site language."""

    question: Mapping[str, Text]
    answers: tuple[PublicAnswer, ...]


@dataclass(frozen=True, slots=True)
class PublicVoice:
    """What somebody said; a book speaks under its title (`book` is its key)."""

    text: Mapping[str, Text]
    by: VoiceBy
    book: str | None = None


@dataclass(frozen=True, slots=True)
class PublicOutcomes:
    """What came of an event, with small cells suppressed."""

    readers: Count
    readings: Count
    forms: Count
    survey: tuple[PublicQuestion, ...] = ()
    learned: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    voices: tuple[PublicVoice, ...] = ()
    most_read: tuple[str, ...] = ()
