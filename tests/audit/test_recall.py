"""Recall over people who were not looked at while the matcher was tuned.

Of the first corpus a third was kept apart from the start. The second, with disguises of its own,
was measured once before anything was mended by it: 95.0 % (usual surnames) and 90.0 % (short) of
31,724 forms. Here a sixth of its forms is asked, as a guard; the figure no longer tells of the unseen.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hlsite.audit.gate import Gate
from tests.audit import disguises, unseen_disguises
from tests.audit.corpus import HELD_OUT, PEOPLE, TUNING
from tests.audit.recall import gate_of_all, recall
from tests.audit.unseen import UNSEEN


@pytest.fixture(scope="module")
def gate() -> Gate:
    return gate_of_all()


@pytest.mark.parametrize("short", [False, True], ids=["usual surnames", "short surnames"])
def test_recall_of_people_kept_apart(
    short: bool, gate: Gate, record_property: Callable[[str, str], None]
) -> None:
    people = [person for person in HELD_OUT if person.short is short]
    label = f"kept apart, {'short' if short else 'usual'} surnames"
    share, told = recall(gate, people, disguises.specimens, label)
    record_property("figure", told)
    assert share >= 0.99


@pytest.mark.parametrize(("short", "least"), [(False, 0.99), (True, 0.97)], ids=["usual", "short"])
def test_recall_of_second_corpus(
    short: bool, least: float, gate: Gate, record_property: Callable[[str, str], None]
) -> None:
    people = [person for person in UNSEEN if person.short is short]
    label = f"second corpus, {'short' if short else 'usual'} surnames"
    share, told = recall(gate, people, unseen_disguises.specimens, label, every=6)
    record_property("figure", told)
    assert share >= least


def test_corpora_are_wide_enough() -> None:
    assert len(PEOPLE) >= 150
    assert len(HELD_OUT) * 3 >= len(PEOPLE) - 2
    assert len(UNSEEN) >= 60
    assert len(disguises.TEXTS) + len(disguises.FILES) >= 125
    assert not {person.book for person in HELD_OUT} & {person.book for person in TUNING}
