"""All events together: readers, readings, what readers learned, goals."""

from __future__ import annotations

from collections.abc import Iterator

from hlsite.rendering import event_card, outcomes
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import SourcePage
from hlsite.rendering.tally import tally
from hlsite.rendering.urls import IMPACT


def pages(view: Localised) -> Iterator[SourcePage]:
    """The page on impact in one language."""
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
    yield page(
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
