"""Runs the rules over one file."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
import pikepdf.exceptions
from PIL import Image

from hlsite.printing.preflight import boxes, codes, colours, letters, structure
from hlsite.printing.preflight.subject import Expectation, Finding, Rule, Subject, opened
from hlsite.printing.printer import Printer

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*structure.RULES, *boxes.RULES, *letters.RULES, *colours.RULES, *codes.RULES),
        key=lambda rule: rule.number,
    )
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One rule's outcome; `findings` is empty where it holds."""

    rule: Rule
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's outcome, rule by rule."""

    file: str
    printer: str
    checked: tuple[Checked, ...]

    @property
    def failed(self) -> tuple[Checked, ...]:
        """The rules that do not hold."""
        return tuple(checked for checked in self.checked if checked.findings)


def preflight(
    data: bytes,
    printer: Printer,
    expectation: Expectation | None = None,
    *,
    file: str = "",
) -> Verdict:
    """Hold a file against every rule that applies to it.

    Args:
        data: The file.
        printer: The shop's profile.
        expectation: What is known of the product; nothing for anybody's file.
        file: Its name, for the report.
    """
    try:
        pdf = opened(data)
    except pikepdf.exceptions.PikepdfError:  # a password that is asked for is no PdfError
        unread = Finding("the file is no PDF, is damaged or asks for a password")
        return Verdict(file, printer.name, (Checked(RULES[0], (unread,)),))
    with pdf:
        subject = Subject(pdf, printer, expectation or Expectation())
        checked = tuple(
            Checked(rule, _findings(rule, subject))
            for rule in RULES
            if not rule.x4 or printer.standard == "x-4"
        )
    return Verdict(file, printer.name, checked)


_NOT_AS_ASKED_FOR = (
    *(LookupError, AttributeError, TypeError, ValueError, ArithmeticError, RuntimeError, OSError),
    *(pikepdf.exceptions.PikepdfError, Image.DecompressionBombError),
)


def _findings(rule: Rule, subject: Subject) -> tuple[Finding, ...]:
    """What does not hold, each once; a rule that cannot be judged does not hold."""
    try:
        return tuple(dict.fromkeys(rule.check(subject)))
    except _NOT_AS_ASKED_FOR:
        # Whatever a stranger's file may hold: a resource that is missing, an array cut short, a
        # picture that no decoder reads.
        return (Finding("this cannot be judged: the file is not built as PDF asks for"),)
