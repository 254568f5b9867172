from __future__ import annotations

from typing import Any

import pytest

from hlsite.model.public import (
    Count,
    PublicAnswer,
    PublicOutcomes,
    PublicQuestion,
    PublicVoice,
    Text,
)
from hlsite.rendering.outcomes import GOAL_COLOURS
from hlsite.rendering.tally import tally
from tests import factories
from tests.rendering.views import page_of


def question(*counts: Count, words: str = "What changed?") -> PublicQuestion:
    return PublicQuestion(
        factories.by_language(words),
        tuple(
            PublicAnswer(factories.by_language(f"Answer {place}"), count)
            for place, count in enumerate(counts, 1)
        ),
    )


def outcomes(**fields: Any) -> PublicOutcomes:
    defaults: dict[str, Any] = {
        "readers": Count(value=93),
        "readings": Count(value=1234),
        "forms": Count(value=50),
    }
    return PublicOutcomes(**{**defaults, **fields})


def past(event_id: str, day: str, result: PublicOutcomes | None, **fields: Any) -> Any:
    return factories.event(event_id, day, outcomes=result, **fields)


def shown(language: str = "en", **fields: Any) -> dict[str, Any]:
    prefix = "" if language == "en" else f"{language}/"
    event = past("old", "2025-03-20", outcomes(**fields), goals=(16, 4))
    page = page_of(f"{prefix}events/old/index.md", shelf=(factories.book(),), events=(event,))
    result: dict[str, Any] = page["outcomes"]
    return result


def test_figures_stand_with_the_noun_in_its_case() -> None:
    figures = shown("ru", readers=Count(value=93), forms=Count(value=21))["figures"]
    assert [(figure["value"], figure["label"]) for figure in figures] == [
        ("93", "читателя получили билет"),
        ("1\xa0234", "чтения состоялись"),
        ("21", "читатель потом заполнил анкету"),
    ]


def test_suppressed_figure_is_said_in_a_phrase() -> None:
    assert shown(readers=Count())["figures"][0] == {
        "key": "readers",
        "value": None,
        "label": "readers held a library card",
        "note": "too few to publish",
    }


def test_answers_with_figures_have_bars() -> None:
    asked = question(Count(value=31, share=0.62), Count(value=5, share=0.1))
    (result,) = shown("ru", survey=(asked,))["questions"]
    assert result["note"] == "50 анкет."
    first = result["answers"][0]
    assert first["bar_svg"].startswith('<svg class="hl-bar"')
    assert {key: first[key] for key in first if key != "bar_svg"} == {
        "label": {"text": "Answer 1", "lang": None},
        "value_label": "31",
        "share": 0.62,
        "share_label": "62\xa0%",
        "band_label": None,
        "suppressed": False,
    }


def test_several_answers_a_form_are_explained() -> None:
    asked = question(Count(value=40, share=0.8), Count(value=30, share=0.6))
    (result,) = shown(survey=(asked,))["questions"]
    assert result["note"] == "50 forms; more than one answer was possible."


def test_bands_stand_as_words_without_bars() -> None:
    asked = question(Count(band="most"), Count(band="few"))
    (result,) = shown("kk", survey=(asked,))["questions"]
    assert result["note"] == "Сауалнама аз қайтқандықтан, мұнда санның орнына сөз тұр."
    assert [
        (answer["value_label"], answer["band_label"], answer["bar_svg"])
        for answer in result["answers"]
    ] == [("көбі", "көбі", None), ("санаулысы", "санаулысы", None)]


def test_suppressed_answer_says_that_and_why() -> None:
    asked = question(Count(value=31, share=0.62), Count())
    (result,) = shown(survey=(asked,))["questions"]
    assert result["note"] == (
        "50 forms. Small numbers stay unpublished, so that nobody can be worked out from them."
    )
    assert (result["answers"][1]["value_label"], result["answers"][1]["suppressed"]) == (
        "too few to publish",
        True,
    )


def test_question_without_a_known_number_of_forms_says_why() -> None:
    asked = question(Count(), Count())
    (result,) = shown(survey=(asked,), forms=Count())["questions"]
    assert result["note"] == (
        "Small numbers stay unpublished, so that nobody can be worked out from them."
    )


def test_voices_of_readers_and_books() -> None:
    words = factories.by_language("Nobody felt sorry for me.")
    voices = (
        PublicVoice(words, "reader"),
        PublicVoice(words, "book", "night-nurse"),
        PublicVoice(words, "book", "a-code-without-a-list"),
    )
    assert [
        (voice["by_label"], voice["book_url"], voice["book_title"], voice["book_key"])
        for voice in shown(voices=voices)["voices"]
    ] == [
        ("A reader", None, None, None),
        (
            "The book",
            "../../books/night-nurse/index.html",
            {"text": "Night nurse", "lang": None},
            "night-nurse",
        ),
        ("One of the books", None, None, None),
    ]


