import pyrage  # type: ignore[import-untyped] # ships no types
import pytest

from hlsite.privacy.vault_key import (
    DEMONSTRATION_RECIPIENT,
    SECRET_PREFIX,
    VaultKey,
    check_recipient,
    generate_key,
    is_demonstration,
    key_text,
    parse_key,
    parse_typed_key,
    printable,
)
from hlsite.privacy.vault_secret import Secret, VaultError


def secret_of(key: VaultKey) -> str:
    return str(key.identities[-1])


def test_generate_key_never_gives_the_same_twice() -> None:
    assert generate_key().newest != generate_key().newest


def test_key_when_printed_shows_nothing_of_itself() -> None:
    key = generate_key()
    assert repr(key) == str(key) == "VaultKey()"
    assert secret_of(key) not in repr(key.identities)


def test_parse_key_reads_what_a_key_file_holds() -> None:
    older, newer = generate_key(), generate_key()
    both = VaultKey(older.identities + newer.identities)
    read = parse_key(Secret("# a comment\r\n\n" + key_text(both).reveal()))
    assert read.recipients == (older.newest, newer.newest)
    assert read.newest == newer.newest


def test_parse_typed_key_reads_what_was_printed() -> None:
    key = generate_key()
    printed = printable(key).reveal()
    assert [len(row) for row in printed.splitlines()] == [16, 39, 32]
    assert parse_typed_key(Secret(printed.lower())).newest == key.newest


@pytest.mark.parametrize("text", ["", "# nothing\n", "  \n"])
def test_parse_key_when_there_is_none_says_so(text: str) -> None:
    with pytest.raises(VaultError, match="holds no key"):
        parse_key(Secret(text))


def test_parse_typed_key_when_any_character_is_wrong_says_so() -> None:
    text = secret_of(generate_key())
    for place in range(len(SECRET_PREFIX), len(text)):
        wrong = "Q" if text[place] != "Q" else "P"
        with pytest.raises(VaultError, match="a character of it is wrong") as caught:
            parse_typed_key(Secret(text[:place] + wrong + text[place + 1 :]))
        assert text[20:30] not in str(caught.value)


def test_check_recipient_takes_a_public_key() -> None:
    public = generate_key().newest
    assert check_recipient(f" {public}\n") == public


@pytest.mark.parametrize("change", [str, str.lower])
def test_check_recipient_when_it_is_a_secret_key_tells_to_rekey(change: type[str]) -> None:
    text = change(secret_of(generate_key()))
    with pytest.raises(VaultError, match="clear its history") as caught:
        check_recipient(text)
    assert text not in str(caught.value)


@pytest.mark.parametrize("text", ["", "age1", "ssh-ed25519 AAAA", "somebody"])
def test_check_recipient_when_it_is_no_key_says_so(text: str) -> None:
    with pytest.raises(VaultError, match="is no public key"):
        check_recipient(text)


def test_is_demonstration_knows_the_key_that_the_example_ships(pytestconfig: pytest.Config) -> None:
    shipped = pytestconfig.rootpath / "docs" / "demonstration.key"
    text = shipped.read_text(encoding="utf-8")
    assert parse_key(Secret(text)).recipients == (DEMONSTRATION_RECIPIENT,)
    assert is_demonstration(parse_key(Secret(text)))
    assert not is_demonstration(generate_key())
    assert text.startswith("# DEMONSTRATION KEY.")


def test_key_text_is_what_age_itself_reads() -> None:
    key = generate_key()
    line = key_text(key).reveal().splitlines()[-1]
    assert str(pyrage.x25519.Identity.from_str(line).to_public()) == key.newest
