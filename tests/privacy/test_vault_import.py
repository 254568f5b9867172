import datetime as dt
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlsite.model.problem import ContentError
from hlsite.privacy.vault_fields import IdentityFields
from hlsite.privacy.vault_import import read_identities
from hlsite.privacy.vault_secret import Secret

BOOKS = frozenset({"night-nurse", "came-home"})
PLANTED = "Plantedova"


def problems(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_identities("people.yml", Secret(textwrap.dedent(text).encode()), BOOKS)
    return [str(problem) for problem in caught.value.problems]


def test_read_identities_reads_every_field() -> None:
    text = """\
        night-nurse:
          names:
            - {given: Asem, surname: Plantedova, patronymic: Serikkyzy}
          diminutives: [Asema]
          also: [Serik]
          phone: "+7 700 000 11 01"
          email: asem@example.org
          handles: ["@asem"]
          iin: "870630400123"
          birth_date: 1987-06-30
          employer: Hospital
          notes: Calls back
          emergency_contact: sister
        came-home: {}
        """
    found = read_identities("people.yml", Secret(textwrap.dedent(text).encode()), BOOKS)
    assert found.warnings == ()
    assert found.entries["came-home"].model_fields_set == set()
    entry = found.entries["night-nurse"].model_dump()
    assert entry["birth_date"] == dt.date(1987, 6, 30)
    assert entry["names"] == [{"given": "Asem", "surname": "Plantedova", "patronymic": "Serikkyzy"}]
    assert PLANTED not in repr(found)


def test_read_identities_tells_all_problems_at_once_and_no_value() -> None:
    text = """\
        night-nurse:
          names:
            - {given: Asem, surnmae: Plantedova}
            - Asem Plantedova
            - {}
          phone: Plantedova
          email: Plantedova
          iin: 870630400123
          birth_date: 30.06.1987
          fone: "+7 700 000 11 01"
          Plantedova: Asem
          notes:
          employer: yes
          employer: Plantedova
          handles: Plantedova
        Asem Plantedova: {}
        plantedova: {phone: "+7 700 000 11 01"}
        came-home: [Plantedova]
        """
    known = ", ".join(IdentityFields.model_fields)
    lines = (
        '3:21: night-nurse.names.0: unknown field; did you mean "surname"?',
        "4:7: night-nurse.names.1: must be a group of fields; write it as {field: value}",
        "5:7: night-nurse.names.2: is empty; write {given: …, surname: …, patronymic: …}",
        "6:3: night-nurse.phone: is not a telephone number; write it as ",
        "7:3: night-nurse.email: is not an address; write one as desk@library.example",
        "8:3: night-nurse.iin: must be text; put it in quotes",
        "9:3: night-nurse.birth_date: is not a date; write it as 2026-12-31",
        '10:3: night-nurse: unknown field; did you mean "phone"?',
        f"11:3: night-nurse: unknown field; use one of: {known}",
        "12:3: night-nurse.notes: is empty; write a value, or delete the field",
        "13:3: night-nurse.employer: is yes or no for YAML; write true or false, or put the word",
        "14:3: night-nurse.employer: is there twice; keep one",
        "15:3: night-nurse.handles: must be a list; write it as [a, b], or one `- item` a line",
        "16:1: is not an id; use 3 to 60 small Latin letters and digits joined by hyphens",
        "17:1: warning: is the id of no book here; correct it, or add the book",
        "18:1: came-home: must be a group of fields; write night-nurse: {names: [{given: …",
    )
    found = problems(text)
    assert [line for line in found if PLANTED in line] == []
    for line, expected in zip(found, lines, strict=True):
        assert line.startswith(f"people.yml:{expected}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: holds no entry"),
        ("- night-nurse", "1:1: must be a group of fields"),
        ("Plantedova", "1:1: is not a list of fields"),
        ("87000001101: {phone: 1}", "1:15: must be text"),
        ("night-nurse: {handles: {87000001101: 1}}", "1:15: night-nurse.handles: must be a list"),
        ("night-nurse:\n", "1:1: night-nurse: is empty"),
        ("night-nurse: {names: Plantedova}", "1:15: night-nurse.names: must be a list"),
        ("night-nurse: {email: a: Plantedova}", "1:23: "),
        ("night-nurse: &a {}\ncame-home: *a", "2:1: came-home: is an alias"),
    ],
)
def test_read_identities_when_the_file_is_wrong_says_where(text: str, expected: str) -> None:
    assert any(f"people.yml:{expected}" in problem for problem in problems(text))


def test_read_identities_when_a_book_is_not_there_warns_and_reads_it() -> None:
    found = read_identities("people.yml", Secret(b"gone-book: {employer: Mill}"), BOOKS)
    assert list(found.entries) == ["gone-book"]
    assert [str(problem) for problem in found.warnings] == [
        "people.yml:1:1: warning: is the id of no book here; correct it, or add the book"
    ]


SCRAPS = st.sampled_from(
    [
        *(PLANTED, "night-nurse", "names", "given", "phone", ": ", ":\n  ", "- ", "{", "}", "["),
        *("]", ", ", "\n", '"', "'", "\t", "&", "*", "!", "|", "---\n", "1987-06-30", "…", "#"),
    ]
)


@given(st.lists(SCRAPS, max_size=25).map("".join))
def test_read_identities_whatever_the_file_never_echoes_a_value(text: str) -> None:
    try:
        said = read_identities("people.yml", Secret(text.encode()), BOOKS).warnings
    except ContentError as error:
        said = error.problems
    assert [str(problem) for problem in said if PLANTED in str(problem)] == []
