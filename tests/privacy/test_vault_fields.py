import datetime as dt
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hlsite.model.identity import Identity, PersonName
from hlsite.privacy.vault_fields import (
    Contents,
    IdentityFields,
    NameFields,
    Recipient,
    decode,
    encode,
    merge,
)
from hlsite.privacy.vault_secret import Secret, TamperedError, VaultError

RECIPIENTS = (Recipient("age1aaaa", "key file"), Recipient("age1bbbb", "printed key"))
FULL = Identity(
    book="night-nurse",
    names=(PersonName("Әсем", "Ким", None), PersonName(None, "Kim", "Vladimirovna")),
    diminutives=("Асёма",),
    also=("Kim's Flowers",),
    phone="+7 700 000 11 01",
    email="asem@example.org",
    handles=("@asem",),
    iin="870630400123",
    birth_date=dt.date(1987, 6, 30),
    employer="Sarybulak hospital",
    notes="two\nlines",
    emergency_contact="sister, +7 700 000 11 02",
)


def contents(*identities: Identity) -> Contents:
    return Contents(RECIPIENTS, Secret(bytes(range(32))), {one.book: one for one in identities})


def document(**changes: object) -> Secret[bytes]:
    whole = json.loads(encode(contents(FULL)).reveal()) | changes
    return Secret(json.dumps(whole).encode())


def test_encode_writes_canonical_json() -> None:
    sparse = Identity("zebra-book", phone="+7 700 000 11 01")
    assert encode(contents(sparse, Identity("a-book"))).reveal().decode() == (
        '{"books":{"a-book":{},"zebra-book":{"phone":"+7 700 000 11 01"}},'
        f'"code_secret":"{bytes(range(32)).hex()}",'
        '"recipients":[{"key":"age1aaaa","label":"key file"},'
        '{"key":"age1bbbb","label":"printed key"}],"version":1}'
    )


def test_encode_when_entries_come_in_another_order_gives_the_same_bytes() -> None:
    first, second = Identity("a-book"), FULL
    one, other = encode(contents(first, second)), encode(contents(second, first))
    assert one.reveal() == other.reveal()


def test_decode_returns_every_field_that_was_encoded() -> None:
    read = decode(encode(contents(FULL)))
    assert read.identities == {"night-nurse": FULL}
    assert read.code_secret.reveal() == bytes(range(32))
    assert read.recipients == RECIPIENTS


TEXT = (
    st.text(min_size=1)
    .map(str.strip)
    .filter(lambda text: any(unicodedata.category(letter)[0] in "LNPS" for letter in text))
)
"""What may be written in a field: something that can be seen."""

NAME = TEXT.filter(lambda text: not set(text) & set("\n\x85\u2028\u2029"))


@given(
    names=st.lists(st.builds(PersonName, NAME, NAME | st.none(), st.none()), max_size=3),
    also=st.lists(TEXT),
    notes=TEXT | st.none(),
    birth_date=st.dates() | st.none(),
)
def test_decode_of_encode_is_the_identity(
    names: list[PersonName], also: list[str], notes: str | None, birth_date: dt.date | None
) -> None:
    written = Identity(
        "a-book", names=tuple(names), also=tuple(also), notes=notes, birth_date=birth_date
    )
    assert decode(encode(contents(written))).identities == {"a-book": written}


@pytest.mark.parametrize("plain", [b"", b"[]", b"{}", b"\xff", b'{"version": "1"}', b"3"])
def test_decode_when_it_is_no_vault_says_so(plain: bytes) -> None:
    with pytest.raises(TamperedError, match="no vault is inside"):
        decode(Secret(plain))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 0},
        {"recipients": []},
        {"code_secret": "00"},
        {"books": {"Night Nurse": {}}},
        {"books": {"night-nurse": {"shoe_size": 41}}},
        {"surprise": 1},
    ],
)
def test_decode_when_a_field_is_wrong_says_so(changes: dict[str, object]) -> None:
    with pytest.raises(TamperedError, match="cannot be understood"):
        decode(document(**changes))


def test_decode_when_a_later_version_wrote_it_says_so() -> None:
    with pytest.raises(VaultError, match="later hlsite"):
        decode(document(version=2))


def test_merge_keeps_what_is_held_and_takes_what_is_given() -> None:
    given_fields = IdentityFields(phone="87010000000", also=[], names=[NameFields(given="Asem")])
    merged = merge("night-nurse", FULL, given_fields)
    assert (merged.phone, merged.also, merged.email) == ("87010000000", (), FULL.email)
    assert merged.names == (PersonName("Asem"),)
    assert merge("a-book", None, IdentityFields(phone=None)) == Identity("a-book")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "her sister"),
        ("phone", "+7 7"),
        ("phone", "+7 701 000 00 00 000 00"),
        ("email", "asem"),
        ("iin", "87063040012"),
        ("iin", 870630400123),
        ("birth_date", "30.06.1987"),
        ("names", [{}]),
        ("names", [{"given": " "}]),
        ("handles", "@asem"),
        ("notes", "  "),
    ],
)
def test_identity_fields_when_a_value_is_wrong_refuse_it(name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        IdentityFields.model_validate({name: value})


def test_identity_fields_when_printed_show_nothing() -> None:
    fields = IdentityFields(phone="+7 700 000 11 01", names=[NameFields(given="Asem")])
    assert [repr(fields), str(fields)] == ["IdentityFields()", ""]
    assert "Asem" not in repr(contents(FULL)) + repr(fields.names)
