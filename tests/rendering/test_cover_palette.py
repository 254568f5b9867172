"""The palette: what print and legibility ask of it."""

from __future__ import annotations

import pytest

from hlsite.model.vocabulary import COLOURS, ColourName
from hlsite.rendering.cover import colours, text_on
from hlsite.rendering.cover.palette import PAIRINGS, Pairing, contrast, pairings


def test_colours_are_those_of_the_vocabulary() -> None:
    assert tuple(colours()) == COLOURS


def test_colours_unpack_into_screen_and_print() -> None:
    css, cmyk = colours()["night"]
    assert (css, cmyk) == ("#1C3C70", (95, 75, 15, 30))


def test_colours_stay_within_the_ink_limit() -> None:
    assert max(sum(colour.cmyk) for colour in colours().values()) <= 225


def test_contrast_of_ink_on_felt_is_that_of_the_style_sheet() -> None:
    assert contrast("ink", "felt") == pytest.approx(15.3, abs=0.05)


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_pairing_keeps_ground_and_figure_apart(pairing: Pairing) -> None:
    assert round(contrast(pairing.ground, pairing.figure), 1) >= 2.7


@pytest.mark.parametrize("pairing", PAIRINGS, ids=str)
def test_pairing_keeps_the_core_apart_from_both(pairing: Pairing) -> None:
    least = min(contrast(pairing.core, other) for other in (pairing.ground, pairing.figure))
    assert round(least, 2) >= 1.58


@pytest.mark.parametrize("ground", sorted({pairing.ground for pairing in PAIRINGS}))
def test_title_is_legible_on_every_ground(ground: ColourName) -> None:
    assert contrast(ground, text_on(ground)) >= 4.5


def test_pairings_are_fifty_two_and_all_different() -> None:
    assert (len(PAIRINGS), len(set(PAIRINGS))) == (52, 52)


def test_pairings_have_no_forbidden_ground_or_flag() -> None:
    assert {pairing.ground for pairing in PAIRINGS} & {"steppe", "ink"} == set()
    used = [{pairing.ground, pairing.figure, pairing.core} for pairing in PAIRINGS]
    assert [three for three in used if {"sky", "saffron"} <= three] == []
    assert [three for three in used if {"madder", "ink", "felt"} <= three] == []


@pytest.mark.parametrize("colour", COLOURS)
def test_pairings_of_every_colour_leave_a_choice(colour: str) -> None:
    assert len(pairings(colour)) >= 5
