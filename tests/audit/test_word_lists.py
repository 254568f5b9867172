"""No `block` in whole word lists, nor in the example's site: nobody there is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hlsite.audit import Identity, PersonName, Secrets, audit
from hlsite.audit.gate import Gate
from hlsite.theme_files import known_files
from tests.audit.conftest import WORD_LISTS
from tests.audit.corpus import PEOPLE
from tests.audit.gates import blocks
from tests.audit.unseen import UNSEEN


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_aspell_list_has_no_block(
    language: str,
    crowd: Gate,
    aspell: Callable[[str], list[str]],
    record_property: Callable[[str, str], None],
) -> None:
    words = aspell(language)
    assert blocks(crowd, "\n".join(words)) == []
    record_property("figure", f"no block in {len(words)} words of aspell-{language}")


@pytest.mark.parametrize(("name", "charset"), [("kk_KZ", "utf-8-sig"), ("ru_RU", "utf-8")])
def test_hunspell_list_has_no_block(
    name: str, charset: str, crowd: Gate, record_property: Callable[[str, str], None]
) -> None:
    path = Path(f"/usr/share/hunspell/{name}.dic")
    if not path.exists():
        pytest.fail(f"no {path}; Debian: apt-get install {WORD_LISTS}")
    words = [line.partition("/")[0] for line in path.read_text(charset).splitlines()[1:]]
    assert blocks(crowd, "\n".join(words)) == []
    record_property("figure", f"no block in {len(words)} words of hunspell {name}")


def test_site_of_others_with_all_these_people_in_the_vault_is_clean(
    site: Path, record_property: Callable[[str, str], None]
) -> None:
    everybody = [*PEOPLE, *UNSEEN]
    people = tuple(
        Identity(f"b{number}", (PersonName(person.given, person.surname, person.patronymic),))
        for number, person in enumerate(everybody)
    )
    by_hand = ("about", "leave", "privacy", "rules")
    owners = {
        f"{language}{page}/index.html": {"*"} for language in ("", "kk/", "ru/") for page in by_hand
    }
    allowed = ("base-uri", "ru_RU", "Nura", "Нұра", "Нура")
    report = audit(
        site,
        Secrets(people),
        {},
        owners,
        allowed_phrases=allowed,
        known_files=known_files(),
    )
    stopping = [each for each in report.findings if each.tier != "review"]
    assert [str(each) for each in stopping] == []
    record_property(
        "figure", f"{len(people)} people, {report.files} files: {len(report.findings)} review"
    )
