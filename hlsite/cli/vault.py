"""`hlsite vault`: who the books really are, encrypted. Arguments are ids, never identities."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from hlsite.cli.guarding import guarded
from hlsite.cli.options import config_option
from hlsite.cli.vault_prompts import (
    Passphrases,
    ask_identity,
    ask_new_passphrase,
    ask_printed_key,
    check_unprinted,
    hand_over_printed_key,
    refuse_off_terminal,
    show_identity,
    warn,
)
from hlsite.model.identity import Identity
from hlsite.privacy.vault import (
    Vault,
    load_key,
    open_vault,
    vault_path,
    warn_of_demonstration,
)
from hlsite.privacy.vault_fields import IdentityFields, Recipient, check_label, merge
from hlsite.privacy.vault_import import read_identities
from hlsite.privacy.vault_key import (
    DEMONSTRATION_RECIPIENT,
    VaultKey,
    check_recipient,
    generate_key,
    parse_typed_key,
)
from hlsite.privacy.vault_key_file import (
    check_place,
    create_key_file,
    extend_key_file,
    is_wrapped,
    own_key_file,
    user_config_folder,
)
from hlsite.privacy.vault_secret import Secret, VaultError
from hlsite.reading.site_config import Project, read_project
from hlsite.reading.sources import find_sources
from hlsite.settings import EXAMPLE_SITE

KEY_FILE_LABEL = "key file"
PRINTED_KEY_LABEL = "printed key"
_SHOWN = 12
"""Characters of a public key that tell it from others."""


class _Session:
    """One command's project, key file and passphrases."""

    def __init__(self, config_file: Path) -> None:
        self.project: Project = read_project(config_file)
        self.path = vault_path(self.project)
        self.config_dir = user_config_folder(os.environ)
        self.own_key = own_key_file(os.environ, self.config_dir)
        self._unprinted = self.own_key.with_suffix(".printed-key.txt")
        self.ask = Passphrases()

    def open(self, *, printed_key: bool = False) -> Vault:
        """The vault, opened with the key file, or with the printed key once it is typed."""
        if printed_key:
            return Vault.open(self.path, parse_typed_key(ask_printed_key()))
        return open_vault(
            self.project, env=os.environ, config_dir=self.config_dir, ask=self.ask, warn=warn
        )

    def key_file(self, *, passphrase: bool) -> VaultKey:
        """The user's key; a new one, in a new key file, if there is none."""
        if self.own_key.is_file():
            key = load_key(self.own_key, self.project.root, ask=self.ask, warn=warn)
            click.echo(f"Your key file is {self.own_key}.")
        else:
            key = generate_key()
            self.write_key(key, passphrase=passphrase)
        return key

    def write_key(self, key: VaultKey, *, passphrase: bool) -> None:
        """Put a new key into the user's key file, beside the earlier ones."""
        check_place(self.own_key, self.project.root)
        if self.own_key.is_file():
            wrapped = is_wrapped(self.own_key)
            extend_key_file(self.own_key, key, self.ask(self.own_key) if wrapped else None)
            click.echo(f"Your key file {self.own_key} has the new key too.")
        else:
            create_key_file(self.own_key, key, ask_new_passphrase() if passphrase else None)
            click.echo(f"Your key file is {self.own_key}; keep a copy on a stick, not in the mail.")

    def check_printed_key(self) -> None:
        """Stop before anything is made, when the printed key would have no place."""
        check_unprinted(self._unprinted, self.project.root)

    def printed_key(self) -> Recipient:
        """A new printed key, handed over."""
        key = generate_key()
        hand_over_printed_key(key, self._unprinted)
        return Recipient(key.newest, PRINTED_KEY_LABEL)

    def books(self) -> frozenset[str]:
        """Ids of the catalogue's books."""
        return frozenset(find_sources(self.project.content).books)


_passphrase_option = click.option(
    "--passphrase", is_flag=True, help="Protect a new key file with a passphrase."
)


@click.group()
def vault() -> None:
    """Keep the identities of the books, encrypted, in content/vault.age."""


@vault.command("init")
@config_option
@_passphrase_option
@click.option(
    "--recipient",
    metavar="AGE1…",
    help="A second person's public key, in place of a printed key.",
)
@guarded()
def init(config_file: Path, *, passphrase: bool, recipient: str | None) -> None:
    """Make a key file, a printed key and an empty vault.

    The printed key is shown on the terminal; without one it goes to a file beside the key file.
    Where there is a vault already, make a key file only, and print its public key.
    """
    session = _Session(config_file)
    if session.path.exists():
        key = session.key_file(passphrase=passphrase)
        click.echo(f"There is a vault. Somebody who can open it lets you in with\n{_invite(key)}")
        return
    if recipient is None:
        session.check_printed_key()
    else:
        second = Recipient(_public(session, recipient), "second person")
    key = session.key_file(passphrase=passphrase)
    if recipient is None:
        second = session.printed_key()
    made = Vault.new(session.path, (Recipient(key.newest, KEY_FILE_LABEL), second)).save()
    warn_of_demonstration(made, session.project.settings.site_url, warn)
    click.echo("The vault is made. Next: `hlsite vault set ID` for each book.")


def _invite(key: VaultKey) -> str:
    return f"  hlsite vault add-recipient {key.newest}"


