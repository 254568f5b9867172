"""The outcomes of several events as one.

Everything here is made from figures that are published anyway, so a sum tells nothing new. A sum
is only made of what is known in full: an event that withholds one answer of a question stands
aside from that question, with its forms, for otherwise the shares would be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from hlsite.model.public import (
    Count,
    PublicAnswer,
    PublicEvent,
    PublicOutcomes,
    PublicQuestion,
    total,
)

Asked = tuple[PublicQuestion, Count]
"""A question, and the returned forms that its answers are counted from."""


def tally(events: Sequence[PublicEvent], language: str) -> tuple[PublicOutcomes, tuple[Asked, ...]]:
    """Sums and collects the outcomes of `events`; those without any are passed over.

    The questions come apart from the rest: not every event asked every one, so that each has its
    own number of forms.

    Args:
        events: Evaluated events, the latest first: their voices come in this order.
        language: The site language whose words decide which questions are the same.
    """
    found = [event.outcomes for event in events if event.outcomes is not None]
    same: dict[tuple[str, ...], list[Asked]] = {}
    for outcomes in found:
        for question in outcomes.survey:
            same.setdefault(_words(question, language), []).append((question, outcomes.forms))
    collected = PublicOutcomes(
        readers=total(outcomes.readers for outcomes in found),
        readings=total(outcomes.readings for outcomes in found),
        forms=total(outcomes.forms for outcomes in found),
        learned={
            language: tuple(
                dict.fromkeys(
                    text for outcomes in found for text in outcomes.learned.get(language, ())
                )
            )
        },
        voices=tuple(voice for outcomes in found for voice in outcomes.voices),
    )
    return collected, tuple(_joined(asked) for asked in same.values())


def _words(question: PublicQuestion, language: str) -> tuple[str, ...]:
    return (
        question.question[language].value,
        *(answer.label[language].value for answer in question.answers),
    )


def _joined(asked: Sequence[Asked]) -> Asked:
    """One question over all events that publish it in full; the latest one's where none does."""
    latest, _ = asked[0]
    known = [(question, forms) for question, forms in asked if _is_known(question, forms)]
    if len(known) < 2:  # noqa: PLR2004 - one event is no sum
        return known[0] if known else asked[0]
    forms_in_all = sum(forms.value or 0 for _, forms in known)
    answers = []
    for place, answer in enumerate(latest.answers):
        value = sum(question.answers[place].count.value or 0 for question, _ in known)
        share = value / forms_in_all if forms_in_all else None
        answers.append(PublicAnswer(answer.label, Count(value=value, share=share)))
    return PublicQuestion(latest.question, tuple(answers)), Count(value=forms_in_all)


def _is_known(question: PublicQuestion, forms: Count) -> bool:
    return forms.value is not None and all(
        answer.count.value is not None for answer in question.answers
    )
