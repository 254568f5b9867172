"""What a book shows at each level, in its own language and in others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hlsite.model.book import Limits, Portrait
from hlsite.model.public import PublicBook, PublicBookText, PublicPortrait, Text
from hlsite.privacy.words import resolve
from tests.privacy.factories import (
    COMING,
    NOW,
    PAST,
    ROOT,
    book,
    consent,
    disclosed,
    event,
    masked,
)


def en(value: str) -> Text:
    return Text(value, "en")


LEFT = PublicBookText(
    title=en("Nurse from Ekibastuz"),
    summary=en("Nights at Hospital 7."),
    name=en("Aigul Open"),
    preconceptions=(en("Nurses from Ekibastuz are rude"), en("Only hers")),
    questions=(en("When do you sleep?"),),
    content_note=en("Death of Marat"),
    quote=en("I count to seven."),
    story=en("It was in 1998.\n\nThen morning."),
)
RIGHT = PublicBookText(
    title=en("Nurse from a mining town"),
    summary=en("Nights at a hospital."),
    preconceptions=(en("Nurses from there are rude"),),
    questions=(en("When do you sleep?"),),
    content_note=en("Death of a friend"),
    quote=en("I count slowly."),
    story=en("It was in a cold year.\n\nThen morning."),
)
LOWERED = PublicBookText(title=RIGHT.title, summary=RIGHT.summary)


def shown(**fields: object) -> PublicBook:
    options = {
        name: fields.pop(name) for name in ("anonymise", "anonymise_after") if name in fields
    }
    return disclosed(book(**fields), **options).public.books["night-nurse"]


def test_open_book_shows_name_and_left_sides() -> None:
    assert shown() == PublicBook(
        key="night-nurse",
        texts={"en": LEFT, "kk": LEFT},
        topics=("health",),
        languages=("kk", "ru"),
    )


def test_alias_book_shows_alias_and_right_sides() -> None:
    text = shown(anonymity="alias").texts["en"]
    named = {one: getattr(RIGHT, one) for one in RIGHT.__slots__} | {"name": en("Aunt Moon")}
    assert text == PublicBookText(**named)


def test_anonymous_book_shows_no_name() -> None:
    assert shown(anonymity="anonymous").texts["en"] == RIGHT


def test_missing_alias_never_falls_back_to_the_name() -> None:
    text = shown(anonymity="alias", text={"alias": None, "name": "Aigul"}).texts["en"]
    assert text.name is None


def test_anonymous_book_with_name_and_alias_shows_neither() -> None:
    text = {"alias": "Moon", "name": "Aigul"}
    assert shown(anonymity="anonymous", text=text).texts["en"] == RIGHT


def test_open_book_does_not_show_an_alias_left_over() -> None:
    assert shown(text={"name": None, "alias": "Moon"}).texts["en"].name is None


@pytest.mark.parametrize("level", ["open", "alias"])
def test_anonymised_book_shows_title_summary_and_topics_only(level: str) -> None:
    one = shown(
        anonymise=True,
        anonymity=level,
        interpreter="needed",
        minimum_age=16,
        portrait=Portrait("p.png", reviewed=True),
    )
    assert one == PublicBook("night-nurse", {"en": LOWERED, "kk": LOWERED}, ("health",))


def test_anonymised_book_shows_the_rest_once_masks_are_reviewed() -> None:
    one = shown(anonymise=True, masks_reviewed=True, portrait=Portrait("p.png", reviewed=True))
    assert (one.texts["en"], one.languages, one.portrait) == (RIGHT, ("kk", "ru"), None)


def test_anonymous_book_is_not_lowered_by_anonymise() -> None:
    assert shown(anonymise=True, anonymity="anonymous").texts["en"] == RIGHT


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (dt.datetime(2026, 4, 19, 9, 59, 59, tzinfo=dt.UTC), LEFT),
        (dt.datetime(2026, 4, 19, 10, 0, tzinfo=dt.UTC), LOWERED),
    ],
)
def test_anonymise_after_counts_from_the_end_of_the_last_event(
    now: dt.datetime, expected: PublicBookText
) -> None:
    earlier = event("an-earlier", "night-nurse", date=dt.date(2026, 1, 9))
    last = event("the-last", "night-nurse", date=PAST)
    public = disclosed(book(), earlier, last, now=now, anonymise_after=30).public
    assert public.books["night-nurse"].texts["en"] == expected


def test_anonymise_after_waits_for_a_coming_event_and_needs_a_past_one() -> None:
    events = (event("past-one", "night-nurse", date=PAST), event("next", "night-nurse"))
    public = disclosed(book(), book("never-lent"), *events, anonymise_after=30).public
    assert [one.texts["en"] for one in public.shelf] == [LEFT, LEFT]


def test_anonymise_after_does_not_show_that_an_embargoed_event_lists_the_book() -> None:
    past = event("past-one", "night-nurse", date=PAST)
    coming = event("next", "night-nurse", embargo=NOW + dt.timedelta(1))
    public = disclosed(book(), past, coming, anonymise_after=30).public
    assert public.books["night-nurse"].texts["en"] == LOWERED


@pytest.mark.parametrize(
    ("level", "reviewed", "covers", "is_shown"),
    [
        ("open", False, ("web", "portrait"), True),
        ("open", True, ("web",), False),
        ("alias", True, ("web", "portrait"), True),
        ("alias", False, ("web", "portrait"), False),
        ("alias", True, ("web",), False),
        ("anonymous", True, ("web", "portrait"), False),
    ],
)
def test_portrait_needs_level_review_and_consent(
    *,
    level: str,
    reviewed: bool,
    covers: tuple[str, ...],
    is_shown: bool,
) -> None:
    one = book(anonymity=level, portrait=Portrait("p.png", reviewed), consent=consent(covers))
    disclosure = disclosed(one)
    alt = en("A woman with a scar" if level == "open" else "A woman from behind")
    expected = PublicPortrait({"en": alt, "kk": alt}) if is_shown else None
    assert disclosure.public.books["night-nurse"].portrait == expected
    paths = {"night-nurse": ROOT / "portraits" / "p.png"} if is_shown else {}
    assert disclosure.portraits == paths


def test_portrait_of_an_unlisted_book_is_keyed_by_its_code() -> None:
    one = book(listed=False, portrait=Portrait("p.png", reviewed=False))
    disclosure = disclosed(one)
    key = disclosure.public.unlisted[0].key
    assert disclosure.portraits == {key: Path(ROOT / "portraits/p.png")}


@pytest.mark.parametrize("level", ["open", "alias", "anonymous"])
def test_quote_needs_consent_at_every_level(level: str) -> None:
    one = book(anonymity=level, consent=consent(("web",)))
    assert disclosed(one).public.books["night-nurse"].texts["en"].quote is None


def test_limits_are_for_the_room_alone() -> None:
    one = book(limits=Limits(readers=3, readings=6))
    seen = [disclosed(one, edition=edition).public.shelf[0] for edition in ("public", "room")]  # type: ignore[arg-type]
    assert [found.maximum_readers for found in seen] == [None, 3]


def test_missing_translation_falls_back_field_by_field() -> None:
    translated = {"title": "Медбике", "questions": ("Қашан?",), "summary": None}
    text = shown(translations={"kk": translated}).texts["kk"]
    assert (text.title, text.questions, text.summary) == (
        Text("Медбике", "kk"),
        (Text("Қашан?", "kk"),),
        LEFT.summary,
    )


def test_blank_translation_falls_back() -> None:
    assert shown(translations={"kk": {"title": "[[ |x]]", "name": " "}}).texts["kk"] == LEFT


def test_translation_into_another_language_than_the_sites_is_not_disclosed() -> None:
    texts = shown(translations={"de": {"title": "Nachtschwester"}}).texts
    assert texts == {"en": LEFT, "kk": LEFT}


def test_base_in_another_language_than_the_sites_is_shown_and_marked() -> None:
    one = book(language="de", texts={"de": book().base})
    text = disclosed(one).public.books["night-nurse"].texts["kk"]
    assert text.title == Text("Nurse from Ekibastuz", "de")


def test_empty_right_side_leaves_no_double_space() -> None:
    text = shown(anonymity="anonymous", text={"summary": "Born [[in Abay|]] early."}).texts["en"]
    assert text.summary == en("Born early.")


def test_field_that_masks_empty_is_as_if_it_were_not_there() -> None:
    text = shown(anonymity="anonymous", text={"content_note": "[[All|]]"}).texts["en"]
    assert text.content_note is None


def test_fields_without_words_stay_empty() -> None:
    nothing = {"preconceptions": None, "story": None, "quote": None}
    text = shown(text=nothing).texts["en"]
    assert (text.preconceptions, text.story, text.quote) == ((), None, None)


@pytest.mark.parametrize("name", ["title", "summary"])
def test_book_whose_title_or_summary_masks_empty_is_absent(name: str) -> None:
    one = book(anonymity="alias", text={name: "[[Everything|]]"})
    disclosure = disclosed(one)
    assert disclosure.public.books == {}
    assert [(line.book, line.reason) for line in disclosure.withheld] == [
        ("night-nurse", "no_words")
    ]


def test_text_with_masks_has_no_whole() -> None:
    with pytest.raises(ValueError, match="needs a side"):
        resolve(masked("a [[b|c]]"), "whole")


def test_first_event_is_named_only_when_it_may_be() -> None:
    def first(**fields: object) -> str | None:
        adult = fields.pop("minimum_age", None)
        one = book(first_event="winter-reading", minimum_age=adult)
        return disclosed(one, event(**fields)).public.books["night-nurse"].first_event  # type: ignore[arg-type]

    assert first() == "winter-reading"
    assert first(event_id="another") is None
    assert first(embargo=NOW + dt.timedelta(1)) is None
    assert first(embargo=NOW) == "winter-reading"
    assert first(minimum_age=18, audience="school") is None
    assert first(minimum_age=17, audience="school") == "winter-reading"
    assert first(date=COMING, minimum_age=18) == "winter-reading"


def test_related_names_only_books_that_lists_show() -> None:
    others = (
        book("listed"),
        book("unlisted", listed=False),
        book("unlinkable", linkable=False),
        book("withdrawn", withdrawn=dt.date(2026, 1, 2)),
        book("unconsented", consent=None),
        book("wordless", anonymity="anonymous", text={"title": "[[x|]]"}),
    )
    ids = ("withdrawn", "unlisted", "listed", "unlinkable", "unconsented", "wordless", "unknown")
    one = book(related=(*ids, "night-nurse"))
    assert disclosed(one, *others).public.books["night-nurse"].related == ("listed",)


def test_shelf_is_in_the_order_of_keys_whatever_the_files_order() -> None:
    a, b, c = book("a-book"), book("b-book"), book("c-book")
    assert disclosed(c, a, b).public == disclosed(a, b, c).public
    assert [one.key for one in disclosed(c, a, b).public.shelf] == ["a-book", "b-book", "c-book"]
