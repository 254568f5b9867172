"""What `hlsite vault` asks and shows; identities and keys go to a terminal and nowhere else."""

from __future__ import annotations

import dataclasses
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel, ValidationError

from hlsite.model.identity import Identity
from hlsite.privacy.vault_fields import IdentityFields, NameFields, merge
from hlsite.privacy.vault_key import VaultKey, printable
from hlsite.privacy.vault_key_file import check_place, create_key_file
from hlsite.privacy.vault_secret import Secret, VaultError

_CLEAR = "-"
_LISTS = frozenset({"diminutives", "also", "handles"})
_HINTS = {
    "names": "every spelling in use, one at a time",
    "diminutives": "short forms of the given name",
    "also": "relatives, nicknames, whatever gives away",
    "handles": "names on social media",
    "birth_date": "as 1987-06-30",
    "iin": "twelve digits",
    "emergency_contact": "whom to call, and the number",
}

PRINTED_KEY_WORDS = """
The printed key. It opens the vault when the key file is lost, and is shown this once.
Copy it by hand, or print it on a printer that keeps no copies. Close the paper in an
envelope and keep it in another house than this computer: a safe, a notary, a trustee.
Take no photo of it, and type it nowhere but at `hlsite vault rekey --printed-key`.
"""


def on_terminal() -> bool:
    """Whether a person reads what is printed and types what is read."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def refuse_off_terminal(what: str) -> None:
    """Stop before `what` could reach a file, a pipe or a log.

    Raises:
        VaultError: Not on a terminal.
    """
    if not on_terminal():
        raise VaultError(f"{what} on a terminal only; run this in one, without pipes")


def warn(message: str) -> None:
    """Print a warning."""
    click.echo(f"warning: {message}", err=True)


class Passphrases:
    """Asks for each key file's passphrase once, and only on a terminal."""

    def __init__(self) -> None:
        self._known: dict[Path, Secret[str]] = {}

    def __call__(self, path: Path) -> Secret[str] | None:
        """The passphrase of the key file at `path`."""
        if path not in self._known and on_terminal():
            self._known[path] = Secret(click.prompt(f"Passphrase of {path}", hide_input=True))
        return self._known.get(path)


def ask_new_passphrase() -> Secret[str]:
    """A passphrase, typed twice."""
    refuse_off_terminal("a passphrase is asked for")
    return Secret(
        click.prompt("Passphrase for the key file", hide_input=True, confirmation_prompt=True)
    )


def ask_printed_key() -> Secret[str]:
    """The printed key, typed."""
    refuse_off_terminal("the printed key is asked for")
    return Secret(click.prompt("The printed key, AGE-SECRET-KEY-1 and all", hide_input=True))


def check_unprinted(path: Path, root: Path) -> None:
    """Stop, off a terminal, where a printed key cannot go to the file `path`.

    Args:
        path: Where it would go.
        root: The project's folder.

    Raises:
        VaultError: That is in the project, or an earlier one lies there.
    """
    if on_terminal():
        return
    check_place(path, root)
    if path.exists():
        raise VaultError(
            f"{path}: an earlier printed key is still there; print it, lock the paper away and "
            "delete the file"
        )


def hand_over_printed_key(key: VaultKey, unprinted: Path) -> None:
    """Show the printed key once, and wait until it is on paper.

    Off a terminal it goes to the new file `unprinted`, for the user alone to read: what is printed
    there would reach a log.

    Raises:
        VaultError: There is such a file already.
        click.Abort: It was not copied.
    """
    if not on_terminal():
        create_key_file(unprinted, key)
        click.echo(f"There is no terminal to show the printed key on: {unprinted} has it.")
        click.echo("Print it, lock the paper away in another house, and delete the file.")
        return
    click.echo(PRINTED_KEY_WORDS)
    click.echo(printable(key).reveal())
    click.echo()
    click.confirm("Is it on paper? Then the screen is cleared", abort=True)
    click.clear()
    click.echo("The screen is cleared; clear the window's scrollback too, or close it.")


def ask_identity(held: Identity, fields: Sequence[str]) -> Identity:
    """Ask for `fields` of an entry; Enter keeps what is held, which is never shown."""
    click.echo(f"Enter keeps or ends, {_CLEAR} deletes what is held.")
    for name in fields:
        ask = {"names": _ask_names}.get(name, _ask_list if name in _LISTS else _ask_text)
        held = ask(held, name)
    return held


def _label(name: str, held: Identity) -> str:
    state = " [held]" if getattr(held, name) else ""
    hint = f" ({_HINTS[name]})" if name in _HINTS else ""
    return f"{name}{hint}{state}"


def _ask_text(held: Identity, name: str) -> Identity:
    value = _prompt(_label(name, held), _checked(IdentityFields, name))
    if value == _CLEAR:
        return _with(held, name, None)
    if not value:
        return held
    return merge(held.book, held, IdentityFields.model_validate({name: value}))


def _ask_list(held: Identity, name: str) -> Identity:
    check = _checked(IdentityFields, name, is_list=True)
    while value := _prompt(_label(name, held), check):
        held = _with(held, name, () if value == _CLEAR else (*getattr(held, name), value))
    return held


def _with(held: Identity, name: str, value: Any) -> Identity:
    changes: dict[str, Any] = {name: value}
    return dataclasses.replace(held, **changes)


def _ask_names(held: Identity, name: str) -> Identity:
    while True:
        click.echo(f"{_label(name, held)}:")
        given = _ask_part("given")
        if given == _CLEAR:
            held = dataclasses.replace(held, names=())
            continue
        parts = {"given": given}
        parts |= {part: _ask_part(part) for part in ("surname", "patronymic")}
        parts = {part: value for part, value in parts.items() if value}
        if not parts:
            return held
        spelling = merge(held.book, None, IdentityFields(names=[NameFields(**parts)]))
        held = dataclasses.replace(held, names=held.names + spelling.names)


def _ask_part(part: str) -> str:
    return _prompt(f"  {part}", _checked(NameFields, part))


def _prompt(label: str, check: Callable[[str], str]) -> str:
    def read(text: str) -> str:
        # What an arrow key sends, or half a letter: a name with that in it would never be found.
        if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text.strip()):
            raise click.UsageError("has a character that is no letter; type the line again")
        return check(unicodedata.normalize("NFC", text))

    value: str = click.prompt(label, default="", show_default=False, value_proc=read)
    return value


def _checked(schema: type[BaseModel], name: str, *, is_list: bool = False) -> Callable[[str], str]:
    def check(text: str) -> str:
        text = text.strip()
        if text in {"", _CLEAR}:
            return text
        try:
            schema.model_validate({name: [text] if is_list else text})
        except ValidationError as error:
            message = error.errors(include_url=False, include_input=False)[0]["msg"]
            raise click.UsageError(message) from None
        return text

    return check


def show_identity(identity: Identity) -> None:
    """Print one entry, what is held of it.

    Raises:
        VaultError: Not on a terminal.
    """
    refuse_off_terminal("an entry is shown")
    click.echo(identity.book)
    for one in identity.names:
        parts = (one.given, one.patronymic, one.surname)
        click.echo(f"  name: {' '.join(part for part in parts if part)}")
    for name in IdentityFields.model_fields:
        value: Any = getattr(identity, name)
        if value and name != "names":
            text = ", ".join(value) if isinstance(value, tuple) else value
            click.echo(f"  {name}: {text}")
