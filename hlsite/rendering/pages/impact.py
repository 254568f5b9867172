"""All events together: readers, readings, what readers learned, goals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.rendering import event_card, outcomes
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.tally import tally
from hlsite.rendering.urls import IMPACT


def pages(view: Localised) -> Iterator[PageMaker]:
    """The page on impact in one language."""
    yield IMPACT, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(IMPACT)
    evaluated = [event for event in view.site.past if event.outcomes is not None]
    shown: View | None = None
    lead = ""
    if evaluated:
        goals = {goal for event in evaluated for goal in event.goals}
        collected, asked = tally(evaluated, view.language)
        shown = outcomes.section(view, here, collected, goals, asked)
        first = evaluated[-1].start
        since = view.s(f"impact.since.{first.month}", year=first.year)
        lead = view.s("impact.lead", n=len(evaluated), since=since)
    return page(
        view,
        here,
        "impact",
        title=view.s("impact.title"),
        description=view.s("impact.description", name=view.name),
        section="impact",
        own={
            "heading": view.s("impact.heading"),
            "lead": lead,
            "outcomes": shown,
            "events": [event_card.card(view, here, event) for event in evaluated],
            "empty": None if evaluated else view.s("impact.none"),
        },
    )
