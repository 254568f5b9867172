"""The event's kit: from the room edition to the files that are sent, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hlsite.model.public import PublicCatalogue, PublicEvent
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.draft import Watermark
from hlsite.printing.ink_limit import within
from hlsite.printing.preflight.check import Verdict
from hlsite.printing.preflight.report import as_html, as_json
from hlsite.printing.press import Press, Progress
from hlsite.printing.printer import Printer, printer_named
from hlsite.printing.problems import PrintError, PrintProblem, unknown
from hlsite.printing.products import PRODUCTS
from hlsite.printing.typeset import Typesetter
from hlsite.printing.values import Shelf, Words
from hlsite.settings import Settings

__all__ = ["PRODUCTS", "Kit", "check_order", "make_kit"]

_AT_THE_TOP = "cards"
"""The product that lies beside the languages' folders, too, in the default language."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What was made.

    Attributes:
        files: File contents by path below `print/<event>/`: a folder a language; the default
            language's cards once more at the top; `preflight.json` and `preflight.html`; in
            `for-the-shop/` what is sent, with one job ticket. A draft has nothing for the shop.
        problems: What a draft was made in spite of.
    """

    files: Mapping[str, bytes]
    problems: tuple[PrintProblem, ...] = ()


def check_order(
    settings: Settings,
    products: Sequence[str],
    languages: Sequence[str] | None,
    printer: str,
    printers: Mapping[str, Mapping[str, Any]] | None,
) -> tuple[tuple[str, ...], Printer]:
    """Find out what is meant by the names in an order.

    Returns:
        The languages to print, and the shop's profile.

    Raises:
        PrintError: Names that nothing bears; carries all of them.
    """
    problems = [unknown("product", name, list(PRODUCTS)) for name in _strange(products, PRODUCTS)]
    known = settings.languages
    problems += [unknown("language", name, known) for name in _strange(languages or (), known)]
    try:
        shop = printer_named(printer, printers)
    except PrintError as error:
        raise PrintError([*problems, *error.problems]) from None
    if problems:
        raise PrintError(problems)
    return (known if languages is None else tuple(languages)), shop


def _strange(names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    return (name for name in names if name not in known)


def make_kit(
    catalogue: PublicCatalogue,
    event_id: str,
    settings: Settings,
    *,
    cover: CoverArt,
    strings: Callable[[str], Words],
    templates: Sequence[Path],
    fonts: Sequence[Path],
    products: Sequence[str] = tuple(PRODUCTS),
    languages: Sequence[str] | None = None,
    printer: str = "generic",
    printers: Mapping[str, Mapping[str, Any]] | None = None,
    site_pages: Collection[str] = (),
    portraits: Mapping[str, bytes] | None = None,
    draft: bool = False,
    progress: Progress = lambda _step: None,
) -> Kit:
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
        printers: A library's own profiles, by name: the fields that each sets.
        site_pages: Keys of the books that have a page on the site; QR codes of the others lead to
            the event's page.
        portraits: Cleaned pictures by book key.
        draft: An office copy, every page of it marked, whatever does not fit and whatever
            preflight finds.
        progress: Told what is being made.

    Raises:
        PrintError: Something does not fit, a font lacks a letter, a name is unknown, or preflight
            found something; of a draft only what nothing can be printed with.
        TemplateError: A template is at fault.
    """
    event = _event(catalogue, event_id)
    wanted, shop = check_order(settings, products, languages, printer, printers)
    covers = within(cover, shop.ink_limit)
    shelf = Shelf(catalogue, event, settings, covers, frozenset(site_pages), portraits or {})
    typesetter = Typesetter(templates, fonts)
    presses = [
        Press(shelf, language, strings(language), shop, typesetter, fonts, progress, draft=draft)
        for language in wanted
    ]
    for press in presses:
        for name in products:
            press.make(name)
    verdicts = [verdict for press in presses for verdict in press.verdicts]
    problems = {problem for press in presses for problem in press.problems}
    # Of a file that something does not fit into, preflight would only find the consequences.
    spoilt = {f"{problem.language}/{problem.product}.pdf" for problem in problems}
    sound = (verdict for verdict in verdicts if verdict.file not in spoilt)
    problems |= {found for verdict in sound for found in _failures(verdict)}
    complete = all(name in press.files for press in presses for name in products)
    if problems and not (draft and complete):
        raise PrintError(problems)
    made = dict(_files(presses, products, settings.default_language, draft=draft))
    if not draft:
        made |= _for_the_shop(presses, products)
    reports = {"preflight.json": as_json(verdicts), "preflight.html": as_html(verdicts)}
    return Kit({**made, **reports}, tuple(sorted(problems)))


def _files(
    presses: Sequence[Press], products: Sequence[str], default_language: str, *, draft: bool
) -> Iterator[tuple[str, bytes]]:
    """A folder a language; the cards of the default one at the top too."""
    for press in presses:
        files = Watermark(press).files() if draft else press.files
        for name in products:
            yield f"{press.language}/{name}.pdf", files[name]
            if name == _AT_THE_TOP and press.language == default_language:
                yield f"{name}.pdf", files[name]


def _for_the_shop(presses: Sequence[Press], products: Sequence[str]) -> dict[str, bytes]:
    """What is sent, and the job ticket that lists it."""
    first = presses[0]
    sent = [line for press in presses for line in press.for_the_shop(products, first.language)]
    ticket = first.ticket(sent) if sent else {}
    files = {line.file: line.data for line in sent}
    return {f"for-the-shop/{name}": data for name, data in {**files, **ticket}.items()}


def _event(catalogue: PublicCatalogue, event_id: str) -> PublicEvent:
    if catalogue.edition != "room":
        raise ValueError(f"the kit is made from the room edition, not from {catalogue.edition}")
    for event in catalogue.events:
        if event.id == event_id:
            return event
    raise PrintError([unknown("event", event_id, [event.id for event in catalogue.events])])


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
