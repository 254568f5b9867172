import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from hlsite.cli import vault_prompts
from hlsite.cli.vault import vault
from hlsite.model.identity import PersonName
from hlsite.privacy import vault_key_file
from hlsite.privacy.vault import Vault
from hlsite.privacy.vault_key import (
    DEMONSTRATION_RECIPIENT,
    VaultKey,
    generate_key,
    is_demonstration,
    parse_typed_key,
)
from hlsite.privacy.vault_key_file import create_key_file, is_wrapped, read_key
from hlsite.privacy.vault_secret import Secret
from tests.privacy.test_vault_secret import told

CONFIG = """\
site_name: A library
site_url: https://library.example/
docs_dir: content/pages
plugins:
  - hlsite
"""
PEOPLE = """\
night-nurse:
  names: [{given: Asem, surname: Plantedova}]
  phone: "+7 700 000 11 01"
"""
PRINTED = re.compile(r"AGE-SECRET-KEY-1\n[A-Z0-9 ]+\n[A-Z0-9 ]+\n")


class Library:
    """A project, a user's folder, and the command line."""

    def __init__(self, folder: Path, demonstration: Path) -> None:
        self.root = folder / "project"
        (self.root / "content" / "books").mkdir(parents=True)
        (self.root / "content" / "books" / "night-nurse.md").write_text("---\n---\n")
        (self.root / "mkdocs.yml").write_text(CONFIG)
        (self.root / "docs").mkdir()
        shutil.copy(demonstration, self.root / "docs")
        self.key_file = folder / "settings" / "hlsite" / "vault.key"
        self.path = self.root / "content" / "vault.age"
        self.people = folder / "people.yml"
        self.people.write_text(PEOPLE)

    def run(self, command: str, *arguments: str, answers: str = "") -> Result:
        config = str(self.root / "mkdocs.yml")
        return CliRunner().invoke(vault, [command, "-f", config, *arguments], input=answers)

    def made(self) -> VaultKey:
        """The printed key of a new vault."""
        return printed_in(self.run("init", answers="y\n"))

    def open(self) -> Vault:
        return Vault.open(self.path, read_key(self.key_file))


def printed_in(result: Result) -> VaultKey:
    assert result.exit_code == 0, result.output
    (text,) = PRINTED.findall(result.stdout)
    return parse_typed_key(Secret(text))


def failed_with(result: Result) -> str:
    assert (result.exit_code, type(result.exception), result.stdout) == (1, SystemExit, "")
    assert result.exception is not None
    assert "Plantedova" not in told(result.exception)
    return result.stderr.strip()


@pytest.fixture
def library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> Library:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: True)
    return Library(tmp_path, pytestconfig.rootpath / "docs" / "demonstration.key")


