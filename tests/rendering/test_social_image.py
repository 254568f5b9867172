"""Pictures to share: what is on them, and that nothing else is in them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hlsite.rendering.cover import colours, describe
from hlsite.rendering.social_image import SIZE, SocialImage
from hlsite.rendering.social_preview import social_images
from hlsite.structural_gate import StructuralGate
from tests import factories

FONTS = Path(__file__).resolve().parents[2] / "theme" / "cards" / "fonts"


def pictures(*, index_profiles: bool = False, **fields: Any) -> dict[str, SocialImage]:
    edition = factories.catalogue(**fields)
    return dict(social_images(edition, factories.settings(index_profiles=index_profiles)))


def winter(**changes: Any) -> SocialImage:
    fields: dict[str, Any] = {
        "site": "Нұра тірі кітапханасы",
        "title": "Қысқы оқу",
        "language": "kk",
        "seed": "winter-reading",
        "colour": "night",
        "figure": "12",
        "lines": ("Сенбі", "2026 жылғы желтоқсан", "14:00–16:55"),
    }
    return SocialImage(**{**fields, **changes})


def test_event_has_one_picture_a_language_with_its_day() -> None:
    found = pictures(events=(factories.event(),))
    assert sorted(found) == [
        f"events/winter-reading/social.{language}.png" for language in factories.LANGUAGES
    ]
    russian = found["events/winter-reading/social.ru.png"]
    assert (russian.site, russian.figure) == ("Живая библиотека «Нұра»", "12")
    assert russian.lines == ("Суббота", "Декабрь 2026", "14:00–16:55")


@pytest.mark.parametrize(
    ("status", "notice"), [("cancelled", "Cancelled"), ("postponed", "Postponed")]
)
def test_event_that_does_not_take_place_says_so_and_names_no_hours(
    status: str, notice: str
) -> None:
    found = pictures(events=(factories.event(status=status),))
    picture = found["events/winter-reading/social.en.png"]
    assert (picture.notice, picture.lines) == (notice, ("Saturday", "December 2026"))


def test_withheld_venue_is_on_no_picture() -> None:
    secret = factories.venue(disclosure="registered", name=factories.by_language("Zanzibar"))
    found = pictures(events=(factories.event(venue=secret),))
    assert [one for one in found.values() if "Zanzibar" in one.words] == []


def test_book_has_one_only_where_profiles_are_indexed() -> None:
    shelf = (factories.book(), factories.book("code", has_story_page=False))
    unlisted = (factories.book("hidden"),)
    assert pictures(shelf=shelf, unlisted=unlisted) == {}
    assert sorted(pictures(index_profiles=True, shelf=shelf, unlisted=unlisted)) == [
        f"books/night-nurse/social.{language}.png" for language in factories.LANGUAGES
    ]


def test_picture_has_the_size_that_is_asked_for_and_passes_the_gate(tmp_path: Path) -> None:
    drawn = winter().png(FONTS)
    (tmp_path / "social.kk.png").write_bytes(drawn)
    StructuralGate()(tmp_path)
    with Image.open(io.BytesIO(drawn)) as opened:
        assert (opened.size, opened.mode, opened.info) == (SIZE, "RGB", {})


def test_same_words_give_same_bytes_under_one_key() -> None:
    assert winter().png(FONTS) == winter().png(FONTS)
    assert winter().key(FONTS) == winter().key(FONTS)


@pytest.mark.parametrize(
    "change", [{"title": "Жазғы оқу"}, {"seed": "other"}, {"notice": "Өтпейді"}, {"lines": ()}]
)
def test_whatever_is_shown_is_in_the_key(change: dict[str, Any]) -> None:
    assert winter(**change).key(FONTS) != winter().key(FONTS)
    assert winter(**change).png(FONTS) != winter().png(FONTS)


def test_art_is_the_covers_with_holes_as_in_its_drawing() -> None:
    """A ring of the shangyraq is open between its rafters: the middle of the field shows both."""
    seed = next(
        f"seed-{number}"
        for number in range(500)
        if (cover := describe(f"seed-{number}", "night")).motif == "shangyraq"
        and cover.mode == "plain"
    )
    cover = describe(seed, "night")
    with Image.open(io.BytesIO(winter(seed=seed).png(FONTS))) as opened:
        art = opened.crop((640, 137, *SIZE))
        seen = {f"#{red:02X}{green:02X}{blue:02X}" for _, (red, green, blue) in art.getcolors(9999)}
        middle = art.crop((250, 220, 310, 280))
        inner = {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in middle.getcolors(9999)}
    ground, figure = (colours()[name].css for name in (cover.ground, cover.figure))
    assert {ground, figure} <= seen
    assert {ground, figure} <= inner


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_longest_title_stays_in_its_column(language: str) -> None:
    """Ninety characters, the most that an event's title may have; the art's edge stays clean."""
    long = ("Человеконенавистничество и благожелательность " * 2)[:90]
    shown = winter(title=long, language=language)
    without = winter(title="А", language=language)
    edge = (600, 0, 640, SIZE[1])
    with (
        Image.open(io.BytesIO(shown.png(FONTS))) as one,
        Image.open(io.BytesIO(without.png(FONTS))) as other,
    ):
        assert one.crop(edge).tobytes() == other.crop(edge).tobytes()