def _public(session: _Session, recipient: str) -> str:
    key = check_recipient(recipient)
    if key == DEMONSTRATION_RECIPIENT and session.project.settings.site_url != EXAMPLE_SITE:
        raise VaultError("that is the demonstration key, which everybody has; take another")
    return key


@vault.command("add-recipient")
@click.argument("recipient", metavar="AGE1…")
@config_option
@click.option("--label", prompt="Whose key is it", help="Whose key it is.")
@guarded()
def add_recipient(recipient: str, config_file: Path, label: str) -> None:
    """Let one more key open the vault: a public one, as `vault init` prints it."""
    session = _Session(config_file)
    key, whose = _public(session, recipient), check_label(label)
    if whose == PRINTED_KEY_LABEL:
        raise VaultError(f'"{whose}" is the paper that `rekey` replaces; write whose key it is')
    held = session.open()
    if key in {one.key for one in held.recipients}:
        raise VaultError("that key opens the vault already")
    held.with_recipients((*held.recipients, Recipient(key, whose))).save()
    click.echo(f"{len(held.recipients) + 1} keys open the vault now.")


@vault.command("set")
@click.argument("book", metavar="ID")
@click.argument(
    "fields", nargs=-1, type=click.Choice(list(IdentityFields.model_fields)), metavar="[FIELD]…"
)
@config_option
@guarded()
def set_entry(book: str, fields: tuple[str, ...], config_file: Path) -> None:
    """Ask for the identity of book ID: all of it, or each FIELD named.

    The fields are names, diminutives, also, phone, email, handles, iin, birth_date, employer,
    notes and emergency_contact.
    """
    session = _Session(config_file)
    if book not in session.books():
        raise VaultError(f"there is no book {session.project.content.name}/books/{book}.md")
    held = session.open()
    entry = held.identities.get(book, Identity(book))
    asked = ask_identity(entry, fields or tuple(IdentityFields.model_fields))
    held.with_identities([asked]).save()
    click.echo(f"{book} is in the vault.")


@vault.command("show")
@click.argument("book", metavar="ID")
@config_option
@guarded()
def show(book: str, config_file: Path) -> None:
    """Show the identity of book ID, on a terminal only."""
    refuse_off_terminal("an entry is shown")
    show_identity(_entry(_Session(config_file).open(), book))


@vault.command("remove")
@click.argument("book", metavar="ID")
@config_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@guarded()
def remove(book: str, config_file: Path, *, yes: bool) -> None:
    """Delete the identity of book ID; from then on nothing looks for its name."""
    held = _Session(config_file).open()
    _entry(held, book)
    if not yes:
        click.confirm(f"Delete {book} from the vault? Its name is not looked for then", abort=True)
    held.without(book).save()
    click.echo(f"{book} is in the vault no more; older copies of the file still have it.")


def _entry(held: Vault, book: str) -> Identity:
    if book not in held.identities:
        raise VaultError(f"the vault holds no {book}; put it in with `hlsite vault set {book}`")
    return held.identities[book]


@vault.command("import")
@click.argument("file", metavar="FILE.yml")
@config_option
@guarded()
def import_file(file: str, config_file: Path) -> None:
    """Put the entries of FILE.yml (- for standard input) into the vault.

    The file maps ids to fields. A field it gives replaces the one held; all others stay.
    """
    session = _Session(config_file)
    raw = Secret(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    held = session.open()
    found = read_identities("standard input" if file == "-" else file, raw, session.books())
    for problem in found.warnings:
        click.echo(str(problem), err=True)
    entries = [
        merge(book, held.identities.get(book), fields) for book, fields in found.entries.items()
    ]
    written = held.with_identities(entries).save()
    click.echo(f"{len(entries)} entries read; the vault holds {len(written.identities)}.")
    if file != "-":
        warn(f"{file} holds identities that everybody can read; delete it now")


@vault.command("rekey")
@config_option
@_passphrase_option
@click.option("--printed-key", is_flag=True, help="Open the vault with the printed key.")
@guarded()
def rekey(config_file: Path, *, passphrase: bool, printed_key: bool) -> None:
    """Replace your key and the printed key by new ones, and ask who else stays.

    After a loss or a theft. The addresses of unlinkable books stay as they are.
    """
    session = _Session(config_file)
    session.check_printed_key()
    check_place(session.own_key, session.project.root)
    held = session.open(printed_key=printed_key)
    replaced = {*held.opened_by, DEMONSTRATION_RECIPIENT}
    owners = [one for one in held.recipients if one.label != PRINTED_KEY_LABEL]
    own = next((one.label for one in owners if one.key in replaced), KEY_FILE_LABEL)
    kept = [
        one
        for one in owners
        if one.key not in replaced
        and click.confirm(f"May {one.label} ({one.key[:_SHOWN]}…) still open the vault?")
    ]
    printed = session.printed_key()
    key = generate_key()
    # The key first: if the vault cannot be written then, the earlier key still opens it.
    session.write_key(key, passphrase=passphrase)
    held.with_recipients((Recipient(key.newest, own), printed, *kept)).save()
    click.echo(f"{2 + len(kept)} keys open the vault now.")
    click.echo("Older copies of it, in backups and in git's history, open with the old keys.")
