"""What came of an event, or of all of them: figures, answers, voices, goals.

A count that may not be published is said in a phrase, never as a gap: the reader shall know that
something is withheld, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel.numbers import format_percent

from hlsite.model.public import (
    Count,
    PublicAnswer,
    PublicOutcomes,
    PublicQuestion,
    PublicVoice,
    Text,
)
from hlsite.model.vocabulary import ColourName
from hlsite.rendering import charts, shelf
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.tally import Asked
from hlsite.rendering.urls import Here, book_path

GOAL_COLOURS: Sequence[ColourName] = (
    *("madder", "saffron", "juniper", "madder", "terracotta", "sky", "saffron", "plum"),
    *("terracotta", "plum", "saffron", "stone", "juniper", "sky", "juniper", "night", "night"),
)
"""The tile of each Sustainable Development Goal, from goal 1: our felts, not the UN's colours."""

_DARK_ON = frozenset({"saffron", "sky", "terracotta", "rose", "stone", "felt"})


def section(
    view: Localised,
    here: Here,
    outcomes: PublicOutcomes,
    goals: Iterable[int],
    asked: Iterable[Asked] | None = None,
) -> View:
    """The values of one set of outcomes for the page `here`.

    Args:
        view: The page's language.
        here: The page's place.
        outcomes: What came of an event, or of several.
        goals: Numbers of the goals that it serves.
        asked: Questions with the forms they are counted from; those of `outcomes` by default.
    """
    if asked is None:
        asked = ((one, outcomes.forms) for one in outcomes.survey)
    return {
        "figures": [
            figure(view, key, count)
            for key, count in (
                ("readers", outcomes.readers),
                ("readings", outcomes.readings),
                ("forms", outcomes.forms),
            )
        ],
        "questions": [question(view, one, forms) for one, forms in asked],
        "learned": view.texts(outcomes.learned.get(view.language, ())),
        "voices": [voice(view, here, said) for said in outcomes.voices],
        "most_read": shelf.cards(
            view,
            here,
            [view.site.books[key] for key in outcomes.most_read if key in view.site.listed],
        ),
        "goals": goal_tiles(view, goals),
    }


def figure(view: Localised, key: str, count: Count) -> View:
    """One large number, or the phrase that stands for it."""
    s = view.s
    if count.value is not None:
        return {
            "key": key,
            "value": s.number(count.value),
            "label": s(f"outcomes.{key}", n=count.value),
            "note": None,
        }
    return {
        "key": key,
        "value": None,
        "label": s(f"outcomes.{key}.other"),
        "note": s("outcomes.suppressed"),
    }


def question(view: Localised, asked: PublicQuestion, forms: Count) -> View:
    """One survey question with its answers, each as a bar and as a row."""
    return {
        "question": view.text_of(asked.question),
        "note": _question_note(view, asked.answers, forms),
        "answers": [_answer(view, answer) for answer in asked.answers],
    }


def _answer(view: Localised, answer: PublicAnswer) -> View:
    count = answer.count
    share = count.share
    share_label = None if share is None else percent(view, share)
    if count.value is not None:
        value_label = view.s.number(count.value)
    elif count.band is not None:
        value_label = view.s(f"outcomes.band_{count.band}")
    else:
        value_label = view.s("outcomes.suppressed")
    return {
        "label": view.text_of(answer.label),
        "value_label": value_label,
        "share": share,
        "share_label": share_label,
        "band_label": None if count.band is None else value_label,
        "suppressed": count.value is None and count.band is None,
        "bar_svg": None
        if share is None or share_label is None
        else charts.bar(min(share, 1.0), share_label),
    }


def _question_note(view: Localised, answers: Sequence[PublicAnswer], forms: Count) -> str:
    """How many forms the shares are parts of, and whether a reader could tick several answers."""
    counts = [answer.count for answer in answers]
    if any(count.band is not None for count in counts):
        return view.s("outcomes.question_note_bands")
    if forms.value is None:
        return view.s("outcomes.suppressed_note")
    several = sum(count.value or 0 for count in counts) > forms.value
    note = view.s(
        "outcomes.question_note" if several else "outcomes.question_note_single", n=forms.value
    )
    if any(count.value is None for count in counts):
        return f"{note} {view.s('outcomes.suppressed_note')}"
    return note


def percent(view: Localised, share: float) -> str:
    """A share in whole per cent: "62%", «62 %»."""
    return format_percent(share, locale=view.locale)


def voice(view: Localised, here: Here, said: PublicVoice) -> View:
    """What somebody said; a book speaks under its title."""
    book = None if said.book is None else view.site.books.get(said.book)
    known = book if book is not None and book.key in view.site.listed else None
    title: Text | None = None if known is None else view.book_text(known).title
    if said.by == "reader":
        by_label = view.s("outcomes.by_reader")
    else:
        by_label = view.s("outcomes.by_unnamed_book" if known is None else "outcomes.by_book")
    return {
        "text": view.text_of(said.text),
        "by_label": by_label,
        "book_url": None if known is None else here.page(book_path(known.key)),
        "book_title": view.maybe_text(title),
        "book_key": None if known is None else known.key,
    }


def goal_tiles(view: Localised, goals: Iterable[int]) -> list[View]:
    """Tiles of Sustainable Development Goals, in order."""
    return [
        {
            "number": goal,
            "name": view.s(f"goal.{goal}"),
            "colour": GOAL_COLOURS[goal - 1],
            "ink": "ink" if GOAL_COLOURS[goal - 1] in _DARK_ON else "felt",
        }
        for goal in sorted(set(goals))
    ]
