"""`hlsite audit`: what it says and how it ends, whatever it is given to look in."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from hlsite.audit import CanaryError
from hlsite.cli.audit import audit
from hlsite.leak_gate import LeakGate
from tests.conftest import EPOCH
from tests.planted import PERSON, add_vault, write_planted

NAME = f"{PERSON.names[0].given} {PERSON.names[0].surname}"
CLEAN = "<p>Nothing to see.</p>"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = write_planted(tmp_path / "library")
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(add_vault(root)))
    return root


def run(library: Path, html: str, *arguments: str) -> Result:
    folder = library / "site"
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(f"<!doctype html><title>A</title>{html}", "utf-8")
    options = ["-f", str(library / "mkdocs.yml"), str(folder), *arguments]
    return CliRunner().invoke(audit, options)


def test_name_ends_with_1_and_a_clean_folder_with_0_as_json(library: Path) -> None:
    found = run(library, f"<p>{NAME}</p>", "--json")
    told = json.loads(found.stdout)
    assert (found.exit_code, told["files"]) == (1, 1)
    assert {(one["path"], one["tier"]) for one in told["findings"]} == {("index.html", "block")}
    assert NAME.split()[1] not in found.output
    clean = run(library, CLEAN, "--json")
    assert (clean.exit_code, json.loads(clean.stdout)["findings"]) == (0, [])


def test_desk_may_hold_the_name(library: Path) -> None:
    assert run(library, f"<p>{NAME}</p>", "--edition", "desk").exit_code == 0


def test_library_without_a_vault_is_told_that_no_name_is_looked_for(library: Path) -> None:
    (library / "content" / "vault.age").unlink()
    result = run(library, f"<p>{NAME}</p>")
    assert result.exit_code == 0
    assert "there is no vault; names cannot be looked for" in result.stderr


def test_folder_that_is_none_could_not_be_looked_in(library: Path) -> None:
    options = ["-f", str(library / "mkdocs.yml"), str(library / "nowhere")]
    result = CliRunner().invoke(audit, options)
    assert (result.exit_code, "is no folder" in result.stderr) == (2, True)


def test_audit_that_misses_its_canary_could_not_look(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blind(*_: object) -> None:
        raise CanaryError("the canary was not found")

    monkeypatch.setattr(LeakGate, "report", blind)
    result = run(library, CLEAN)
    assert (result.exit_code, result.stderr) == (2, "Could not look: the canary was not found\n")


def test_closed_vault_could_not_look(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(library.parent / "lost.key"))
    result = run(library, CLEAN)
    assert (result.exit_code, "no such key file" in result.stderr) == (2, True)


def test_audit_that_is_interrupted_could_not_look(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LeakGate, "report", interrupted)
    result = run(library, CLEAN)
    assert (result.exit_code, result.stderr) == (2, "Could not look: interrupted\n")


def test_passphrase_that_nobody_knows_could_not_look(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_: object) -> None:
        raise EOFError

    key = library.parent / "wrapped.key"
    key.write_bytes(b"age-encryption.org/v1\n")
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(key))
    monkeypatch.setattr("hlsite.unlocking.sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("hlsite.unlocking.getpass.getpass", ended)
    options = ["-f", str(library / "mkdocs.yml"), str(library)]
    with pytest.raises(SystemExit) as caught:
        audit.main(options, standalone_mode=False)
    assert caught.value.code == 2
