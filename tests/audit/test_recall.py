"""Recall over people who were not looked at while the matcher was tuned."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry
from tests.audit.corpus import HELD_OUT, PEOPLE, TUNING, Invented
from tests.audit.disguises import FILES, TEXTS, specimens


def _gate() -> Gate:
    people = tuple(
        Identity(person.book, (PersonName(person.given, person.surname, person.patronymic),))
        for person in PEOPLE
    )
    return Gate(Secrets(people), {}, {})


def _results(people: list[Invented], seed: int) -> dict[str, list[tuple[str, bool]]]:
    gate = _gate()
    results = defaultdict(list)
    for person in people:
        for disguise, name, data in specimens(person, seed):
            findings = gate.examine(Entry(name, data, ""), 1)
            caught = any(each.tier == "block" and each.book == person.book for each in findings)
            results[person.book].append((disguise, caught))
    return results


def _recall(results: dict[str, list[tuple[str, bool]]]) -> tuple[float, float]:
    """Recall and its lower 95 % bound; people are drawn anew, since their forms fail together."""
    draw = random.Random(0)
    per_person = [(sum(caught for _, caught in forms), len(forms)) for forms in results.values()]

    def rate(sample: list[tuple[int, int]]) -> float:
        return sum(caught for caught, _ in sample) / sum(size for _, size in sample)

    drawn = sorted(rate(draw.choices(per_person, k=len(per_person))) for _ in range(2000))
    return rate(per_person), drawn[int(0.05 * len(drawn))]


@pytest.mark.parametrize("short", [False, True], ids=["usual surnames", "short surnames"])
def test_recall_of_held_out_people(short: bool, record_property) -> None:
    people = [person for person in HELD_OUT if person.short is short]
    results = _results(people, seed=1)
    recall, bound = _recall(results)
    missed = defaultdict(int)
    for forms in results.values():
        for disguise, caught in forms:
            missed[disguise] += not caught
    record_property("recall", f"{recall:.4f}, lower bound {bound:.4f}")
    print(f"\n{len(people)} people, recall {recall:.4f}, lower bound {bound:.4f}")
    print({name: count for name, count in missed.items() if count})
    assert recall >= 0.99


def test_corpus_is_wide_enough() -> None:
    assert len(PEOPLE) >= 150
    assert len(HELD_OUT) * 3 >= len(PEOPLE) - 2
    assert len(TEXTS) + len(FILES) >= 125
    assert not {person.book for person in HELD_OUT} & {person.book for person in TUNING}
