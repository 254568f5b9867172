"""Who is absent, from what and why."""

from __future__ import annotations

import datetime as dt

import pytest

from hlsite.model.book import Portrait
from hlsite.model.vocabulary import Edition
from tests.privacy.factories import NOW, PAST, book, consent, disclosed, event, outcomes

DAY = dt.timedelta(1)
TODAY = dt.date(2026, 11, 20)


def _lines(*records: object, **options: object) -> list[tuple[str, str, str, str | None]]:
    found = disclosed(*records, **options).withheld  # type: ignore[arg-type]
    return [(line.book, line.channel, line.reason, line.event) for line in found]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"withdrawn": TODAY}, "withdrawn"),
        ({"withdrawn": TODAY + DAY}, "withdrawn"),
        ({"anonymity": None}, "no_level"),
        ({"consent": None}, "no_consent"),
        ({"consent": consent(signed=TODAY + DAY)}, "not_yet_signed"),
        ({"consent": consent(until=TODAY - DAY)}, "ended"),
        ({"consent": consent(("print", "quote"))}, "not_covered"),
    ],
)
def test_book_is_absent_with_its_reason(fields: dict[str, object], reason: str) -> None:
    disclosure = disclosed(book(**fields))
    assert disclosure.public.books == {}
    assert _lines(book(**fields)) == [("night-nurse", "web", reason, None)]
    assert disclosure.withheld[0].words


@pytest.mark.parametrize("fields", [{"signed": TODAY}, {"until": TODAY}])
def test_first_and_last_day_of_a_consent_count(fields: dict[str, dt.date]) -> None:
    assert list(disclosed(book(consent=consent(**fields))).public.books) == ["night-nurse"]


def test_day_is_the_librarys_not_the_clocks() -> None:
    one = book(consent=consent(until=TODAY))
    evening = dt.datetime(2026, 11, 20, 19, 30, tzinfo=dt.UTC)  # 00:30 in Almaty
    assert disclosed(one, now=evening).public.books == {}
    assert list(disclosed(one, now=evening, timezone="UTC").public.books) == ["night-nurse"]


@pytest.mark.parametrize(
    ("covers", "public", "room"),
    [
        (("web",), True, False),
        (("print",), False, True),
        (("web", "print"), True, True),
        (("portrait", "quote"), False, False),
    ],
)
def test_each_edition_needs_its_own_channel(
    *,
    covers: tuple[str, ...],
    public: bool,
    room: bool,
) -> None:
    one = book(consent=consent(covers))

    def has(edition: Edition) -> bool:
        return bool(disclosed(one, edition=edition).public.books)

    assert (has("public"), has("room")) == (public, room)


def test_room_knows_whether_the_website_has_the_page() -> None:
    both, paper = book(), book("paper-only", consent=consent(("print",)))
    shelf = disclosed(both, paper, edition="room").public.shelf
    assert {one.key: one.has_web_page for one in shelf} == {
        "night-nurse": True,
        "paper-only": False,
    }


def test_desk_edition_is_refused() -> None:
    with pytest.raises(ValueError, match=r"hlsite\.desk"):
        disclosed(book(), edition="desk")


def test_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        disclosed(book(), now=NOW.replace(tzinfo=None))


def test_clock_is_shown_in_the_librarys_zone() -> None:
    built = disclosed().public.built
    assert (built, built.isoformat()) == (NOW, "2026-11-20T14:30:00+05:00")


def test_withdrawn_book_leaves_no_reference() -> None:
    gone = book("gone-book", withdrawn=TODAY)
    other = book(related=("gone-book",))
    talk = event(
        "talk",
        "gone-book",
        "night-nurse",
        date=PAST,
        outcomes=outcomes(most_read=("gone-book", "night-nurse")),
    )
    kept = event("talk", "night-nurse", date=PAST, outcomes=outcomes(most_read=("night-nurse",)))
    assert disclosed(gone, other, talk).public == disclosed(book(), kept).public


def test_missing_portrait_and_quote_consent_have_their_lines() -> None:
    one = book(portrait=Portrait("p.png", reviewed=False), consent=consent(("web",)))
    assert _lines(one) == [
        ("night-nurse", "quote", "not_covered", None),
        ("night-nurse", "portrait", "not_covered", None),
    ]


def test_unreviewed_portrait_of_an_alias_has_its_line() -> None:
    one = book(anonymity="alias", portrait=Portrait("p.png", reviewed=False))
    assert _lines(one) == [("night-nurse", "portrait", "not_reviewed", None)]


def test_portrait_without_consent_says_so_before_anything_about_review() -> None:
    one = book(
        anonymity="alias",
        portrait=Portrait("p.png", reviewed=False),
        consent=consent(("web", "quote")),
    )
    assert _lines(one) == [("night-nurse", "portrait", "not_covered", None)]


def test_reviewed_portrait_of_an_alias_has_no_line() -> None:
    assert _lines(book(anonymity="alias", portrait=Portrait("p.png", reviewed=True))) == []


def test_what_is_all_shown_has_no_line() -> None:
    one = book(portrait=Portrait("p.png", reviewed=False))
    bare = book("bare-book", text={"quote": None})
    assert _lines(one, bare, event("talk", "night-nurse")) == []


def test_adult_book_in_a_school_event_has_its_line() -> None:
    talk = event("talk", "night-nurse", audience="school")
    assert _lines(book(minimum_age=18), talk) == [("night-nurse", "web", "adults_only", "talk")]
