"""No published table lets a cell under the minimum be computed back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from hlsite.model.public import Count, total
from hlsite.privacy.outcomes import _is_open, publish_number, publish_question


def _figures(
    counts: tuple[int, ...], forms: int | None, minimum: int = 5
) -> list[int | str | None]:
    published = publish_question(counts, forms, minimum)
    return [one.band or one.value for one in published]


@pytest.mark.parametrize(
    ("number", "expected"), [(None, None), (0, None), (4, None), (5, 5), (120, 120)]
)
def test_number_is_published_from_the_minimum_on(number: int | None, expected: int | None) -> None:
    assert publish_number(number, 5) == Count(value=expected)


@pytest.mark.parametrize(
    ("counts", "forms", "expected"),
    [
        # several answers a form: nothing to compute back
        ((51, 46, 29, 9), 84, [51, 46, 29, 9]),
        # one small cell: the next smallest goes with it
        ((66, 15, 3), 84, [66, None, None]),
        # zero counts as small
        ((50, 34, 0), 84, [50, None, None]),
        # two small cells still need one beside them
        ((60, 20, 3, 1), 84, [60, None, None, None]),
        # so many must go that nothing is left
        ((80, 4), 84, [None, None]),
        # hiding 8 would leave 2 or 3 or 4 possible; that is enough
        ((12, 9, 8, 2), 31, [12, 9, None, None]),
        # unanimity, and all but unanimity
        ((84, 0), 84, [None, None]),
        ((81, 40), 84, [None, None]),
        ((84,), 84, [None]),
        ((60,), 84, [60]),
        ((), 84, []),
        # exactly the minimum, on either side
        ((51, 46, 5), 84, [51, 46, 5]),
        ((79, 40), 84, [79, 40]),
        # the first number of forms with figures
        ((20, 10), 30, [20, 10]),
        # too few forms, or nobody counted them
        ((3, 1), 4, [None, None]),
        ((60, 24), None, [None, None]),
    ],
)
def test_question_is_published_as_far_as_it_is_safe(
    counts: tuple[int, ...], forms: int | None, expected: list[int | None]
) -> None:
    assert _figures(counts, forms) == expected


@pytest.mark.parametrize(
    ("counts", "forms", "expected"),
    [
        ((20, 9), 29, ["most", None]),
        ((12, 8, 5), 25, ["about_half", None, None]),
        ((9, 8, 8), 25, [None, None, None]),
        ((10, 10, 5), 25, [None, None, None]),
        ((15, 10), 25, ["most", None]),
        ((10, 8, 7), 25, ["about_half", None, None]),
        ((5, 4, 1), 10, ["about_half", None, None]),
        ((6, 3), 9, [None, None]),
        ((25, 0), 25, [None, None]),
        ((22, 3), 25, [None, None]),
        ((5, 4), 9, [None, None]),
        ((), 20, []),
    ],
)
def test_few_forms_give_a_band_for_the_leading_answer(
    counts: tuple[int, ...], forms: int, expected: list[str | None]
) -> None:
    assert _figures(counts, forms) == expected


@pytest.mark.parametrize(
    ("total_hidden", "unsafe", "expected"),
    [
        (6, 1, False),  # 0 or 1
        (7, 1, True),  # 0 to 2
        (10, 1, True),  # 1 to 4
        (11, 1, True),  # 2 to 4
        (12, 1, False),  # 3 or 4
        (15, 2, True),  # 2 to 4
        (16, 2, False),  # 3 or 4
    ],
)
def test_hidden_cells_are_open_when_three_values_are_possible(
    total_hidden: int, unsafe: int, *, expected: bool
) -> None:
    assert _is_open(total_hidden, unsafe, added=1, shown=9, minimum=5) is expected


def test_under_ten_forms_there_is_no_band_even_where_the_minimum_is_low() -> None:
    assert _figures((6, 3), 9, minimum=2) == [None, None]
    assert _figures((7, 3), 10, minimum=2) == ["most", None]


def test_share_is_of_the_forms() -> None:
    assert publish_question((42, 42), 84, 5)[0] == Count(value=42, share=0.5)


def _splits(forms: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (forms,)
        return
    for first in range(forms + 1):
        for rest in _splits(forms - first, cells - 1):
            yield (first, *rest)


@pytest.mark.parametrize(
    ("minimum", "cells", "forms", "possible"),
    [
        *((5, 2, forms, 3) for forms in (5, 9, 10, 11, 17, 29, 30, 31, 47)),
        *((5, 3, forms, 3) for forms in (9, 10, 11, 13, 23, 29, 30, 31, 38)),
        *((5, 4, forms, 2) for forms in (11, 29, 30, 32, 36)),
        *((3, 3, forms, 3) for forms in (10, 30, 37)),
        *((2, 3, forms, 2) for forms in (10, 30, 37)),
    ],
)
def test_attacker_who_knows_the_code_and_the_sum_cannot_compute_a_small_cell(
    minimum: int, cells: int, forms: int, possible: int
) -> None:
    """Enumerates every table with the sum; those published alike must leave every cell open."""
    alike = defaultdict(list)
    for counts in _splits(forms, cells):
        alike[publish_question(counts, forms, minimum)].append(counts)
    for tables in alike.values():
        for values in map(set, zip(*tables, strict=True)):
            assert min(values) >= minimum or len(values) >= possible
            assert max(values) < forms or len(values) >= possible


def test_total_adds_only_what_is_published() -> None:
    assert total([Count(value=7), Count(), Count(value=5)]) == Count(value=12)
    assert total([Count(), Count()]) == Count()
