"""What preflight found, for tools and for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape

from hlsite.printing.preflight.check import Checked, Verdict

_STYLE = (
    "body{font:17px/1.5 Georgia,serif;max-width:60em;margin:3em auto;padding:0 1.5em;"
    "color:#1f1f1d;background:#f9f6ee}h1,h2{font-weight:500;line-height:1.15}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;"
    "padding:.35em .8em .35em 0;border-top:1px solid #c5beb4}"
    ".no td{font-weight:700}ul{margin:0;padding:0 0 0 1.1em;font-weight:400}"
)


def as_json(verdicts: Sequence[Verdict]) -> bytes:
    """The outcome file by file, rule by rule.

    `{"passed", "files": [{"file", "printer", "passed", "rules": [{"number", "name", "passed",
    "findings": [{"page", "message"}]}]}]}`.
    """
    files = [
        {
            "file": verdict.file,
            "printer": verdict.printer,
            "passed": not verdict.failed,
            "rules": [
                {
                    "number": checked.rule.number,
                    "name": checked.rule.name,
                    "passed": not checked.findings,
                    "findings": [
                        {"page": finding.page, "message": finding.message}
                        for finding in checked.findings
                    ],
                }
                for checked in verdict.checked
            ],
        }
        for verdict in verdicts
    ]
    report = {"passed": not any(verdict.failed for verdict in verdicts), "files": files}
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()


def as_html(verdicts: Sequence[Verdict]) -> bytes:
    """One page that reads without anything beside it."""
    failed = sum(1 for verdict in verdicts if verdict.failed)
    summary = (
        f"{failed} of {len(verdicts)} files must not go to the shop."
        if failed
        else f"All {len(verdicts)} files can go to the shop."
    )
    body = "".join(part for verdict in verdicts for part in _file(verdict))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Preflight</title><style>{_STYLE}</style>"
        f"<h1>Preflight</h1><p>{escape(summary)}</p>{body}</html>\n"
    ).encode()


def _file(verdict: Verdict) -> Iterator[str]:
    outcome = "not ready" if verdict.failed else "ready"
    yield f"<h2>{escape(verdict.file)}: {outcome}</h2><p>Printer: {escape(verdict.printer)}</p>"
    yield "<table><thead><tr><th>Rule</th><th>What holds</th><th>Outcome</th></tr></thead><tbody>"
    yield from (_row(checked) for checked in verdict.checked)
    yield "</tbody></table>"


def _row(checked: Checked) -> str:
    found = "".join(
        f"<li>{f'page {finding.page}: ' if finding.page else ''}{escape(finding.message)}</li>"
        for finding in checked.findings
    )
    outcome = f"<ul>{found}</ul>" if found else "yes"
    kind = ' class="no"' if found else ""
    number, name = checked.rule.number, escape(checked.rule.name)
    return f"<tr{kind}><td>{number}</td><td>{name}</td><td>{outcome}</td></tr>"
