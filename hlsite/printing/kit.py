"""The event's kit: from the room edition to the files that are sent, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hlsite.model.public import PublicCatalogue, PublicEvent
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.preflight.check import Verdict
from hlsite.printing.preflight.report import as_html, as_json
from hlsite.printing.press import Press, Progress
from hlsite.printing.printer import printer_named
from hlsite.printing.problems import PrintError, PrintProblem
from hlsite.printing.products import PRODUCTS
from hlsite.printing.typeset import Typesetter
from hlsite.printing.values import Shelf, Words
from hlsite.settings import Settings

__all__ = ["PRODUCTS", "make_kit"]


def make_kit(
    catalogue: PublicCatalogue,
    event_id: str,
    settings: Settings,
    *,
    cover: CoverArt,
    strings: Callable[[str], Words],
    templates: Sequence[Path],
    fonts: Sequence[Path],
    products: Sequence[str] = ("cards",),
    languages: Sequence[str] | None = None,
    printer: str = "generic",
    printers: Mapping[str, Mapping[str, Any]] | None = None,
    site_pages: Collection[str] = (),
    portraits: Mapping[str, bytes] | None = None,
    shop_folder: bool = False,
    draft: bool = False,
    progress: Progress = lambda _step: None,
) -> dict[str, bytes]:
    """Typeset what one event puts on paper.

    Args:
        catalogue: The room edition.
        event_id: One of its events.
        settings: The library's options.
        cover: How covers are drawn.
        strings: The words of a site language.
        templates: Folders of Typst templates; the last is the bundled one.
        fonts: Folders of fonts.
        products: Names out of `PRODUCTS`.
        languages: Site languages to print; all when None.
        printer: Name of the print shop's profile.
        printers: A library's own profiles, by name, as read from YAML.
        site_pages: Keys of the books that have a page on the site; QR codes of the others lead to
            the event's page.
        portraits: Cleaned pictures by book key.
        shop_folder: Add what is sent, with a job ticket; the gate has to let a table (`.csv`) pass.
        draft: Hand the files over whatever preflight found; the report says it.
        progress: Told what is being made.

    Returns:
        File contents by path below `print/<event>/`: one folder a language, and the default
        language's files once more at the top; `preflight.json` and `preflight.html` beside them;
        in `for-the-shop/` what is sent, with a job ticket a language.

    Raises:
        PrintError: Something does not fit, a font lacks a letter, a name is unknown, or preflight
            found something.
        TemplateError: A template is at fault.
    """
    event = _event(catalogue, event_id)
    wanted = _wanted(settings, products, languages)
    shop = printer_named(printer, printers)
    shelf = Shelf(catalogue, event, settings, cover, frozenset(site_pages), portraits or {})
    typesetter = Typesetter(templates, fonts)
    presses = [
        Press(shelf, language, strings(language), shop, typesetter, fonts, progress)
        for language in wanted
    ]
    for press in presses:
        for name in products:
            press.make(name)
    problems = [problem for press in presses for problem in press.problems]
    verdicts = [verdict for press in presses for verdict in press.verdicts]
    if not problems and not draft:
        problems += [problem for verdict in verdicts for problem in _failures(verdict)]
    if problems:
        raise PrintError(problems)
    made: dict[str, bytes] = {}
    for press in presses:
        for name in products:
            made[f"{press.language}/{name}.pdf"] = press.files[name]
            if press.language == settings.default_language:
                made[f"{name}.pdf"] = press.files[name]
        sent = press.for_the_shop(products) if shop_folder else {}
        made |= {f"for-the-shop/{name}": data for name, data in sent.items()}
    reports = {"preflight.json": as_json(verdicts), "preflight.html": as_html(verdicts)}
    return {**made, **reports}


def _event(catalogue: PublicCatalogue, event_id: str) -> PublicEvent:
    if catalogue.edition != "room":
        raise ValueError(f"the kit is made from the room edition, not from {catalogue.edition}")
    for event in catalogue.events:
        if event.id == event_id:
            return event
    known = ", ".join(event.id for event in catalogue.events)
    raise PrintError([_unknown("event", f'there is no event "{event_id}"; there are: {known}')])


def _wanted(
    settings: Settings, products: Sequence[str], languages: Sequence[str] | None
) -> tuple[str, ...]:
    problems = [
        _unknown("product", f'there is no product "{name}"; there are: {", ".join(PRODUCTS)}')
        for name in products
        if name not in PRODUCTS
    ]
    problems += [
        _unknown("language", f'"{name}" is not one of {", ".join(settings.languages)}')
        for name in languages or ()
        if name not in settings.languages
    ]
    if problems:
        raise PrintError(problems)
    return settings.languages if languages is None else tuple(languages)


def _failures(verdict: Verdict) -> Iterator[PrintProblem]:
    language, _, file = verdict.file.partition("/")
    for checked in verdict.failed:
        for finding in checked.findings:
            where = f"page {finding.page}: " if finding.page else ""
            yield PrintProblem(
                product=file.removesuffix(".pdf"),
                language=language,
                book="",
                field=f"preflight rule {checked.rule.number}",
                message=f"{where}{finding.message}",
            )


def _unknown(field: str, message: str) -> PrintProblem:
    return PrintProblem(product="", language="", book="", field=field, message=message)
