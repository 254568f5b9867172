"""Every disguise of a few people; of many people `test_recall.py` asks, where no line is counted."""

from __future__ import annotations

import pytest

from hlsite.audit.gate import Gate
from tests.audit import disguises, unseen_disguises
from tests.audit.corpus import HELD_OUT
from tests.audit.recall import Specimens, gate_of_all, recall
from tests.audit.unseen import UNSEEN

FEW = 4


@pytest.fixture(scope="module")
def gate() -> Gate:
    return gate_of_all()


@pytest.mark.parametrize(
    ("people", "specimens"),
    [(HELD_OUT, disguises.specimens), (UNSEEN, unseen_disguises.specimens)],
    ids=["first corpus", "second corpus"],
)
def test_every_disguise_of_a_few_people(gate: Gate, people: list, specimens: Specimens) -> None:
    usual = [person for person in people if not person.short]
    short = [person for person in people if person.short]
    share, told = recall(gate, [*usual[:FEW], *short[:1]], specimens, "a few people")
    assert share >= 0.98, told
