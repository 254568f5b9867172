from __future__ import annotations

import json
from pathlib import Path

import pytest

from hlsite.audit import Finding, Report
from hlsite.leak_gate import details_file, tell

FOUND = Report(
    7,
    99,
    (
        Finding(
            "kk/about/index.html", "text line 7", "block", "full-name", "night-nurse", "f" * 32
        ),
        Finding("index.html", "text line 2", "review", "diminutive", "night-nurse"),
    ),
)


def said(details: Path, *, on_terminal: bool, with_review: bool = False) -> str:
    lines: list[str] = []
    tell(FOUND, details, lines.append, on_terminal=on_terminal, with_review=with_review)
    return "\n".join(lines)


def test_a_log_gets_counts_and_no_place(tmp_path: Path) -> None:
    shown = said(tmp_path / "details.json", on_terminal=False)
    assert "1 block, 0 own, 1 review (in 7 files)" in shown
    assert "about" not in shown
    assert "night-nurse" not in shown


def test_a_terminal_gets_what_stops_and_all_when_asked(tmp_path: Path) -> None:
    details = tmp_path / "details.json"
    place = "kk/about/index.html: text line 7: block: full-name of night-nurse"
    assert place in said(details, on_terminal=True)
    assert "diminutive" not in said(details, on_terminal=True)
    assert "diminutive" in said(details, on_terminal=True, with_review=True)


def test_many_findings_are_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hlsite.leak_gate.telling._MOST_SHOWN", 1)
    assert "and 1 more" in said(tmp_path / "d.json", on_terminal=True, with_review=True)


def test_details_are_for_their_owner_alone_and_name_what_an_exception_needs(
    tmp_path: Path,
) -> None:
    details = details_file(tmp_path, {"XDG_STATE_HOME": str(tmp_path / "state")})
    assert str(details) in said(details, on_terminal=False)
    assert details.stat().st_mode & 0o777 == 0o600
    assert json.loads(details.read_text())["findings"][0]["fingerprint"] == "f" * 32


def test_details_that_cannot_be_written_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    assert "could not be written" in said(tmp_path / "state" / "d.json", on_terminal=False)


def test_two_projects_have_two_files_outside_both(tmp_path: Path) -> None:
    env = {"XDG_STATE_HOME": "relative/is/ignored"}
    one, other = (details_file(tmp_path / name, env) for name in ("one", "other"))
    assert one != other
    assert one.is_absolute()
    assert not one.is_relative_to(tmp_path)