def test_what_was_learned_and_most_read() -> None:
    learned = {"en": (Text("That they exist.", "kk"),)}
    result = shown(learned=learned, most_read=("night-nurse", "gone"))
    assert result["learned"] == [{"text": "That they exist.", "lang": "kk"}]
    assert [book["key"] for book in result["most_read"]] == ["night-nurse"]


def test_goals_come_in_order_with_their_names() -> None:
    assert shown("ru")["goals"] == [
        {"number": 4, "name": "Качественное образование", "colour": "madder", "ink": "felt"},
        {
            "number": 16,
            "name": "Мир, правосудие и эффективные институты",
            "colour": "night",
            "ink": "felt",
        },
    ]


def test_every_goal_has_a_colour() -> None:
    assert len(GOAL_COLOURS) == 17


def test_impact_sums_what_is_published() -> None:
    asked = question(Count(value=30, share=0.6), Count(value=10, share=0.2))
    again = question(Count(value=60, share=0.6), Count(value=50, share=0.5))
    events = (
        past("a", "2025-03-20", outcomes(survey=(asked,)), goals=(4,)),
        past("b", "2025-10-04", outcomes(survey=(again,), forms=Count(value=100)), goals=(3, 4)),
        past("c", "2026-01-10", None),
    )
    page = page_of("impact/index.md", events=events)
    assert page["lead"].startswith("Since March 2025 there have been two events.")
    assert [figure["value"] for figure in page["outcomes"]["figures"]] == ["186", "2,468", "150"]
    (result,) = page["outcomes"]["questions"]
    assert result["note"] == "150 forms."
    assert [(answer["value_label"], answer["share_label"]) for answer in result["answers"]] == [
        ("90", "60%"),
        ("60", "40%"),
    ]
    assert [goal["number"] for goal in page["outcomes"]["goals"]] == [3, 4]
    assert [event["id"] for event in page["events"]] == ["b", "a"]
    assert page["empty"] is None


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("kk", "2025 жылғы наурыздан бері бір іс-шара өтті."),
        ("ru", "С марта 2025 года прошло одно событие."),
    ],
)
def test_impact_says_since_when(language: str, lead: str) -> None:
    page = page_of(f"{language}/impact/index.md", events=(past("a", "2025-03-20", outcomes()),))
    assert page["lead"].startswith(lead)


def test_impact_without_outcomes_says_so() -> None:
    page = page_of("impact/index.md")
    assert (page["outcomes"], page["events"], page["empty"]) == (
        None,
        [],
        "No event has been evaluated yet.",
    )


def test_tally_leaves_an_event_that_withholds_an_answer_out_of_that_question() -> None:
    known = question(Count(value=30, share=0.6), Count(value=10, share=0.2))
    withheld = question(Count(value=60, share=0.6), Count())
    events = (
        past("a", "2026-03-20", outcomes(survey=(withheld,))),
        past("b", "2025-10-04", outcomes(survey=(known,))),
    )
    assert tally(events, "en")[1] == ((known, Count(value=50)),)


def test_tally_shows_the_latest_question_when_no_event_publishes_it_in_full() -> None:
    latest = question(Count(band="most"), Count(band="few"))
    earlier = question(Count(), Count())
    events = (
        past("a", "2026-03-20", outcomes(survey=(latest,))),
        past("b", "2025-10-04", outcomes(survey=(earlier,))),
    )
    assert tally(events, "en")[1] == ((latest, Count(value=50)),)


def test_question_that_one_event_asked_counts_that_event_s_forms() -> None:
    asked = question(Count(value=30, share=0.6), Count(value=10, share=0.2))
    events = (
        past("a", "2025-03-20", outcomes(survey=(asked,))),
        past("b", "2025-10-04", outcomes(forms=Count(value=100))),
    )
    page = page_of("impact/index.md", events=events)
    assert page["outcomes"]["figures"][2]["value"] == "150"
    assert page["outcomes"]["questions"][0]["note"] == "50 forms."


def test_tally_keeps_different_questions_apart() -> None:
    one = question(Count(value=30, share=0.6), words="One?")
    two = question(Count(value=20, share=0.4), words="Two?")
    events = (past("a", "2026-03-20", outcomes(survey=(one, two))),)
    assert tally(events, "en")[1] == ((one, Count(value=50)), (two, Count(value=50)))


def test_tally_of_suppressed_counts_stays_suppressed() -> None:
    events = (past("a", "2026-03-20", outcomes(readers=Count())),)
    assert tally(events, "en")[0].readers == Count()
