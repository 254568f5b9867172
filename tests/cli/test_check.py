"""`hlsite check`: what it prints, and what it goes on without."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hlsite.cli.check import check
from tests.conftest import EPOCH, PROJECT
from tests.reading.library import write_library

CONFIG = (
    "site_name: Nura\nsite_url: https://another-library.example/\ndocs_dir: content/pages\n"
    "plugins: [hlsite: {languages: [en, kk, ru]}]\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    write_library(tmp_path, {"vault.age": None})
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(check, ["-f", str(project / "mkdocs.yml"), *arguments])


def test_check_without_a_vault_says_so_and_passes(project: Path) -> None:
    result = run(project)
    assert result.exit_code == 0
    assert result.stdout == (
        "content/vault.age: warning: no vault, so names cannot be looked for; "
        "run `hlsite vault init`\n"
    )
    assert result.stderr == "0 errors, 1 warning\n"


def test_check_with_a_damaged_vault_says_that_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(PROJECT / "docs" / "demonstration.key"))
    (project / "content" / "vault.age").write_bytes(b"neither age nor text")
    result = run(project)
    assert result.exit_code == 0
    assert result.stdout == (
        "content/vault.age: warning: is damaged or was changed by somebody; "
        "take the last good copy of the file\n"
    )


def test_check_without_the_key_says_so_and_goes_on(project: Path) -> None:
    shutil.copy(PROJECT / "content" / "vault.age", project / "content")
    broken = project / "content" / "pages" / "about.md"
    broken.write_text("About us.", "utf-8")
    result = run(project)
    assert result.exit_code == 1
    page, vault = result.stdout.splitlines()
    assert page.startswith("content/pages/about.md:1:1: there is no front matter;")
    assert vault.startswith("content/vault.age: warning: ")
    assert "no vault" not in vault
    assert result.stderr == "1 error, 1 warning\n"


def test_check_as_json_is_for_tools(project: Path) -> None:
    book = project / "content" / "books" / "night-nurse.md"
    book.write_text(book.read_text("utf-8").replace("languages:", "langauges:"), "utf-8")
    result = run(project, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["ok"], result.stderr) == (1, False, "")
    assert told["problems"][1] == {
        "path": "content/books/night-nurse.md",
        "line": 11,
        "column": 1,
        "field": "langauges",
        "message": 'unknown field; did you mean "languages"?',
        "severity": "error",
    }


def test_check_of_a_clean_library_says_so(project: Path) -> None:
    (project / "content" / "books" / "night-nurse.md").unlink()
    (project / "content" / "books" / "night-nurse.ru.md").unlink()
    (project / "content" / "events" / "winter-reading.md").unlink()
    result = run(project)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No problems found.\n")


def test_check_without_a_configuration_says_where_to_run_it(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "mkdocs.yml: no such file; run this where it is" in result.stderr


def test_check_of_a_wrong_configuration_is_a_document_for_tools_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Nura\nplugins: [hlsite]\n", "utf-8")
    result = run(tmp_path, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [(problem["line"], problem["field"]) for problem in told["problems"]] == [
        (1, "site_url")
    ]


def test_check_of_an_unknown_print_shop_warns(project: Path) -> None:
    options = "{languages: [en, kk, ru], printer: nobody}"
    config = CONFIG.replace("{languages: [en, kk, ru]}", options)
    (project / "mkdocs.yml").write_text(config, "utf-8")
    told = [line for line in run(project).stdout.splitlines() if "printer" in line]
    said = "no such print shop's profile; write one of: digital, generic, office"
    assert told == [f"mkdocs.yml:4:45: warning: plugins.hlsite.printer: {said}"]
    shop = project / "content" / "printers" / "nobody.yml"
    shop.parent.mkdir()
    shop.write_text("bleed_mm: 5\n", "utf-8")
    assert "printer" not in run(project).stdout
