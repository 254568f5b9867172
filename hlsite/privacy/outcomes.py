"""Counts that give nobody away: minimum cells, complementary suppression, unanimity, bands.

What an attacker is granted: this code, `minimum_cell`, the published number of forms, and that a
question's answers add up to it. What must not come out: a cell under the minimum, and what
everybody answered.

- A number under the minimum is suppressed, zero too: were zeros shown, a suppressed cell would be
  known not to be empty, and an empty answer says what nobody present said.
- A cell is unsafe when it, or what the forms leave beside it, is under the minimum; the second
  covers unanimity and all but unanimity.
- Beside unsafe cells the smallest safe ones are suppressed, until each unsafe one could still be
  any of `POSSIBLE` values.
- With fewer than `FEW_FORMS` forms the one leading answer, if it is safe, gets a band in place of
  a figure: `most` or `about_half`.
- Without a number of forms nothing can be judged, so nothing is shown.

Practice: Hundepool et al., Statistical Disclosure Control (2012), chapters 4 and 5.
"""

from __future__ import annotations

from collections.abc import Sequence

from hlsite.model.public import Count

FEW_FORMS = 30
"""Forms; below this many, shares to a percent would promise more than they hold."""

MOST = 0.6
"""From this share on it is `most` …"""

ABOUT_HALF = 0.4
"""… and from this one `about_half`."""

MINIMUM_BAND_FORMS = 10
"""Forms; below this many a band would pin its cell down."""

POSSIBLE = 3
"""Values that a hidden cell under the minimum must still be able to have."""

SUPPRESSED = Count()


def publish_number(number: int | None, minimum: int) -> Count:
    """A number of its own (readers, readings, forms), if it reaches the minimum."""
    return SUPPRESSED if number is None or number < minimum else Count(value=number)


def publish_question(counts: Sequence[int], forms: int | None, minimum: int) -> tuple[Count, ...]:
    """One survey question's answers, in order, beside a published number of `forms`."""
    if forms is None or forms < minimum:
        return (SUPPRESSED,) * len(counts)
    if forms < FEW_FORMS:
        return _bands(counts, forms, minimum)
    hidden = _hide(counts, forms, minimum)
    return tuple(
        SUPPRESSED if index in hidden else Count(value=count, share=count / forms)
        for index, count in enumerate(counts)
    )


def _hide(counts: Sequence[int], forms: int, minimum: int) -> frozenset[int]:
    """The indices to suppress: unsafe cells and, smallest first, as many more as they need."""
    unsafe = {index for index, count in enumerate(counts) if not _is_safe(count, forms, minimum)}
    if not unsafe:
        return frozenset()
    rest = sorted((count, index) for index, count in enumerate(counts) if index not in unsafe)
    hidden = set(unsafe)
    while rest and not _is_open(
        sum(counts[index] for index in hidden),
        len(unsafe),
        len(hidden) - len(unsafe),
        rest[0][0],
        minimum,
    ):
        hidden.add(rest.pop(0)[1])
    return frozenset(hidden)


def _is_open(total: int, unsafe: int, added: int, shown: int, minimum: int) -> bool:
    """Whether an unsafe cell can still be at least `POSSIBLE` values.

    An attacker knows the hidden cells' `total`, and that each added one lies between `minimum` and
    the smallest `shown` value; the other unsafe ones lie under the minimum.
    """
    if not added:
        return False
    least = max(0, total - added * shown - (unsafe - 1) * (minimum - 1))
    most = min(minimum - 1, total - added * minimum)
    return most - least + 1 >= min(POSSIBLE, minimum)


def _bands(counts: Sequence[int], forms: int, minimum: int) -> tuple[Count, ...]:
    """A band for the one leading answer, if it is safe; no other answer gets any."""
    leading = max(counts, default=0)
    alone = sum(count == leading for count in counts) == 1
    band = None
    if alone and forms >= MINIMUM_BAND_FORMS and _is_safe(leading, forms, minimum):
        share = leading / forms
        band = "most" if share >= MOST else "about_half" if share >= ABOUT_HALF else None
    return tuple(Count(band=band) if count == leading else SUPPRESSED for count in counts)


def _is_safe(count: int, forms: int, minimum: int) -> bool:
    """Whether neither those who gave the answer nor those who did not are too few."""
    return count >= minimum and forms - count >= minimum
