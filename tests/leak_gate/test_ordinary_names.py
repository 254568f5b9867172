"""Names that stand by chance in what every library publishes stop neither site nor kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from hlsite.audit import EVERY, PersonName, Secrets, audit
from hlsite.audit import Identity as Sought
from hlsite.model.identity import Identity
from hlsite.model.identity import PersonName as Held
from tests.conftest import run_hlsite
from tests.planted import add_vault, write_planted


@pytest.mark.parametrize("given", ["Алма", "Асия", "Ася"])
def test_time_zone_of_a_calendar_is_no_name(tmp_path: Path, given: str) -> None:
    """`Asia/Almaty` stands in the calendar of an event that lists the book."""
    root = write_planted(tmp_path / "library")
    key = add_vault(root, Identity("quiet-book", names=(Held(given, "Тұрлыбекова"),)))
    surroundings = {"HLSITE_VAULT_KEY_FILE": str(key), "XDG_STATE_HOME": str(tmp_path / "state")}
    result = run_hlsite(root, "build", **surroundings)
    assert result.returncode == 0, result.stderr
    page = root / "site" / "about" / "index.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"<p>{given}</p>")
    calendar = root / "site" / "events" / "winter-reading" / "event.ics"
    calendar.write_text(calendar.read_text().replace("SUMMARY:", f"SUMMARY:{given} "))
    audited = run_hlsite(root, "audit", "site", **surroundings)
    assert audited.returncode == 1, audited.stderr


def test_short_surname_is_not_read_out_of_the_own_colour_profile(tmp_path: Path) -> None:
    """The tables of the profile hold the letters of Ким; it lies whole in every PDF for a shop."""
    root = write_planted(tmp_path / "library")
    key = add_vault(root, Identity("quiet-book", names=(Held("Дана", "Ким"),)))
    surroundings = {"HLSITE_VAULT_KEY_FILE": str(key), "XDG_STATE_HOME": str(tmp_path / "state")}
    only = ("--only", "rules", "--language", "en")
    result = run_hlsite(root, "print", "winter-reading", *only, **surroundings)
    assert result.returncode == 0, result.stderr
    folder = root / "print" / "winter-reading"
    owners = {path.relative_to(folder).as_posix(): [EVERY] for path in folder.rglob("*.pdf")}
    secrets = Secrets((Sought("b1", (PersonName("Дана", "Ким"),)),))
    assert audit(folder, secrets, {}, owners).findings == ()