@pytest.fixture
def piped(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The same library, nobody at a terminal."""
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: False)
    return library


@pytest.fixture
def quick_wrapping(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing to check."""

    class Refused(Exception):  # noqa: N818 - stands for pyrage's
        pass

    def encrypt(plain: bytes, passphrase: str) -> bytes:
        return b"age-encryption.org/v1\n" + passphrase.encode() + b"\n" + plain[::-1]

    def decrypt(raw: bytes, passphrase: str) -> bytes:
        _header, known, rest = raw.split(b"\n", 2)
        if known.decode() != passphrase:
            raise Refused(passphrase)
        return rest[::-1]

    passphrase = SimpleNamespace(encrypt=encrypt, decrypt=decrypt)
    fake = SimpleNamespace(passphrase=passphrase, DecryptError=Refused)
    monkeypatch.setattr(vault_key_file, "pyrage", fake)


def test_init_makes_a_key_file_a_printed_key_and_a_vault_that_both_open(library: Library) -> None:
    result = library.run("init", answers="y\n")
    printed = printed_in(result)
    assert "another house than this computer" in result.stdout
    held = library.open()
    assert [one.label for one in held.recipients] == ["key file", "printed key"]
    assert Vault.open(library.path, printed).code_secret.reveal() == held.code_secret.reveal()
    assert library.key_file.stat().st_mode & 0o777 == 0o600
    assert library.path.stat().st_mode & 0o777 == 0o600
    own = library.key_file.read_text().splitlines()[-1]
    assert own not in result.output


def test_init_when_the_printed_key_is_not_on_paper_makes_no_vault(library: Library) -> None:
    result = library.run("init", answers="n\n")
    assert (result.exit_code, library.path.exists()) == (1, False)


def test_init_off_a_terminal_keeps_the_printed_key_in_a_file_of_the_user(piped: Library) -> None:
    result = piped.run("init")
    assert result.exit_code == 0, result.output
    assert "AGE-SECRET-KEY" not in result.output
    unprinted = piped.key_file.with_name("vault.printed-key.txt")
    assert str(unprinted) in result.stdout
    assert unprinted.stat().st_mode & 0o777 == 0o600
    held = Vault.open(piped.path, read_key(unprinted))
    assert [one.label for one in held.recipients] == ["key file", "printed key"]


def test_init_off_a_terminal_makes_nothing_while_a_printed_key_lies_about(piped: Library) -> None:
    unprinted = piped.key_file.with_name("vault.printed-key.txt")
    create_key_file(unprinted, generate_key())
    before = unprinted.read_bytes()
    assert "an earlier printed key is still there" in failed_with(piped.run("init"))
    assert (piped.key_file.exists(), piped.path.exists()) == (False, False)
    assert unprinted.read_bytes() == before


def test_rekey_off_a_terminal_keeps_the_printed_key_in_a_file_of_the_user(piped: Library) -> None:
    assert piped.run("init").exit_code == 0
    unprinted = piped.key_file.with_name("vault.printed-key.txt")
    old = unprinted.rename(unprinted.with_name("envelope"))
    result = piped.run("rekey")
    assert result.exit_code == 0, result.output
    assert "AGE-SECRET-KEY" not in result.output
    opened = Vault.open(piped.path, read_key(unprinted))
    assert opened.code_secret.reveal() == piped.open().code_secret.reveal()
    with pytest.raises(ValueError, match="this key does not open it"):
        Vault.open(piped.path, read_key(old))


def test_init_with_a_second_persons_key_shows_none(piped: Library) -> None:
    second = generate_key()
    result = piped.run("init", "--recipient", second.newest)
    assert result.exit_code == 0, result.output
    assert "AGE-SECRET-KEY" not in result.output
    held = Vault.open(piped.path, second)
    assert [one.label for one in held.recipients] == ["key file", "second person"]


def test_init_where_a_vault_is_already_makes_a_key_that_can_be_let_in(library: Library) -> None:
    library.made()
    before = library.path.read_bytes()
    first = library.key_file.rename(library.key_file.with_name("first.key"))
    result = library.run("init")
    assert library.path.read_bytes() == before
    public = result.stdout.split()[-1]
    assert public == read_key(library.key_file).newest
    second = library.key_file.rename(library.key_file.with_name("second.key"))
    first.rename(library.key_file)
    added = library.run("add-recipient", public, "--label", "Deputy")
    assert added.stdout == "3 keys open the vault now.\n"
    assert Vault.open(library.path, read_key(second)).recipients[-1].label == "Deputy"


def test_init_when_there_is_a_key_file_uses_it(library: Library) -> None:
    key = generate_key()
    create_key_file(library.key_file, key)
    assert "Your key file is" in library.run("init", answers="y\n").stdout
    assert read_key(library.key_file).recipients == key.recipients
    assert library.open().recipients[0].key == key.newest


def test_init_when_the_key_would_lie_in_the_project_refuses(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = library.root / "content" / "vault.key"
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(inside))
    assert "must not lie in the project" in failed_with(library.run("init"))
    assert not inside.exists()


def test_init_with_the_demonstration_key_warns_at_each_command(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(library.root / "docs" / "demonstration.key"))
    for result in (
        library.run("init", answers="y\n"),
        library.run("import", str(library.people)),
        library.run("show", "night-nurse"),
        library.run("remove", "night-nurse", "--yes"),
    ):
        assert result.exit_code == 0, result.output
        assert "warning: the DEMONSTRATION KEY opens this vault" in result.stderr


@pytest.mark.usefixtures("quick_wrapping")
def test_init_with_a_passphrase_wraps_the_key_file_and_asks_once(library: Library) -> None:
    result = library.run("init", "--passphrase", answers="horse\nhorse\ny\n")
    assert result.exit_code == 0, result.output
    assert is_wrapped(library.key_file)
    assert "horse" not in result.output
    imported = library.run("import", str(library.people), answers="horse\n")
    assert imported.exit_code == 0, imported.output
    assert imported.stdout.count("Passphrase") == 1
    rekeyed = library.run("rekey", answers="horse\ny\n")
    assert rekeyed.exit_code == 0, rekeyed.output
    assert rekeyed.stdout.count("Passphrase") == 1
    assert len(read_key(library.key_file, Secret("horse")).recipients) == 2


@pytest.mark.usefixtures("quick_wrapping")
def test_show_when_the_passphrase_is_wrong_says_so(library: Library) -> None:
    library.run("init", "--passphrase", answers="horse\nhorse\ny\n")
    result = library.run("show", "night-nurse", answers="zebra\n")
    assert result.exit_code == 1
    assert "the passphrase is wrong" in result.stderr
    assert "zebra" not in result.output


@pytest.mark.usefixtures("quick_wrapping")
def test_import_off_a_terminal_asks_for_no_passphrase(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.run("init", "--passphrase", answers="horse\nhorse\ny\n")
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: False)
    assert "no terminal to ask" in failed_with(library.run("import", str(library.people)))


def test_set_asks_for_every_field_and_shows_none(library: Library) -> None:
    library.made()
    names = "Asem\nPlantedova\n\n\nKim\n\n\n\n\n"
    lists_and_lines = "Asema\n\nSerik\n\nwrong\n+7 700 000 11 01\n"
    rest = "asem@example.org\n@asem\n\n870630400123\n1987\n1987-06-30\nMill\nCalls\nsister\n"
    result = library.run("set", "night-nurse", answers=names + lists_and_lines + rest)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Error: is not a") + result.stderr.count("Error: is not a") == 2
    held = library.open().identities["night-nurse"]
    assert held.names == (PersonName("Asem", "Plantedova"), PersonName(None, "Kim"))
    assert (held.diminutives, held.also, held.handles) == (("Asema",), ("Serik",), ("@asem",))
    assert (held.phone, held.email) == ("+7 700 000 11 01", "asem@example.org")
    assert (held.iin, str(held.birth_date)) == ("870630400123", "1987-06-30")
    assert (held.employer, held.notes, held.emergency_contact) == ("Mill", "Calls", "sister")


def test_set_of_single_fields_keeps_deletes_and_adds(library: Library) -> None:
    library.made()
    library.run("import", str(library.people))
    answers = "\nasem@example.org\n-\nAi\nSulu\n\n"
    result = library.run("set", "night-nurse", "phone", "email", "also", answers=answers)
    assert "phone [held]: " in result.stdout
    assert "+7 700" not in result.stdout
    library.run("set", "night-nurse", "phone", "also", "names", answers="-\n-\nAi\n\n-\n\n\n\n")
    held = library.open().identities["night-nurse"]
    assert (held.phone, held.email, held.also, held.names) == (
        None,
        "asem@example.org",
        ("Ai",),
        (),
    )


def test_set_writes_what_was_typed_composed(library: Library) -> None:
    library.made()
    library.run("set", "night-nurse", "employer", answers="Й и\u0306\n")
    assert library.open().identities["night-nurse"].employer == "Й й"


@pytest.mark.parametrize("typed", ["\u200b", "\x1b[A"], ids=["blank", "arrow"])
def test_set_of_what_cannot_be_kept_asks_again_and_loses_nothing(
    library: Library, typed: str
) -> None:
    library.made()
    library.run("import", str(library.people))
    names = f"Asem\n{typed}\nKim\n\n\n\n\n"
    answers = f"{names}{typed}\nAsema\n\n{typed}\nMill\n"
    result = library.run("set", "night-nurse", "names", "diminutives", "employer", answers=answers)
    assert result.exit_code == 0, result.output
    held = library.open().identities["night-nurse"]
    assert held.names[-1] == PersonName("Asem", "Kim")
    assert (held.diminutives, held.employer) == (("Asema",), "Mill")


def test_set_of_a_book_that_is_not_there_refuses(library: Library) -> None:
    library.made()
    assert failed_with(library.run("set", "day-nurse")) == (
        "there is no book content/books/day-nurse.md"
    )


def test_show_prints_an_entry_on_a_terminal(library: Library) -> None:
    library.made()
    library.run("import", str(library.people))
    answers = "\n\n\nA\nB\n\n1987-06-30\n"
    library.run("set", "night-nurse", "names", "also", "birth_date", answers=answers)
    assert library.run("show", "night-nurse").stdout == (
        "night-nurse\n  name: Asem Plantedova\n  also: A, B\n  phone: +7 700 000 11 01\n"
        "  birth_date: 1987-06-30\n"
    )


def test_show_off_a_terminal_refuses(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.made()
    library.run("import", str(library.people))
    monkeypatch.setattr(vault_prompts, "on_terminal", lambda: False)
    assert failed_with(library.run("show", "night-nurse")).startswith("an entry is shown on a")


def test_show_of_a_book_without_an_entry_says_so(library: Library) -> None:
    library.made()
    assert failed_with(library.run("show", "night-nurse")) == (
        "the vault holds no night-nurse; put it in with `hlsite vault set night-nurse`"
    )


def test_remove_deletes_one_entry_when_told_so(library: Library) -> None:
    library.made()
    library.run("import", str(library.people))
    assert library.run("remove", "night-nurse", answers="n\n").exit_code == 1
    assert list(library.open().identities) == ["night-nurse"]
    assert library.run("remove", "night-nurse", answers="y\n").exit_code == 0
    assert list(library.open().identities) == []


def test_import_merges_by_field_and_tells_to_delete_the_file(library: Library) -> None:
    library.made()
    library.run("import", str(library.people))
    library.people.write_text("night-nurse: {phone: '87010000000'}\ngone-book: {also: [Serik]}\n")
    result = library.run("import", str(library.people))
    assert result.stdout == "2 entries read; the vault holds 2.\n"
    assert "people.yml:2:1: warning: is the id of no book here" in result.stderr
    assert "delete it now" in result.stderr
    held = library.open().identities["night-nurse"]
    assert (held.phone, held.names) == ("87010000000", (PersonName("Asem", "Plantedova"),))


def test_import_from_standard_input(library: Library) -> None:
    library.made()
    result = library.run("import", "-", answers=PEOPLE)
    assert (result.stdout, result.stderr) == ("1 entries read; the vault holds 1.\n", "")


def test_import_of_a_wrong_file_tells_every_problem_and_writes_nothing(library: Library) -> None:
    library.made()
    before = library.path.read_bytes()
    library.people.write_text("night-nurse: {phone: Plantedova, Plantedova: 1}\n")
    told_problems = failed_with(library.run("import", str(library.people)))
    assert told_problems.count("people.yml:1:") == 2
    assert told_problems.endswith("2 errors")
    assert "Plantedova" not in told_problems
    assert library.path.read_bytes() == before
    missing = failed_with(library.run("import", "absent.yml"))
    assert missing == "absent.yml: No such file or directory"


def test_add_recipient_refuses_what_is_no_other_persons_public_key(library: Library) -> None:
    printed = library.made()
    refused = {
        str(printed.identities[0]): "clear its history",
        "somebody": "is no public key",
        DEMONSTRATION_RECIPIENT: "that is the demonstration key",
        printed.newest: "that key opens the vault already",
    }
    for key, message in refused.items():
        error = failed_with(library.run("add-recipient", key, "--label", "Deputy"))
        assert message in error
        assert "AGE-SECRET-KEY-1" not in error


@pytest.mark.parametrize("label", ["", " ", "\u200b", "a\x01b", "\udcff", "printed key"])
def test_add_recipient_with_a_label_that_says_nothing_writes_nothing(
    library: Library, label: str
) -> None:
    library.made()
    before = library.path.read_bytes()
    other = generate_key().newest
    said = failed_with(library.run("add-recipient", other, "--label", label))
    assert "write whose key it is" in said
    assert library.path.read_bytes() == before


def test_rekey_locks_out_the_old_keys_and_keeps_the_rest(library: Library) -> None:
    printed = library.made()
    library.run("import", str(library.people))
    stays, goes = generate_key(), generate_key()
    library.run("add-recipient", stays.newest, "--label", "Deputy")
    library.run("add-recipient", goes.newest, "--label", "Volunteer")
    old, before = read_key(library.key_file), library.open()
    result = library.run("rekey", answers="y\nn\ny\n")
    again = printed_in(result)
    held = library.open()
    assert [one.label for one in held.recipients] == ["key file", "printed key", "Deputy"]
    assert held.code_secret.reveal() == before.code_secret.reveal()
    assert held.identities == before.identities
    assert Vault.open(library.path, again).identities == Vault.open(library.path, stays).identities
    assert old.newest in read_key(library.key_file).recipients
    for key in (printed, old, goes):
        with pytest.raises(ValueError, match="this key does not open it"):
            Vault.open(library.path, key)


def test_rekey_with_the_printed_key_when_the_key_file_is_lost(library: Library) -> None:
    printed = library.made()
    library.key_file.unlink()
    typed = f"{str(printed.identities[0]).lower()}\n"
    result = library.run("rekey", "--printed-key", answers=f"{typed}n\ny\n")
    assert result.exit_code == 0, result.output
    assert typed.strip() not in result.output
    assert [one.label for one in library.open().recipients] == ["key file", "printed key"]


def test_rekey_when_the_printed_key_is_mistyped_says_so(library: Library) -> None:
    library.made()
    result = library.run("rekey", "--printed-key", answers="AGE-SECRET-KEY-1Q\n")
    assert result.exit_code == 1
    assert "a character of it is wrong" in result.stderr


def test_rekey_by_somebody_else_keeps_their_label(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.made()
    deputy = generate_key()
    library.run("add-recipient", deputy.newest, "--label", "Deputy")
    other = library.key_file.with_name("deputy.key")
    create_key_file(other, deputy)
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(other))
    assert library.run("rekey", answers="y\ny\n").exit_code == 0
    labels = [one.label for one in library.open().recipients]
    assert labels == ["Deputy", "printed key", "key file"]


def test_rekey_when_interrupted_before_writing_leaves_the_vault_open(library: Library) -> None:
    library.made()
    before = library.path.read_bytes()
    assert library.run("rekey", answers="n\n").exit_code == 1
    assert library.path.read_bytes() == before
    assert library.open().recipients[0].key == read_key(library.key_file).newest


def test_rekey_of_a_vault_with_the_demonstration_key_drops_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = library.root / "docs" / "demonstration.key"
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(shipped))
    printed = printed_in(library.run("init", answers="y\n"))
    refused = failed_with(library.run("rekey"))
    assert "must not lie in the project" in refused
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE")
    typed = f"{printed.identities[0]}\n"
    assert library.run("rekey", "--printed-key", answers=f"{typed}y\n").exit_code == 0
    held = library.open()
    assert not held.is_demonstration
    assert not is_demonstration(read_key(library.key_file))


@pytest.mark.parametrize("command", ["set", "show", "remove", "import", "rekey"])
def test_command_without_a_vault_says_so(library: Library, command: str) -> None:
    argument = {"rekey": [], "import": [str(library.people)]}.get(command, ["night-nurse"])
    assert failed_with(library.run(command, *argument)).startswith("content/vault.age: there is no")


def test_command_without_a_configuration_says_so(library: Library) -> None:
    (library.root / "mkdocs.yml").unlink()
    assert failed_with(library.run("show", "night-nurse")).startswith("mkdocs.yml: no such file")


def test_command_that_fails_inside_holds_no_identity(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spill(book: str, *_arguments: object) -> None:
        name = "Plantedova"
        raise RuntimeError(f"{book} {name}")

    library.made()
    monkeypatch.setattr("hlsite.cli.vault.merge", spill)
    error = failed_with(library.run("import", str(library.people)))
    assert error == "stopped by an unexpected RuntimeError"


def test_no_argument_or_option_takes_an_identity_or_a_key() -> None:
    taken = {
        name: sorted(str(parameter.name) for parameter in command.params)
        for name, command in vault.commands.items()
    }
    assert taken == {
        "init": ["config_file", "passphrase", "recipient"],
        "add-recipient": ["config_file", "label", "recipient"],
        "set": ["book", "config_file", "fields"],
        "show": ["book", "config_file"],
        "remove": ["book", "config_file", "yes"],
        "import": ["config_file", "file"],
        "rekey": ["config_file", "passphrase", "printed_key"],
    }
    assert [
        parameter.name
        for command in vault.commands.values()
        for parameter in command.params
        if parameter.name in {"passphrase", "printed_key"}
        and not (isinstance(parameter, click.Option) and parameter.is_flag)
    ] == []


@pytest.mark.parametrize(
    ("stdin", "stdout", "expected"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_on_terminal_needs_a_person_at_both_ends(
    monkeypatch: pytest.MonkeyPatch, *, stdin: bool, stdout: bool, expected: bool
) -> None:
    monkeypatch.setattr(
        vault_prompts,
        "sys",
        SimpleNamespace(
            stdin=SimpleNamespace(isatty=lambda: stdin),
            stdout=SimpleNamespace(isatty=lambda: stdout),
        ),
    )
    assert vault_prompts.on_terminal() == expected


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_process_at_a_real_terminal_has_no_secret_in_ps_environment_or_history(
    library: Library, tmp_path: Path
) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    def start(*arguments: str) -> tuple[subprocess.Popen[bytes], int]:
        outer, inner = pty.openpty()
        code = "from hlsite.cli.vault import vault; vault()"
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=library.root,
            env={**os.environ, "HOME": str(tmp_path)},
            stdin=inner,
            stdout=inner,
            stderr=inner,
        )
        os.close(inner)
        return process, outer

    def until(outer: int, words: bytes) -> str:
        read = b""
        while words not in read:
            read += os.read(outer, 4096)
        return read.decode()

    def of_process(process: subprocess.Popen[bytes]) -> str:
        folder = Path("/proc", str(process.pid))
        return "\n".join((folder / name).read_bytes().decode() for name in ("cmdline", "environ"))

    process, outer = start("init")
    shown = until(outer, b"[y/N]: ").replace("\r", "")
    printed = str(parse_typed_key(Secret(PRINTED.findall(shown)[0])).identities[0])
    assert printed not in of_process(process)
    os.write(outer, b"y\n")
    assert process.wait() == 0
    os.close(outer)
    process, outer = start("set", "night-nurse", "employer", "notes")
    until(outer, b"employer: ")
    os.write(outer, b"Plantedova Mill\n")
    until(outer, b"notes: ")
    assert "Plantedova" not in of_process(process)
    os.write(outer, b"\n")
    assert process.wait() == 0
    os.close(outer)
    assert library.open().identities["night-nurse"].employer == "Plantedova Mill"
    library.people.unlink()
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path != library.key_file]
    assert [path.name for path in files if b"Plantedova" in path.read_bytes()] == []
    assert [path.name for path in files if printed[16:].encode() in path.read_bytes()] == []
