from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import get_args

import pytest

from hlsite import audit
from hlsite.leak_gate import desk_secrets, edition_secrets
from hlsite.model.identity import Identity, PersonName
from hlsite.privacy.held_back import VAULT_KINDS, HeldBack, Kind

SECRET = b"a code secret of thirty-two bytes"
LONG = "one two three four five six seven eight"
WHOLE = Identity(
    "night-nurse",
    names=(PersonName("Planta", "Plantedova", "Plantovna"),),
    diminutives=("Plantka",),
    also=("the Plantov house",),
    phone="+7 700 000 00 01",
    email="planted@plant.example",
    handles=("@planted",),
    iin="900101000001",
    birth_date=dt.date(1990, 1, 1),
    employer="Plant works",
    notes="Tells nobody at all about the long evenings at home.",
    emergency_contact="Planto +7 700 000 00 02",
)


@pytest.mark.parametrize("kind", sorted({*get_args(Kind)} - VAULT_KINDS))
def test_every_kind_that_is_held_back_is_looked_for(kind: Kind) -> None:
    secrets = edition_secrets([HeldBack(kind, LONG, "night-nurse")], {}, SECRET)
    assert [one.value for one in secrets.held_back] == [LONG]


def test_title_of_a_few_words_is_anybodys() -> None:
    assert not edition_secrets([HeldBack("title", "Police officer", "b")], {}, SECRET).held_back


def test_what_the_vault_brings_is_not_brought_twice() -> None:
    held = [HeldBack(kind, LONG, "night-nurse") for kind in sorted(VAULT_KINDS)]
    assert not edition_secrets(held, {}, SECRET).held_back


def test_every_field_of_an_identity_is_looked_for() -> None:
    secrets = edition_secrets([], {"night-nurse": WHOLE}, SECRET)
    (person,) = secrets.identities
    assert all(getattr(person, field.name) for field in fields(audit.Identity))
    assert [one.value for one in secrets.held_back] == [WHOLE.notes]


def test_empty_identity_is_looked_for_without_harm() -> None:
    (person,) = edition_secrets([], {"b": Identity("b")}, SECRET).identities
    assert person == audit.Identity("b")


def test_desk_may_hold_names_but_no_number_of_identity() -> None:
    (person,) = desk_secrets({"night-nurse": WHOLE}, SECRET).identities
    shown = {field.name for field in fields(person) if getattr(person, field.name)}
    assert shown == {"book", "iin", "birth_date", "employer"}


def test_fingerprints_are_keyed_by_the_vault() -> None:
    one, other = (edition_secrets([], {}, key) for key in (SECRET, SECRET[::-1]))
    assert one.salt != other.salt
    assert one.salt == desk_secrets({}, SECRET).salt
    assert SECRET not in one.salt
