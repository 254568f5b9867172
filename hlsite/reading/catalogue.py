"""The folder `content/` to a `Catalogue`, or to every problem in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hlsite.model.book import Book
from hlsite.model.catalogue import Catalogue, HandPage
from hlsite.model.event import Event
from hlsite.model.problem import ContentError, Problem
from hlsite.model.vocabulary import Topic
from hlsite.reading.audit_exceptions import read_exceptions
from hlsite.reading.book_record import read_book
from hlsite.reading.checks import Everything, check_everything
from hlsite.reading.event_record import read_event, refuse_masks
from hlsite.reading.fields import PageFields, PageWords, TopicsFile
from hlsite.reading.front_matter import FrontMatter, read_yaml, unreadable
from hlsite.reading.known import Known
from hlsite.reading.page_references import page_references
from hlsite.reading.printers import read_printers
from hlsite.reading.sources import Document, Sources, find_sources, shown_path
from hlsite.reading.translation import PAGE_WORDS, digest, staleness
from hlsite.reading.validation import validate
from hlsite.settings import EXAMPLE_SITE, Settings

if TYPE_CHECKING:
    from hlsite.audit import Exemption

AnyPage = TypeVar("AnyPage", bound=PageFields)


@dataclass(frozen=True, slots=True)
class Reading:
    """A catalogue without errors.

    Attributes:
        catalogue: The catalogue.
        warnings: What its librarian should look at all the same.
        exemptions: Findings of the leak gate that may stand.
        printers: The fields that each print shop's profile sets, by the name of its file.
    """

    catalogue: Catalogue
    warnings: tuple[Problem, ...] = field(default=())
    exemptions: tuple[Exemption, ...] = field(default=())
    printers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_catalogue(
    content: Path,
    settings: Settings,
    *,
    today: dt.date,
    vault: frozenset[str] | None = None,
    known: Known | None = None,
) -> Reading:
    """Read and check everything in `content`.

    Args:
        content: The folder.
        settings: The library's decisions.
        today: The day that consents and events are judged by, in the library's zone.
        vault: Ids that have an entry in the vault; None where they are not known.
        known: What an earlier reading met, to be quick when one file changed.

    Raises:
        ContentError: Something is wrong; carries all problems of all files, warnings included.
    """
    folder = _Folder(content, settings, known or Known())
    books = folder.books()
    events = folder.events()
    topics = folder.topics()
    pages = folder.pages()
    exemptions = folder.exemptions(today)
    printers, faults = read_printers(folder.sources.printers, content)
    folder.problems += faults
    problems = folder.problems + check_everything(
        Everything(
            books=books,
            events=events,
            known_topics=folder.known_topics,
            known_books=frozenset(folder.sources.books),
            known_events=frozenset(folder.sources.events),
            portraits=frozenset(folder.sources.portraits),
            fronts=folder.fronts,
            folder=content.name,
            today=today,
            vault=vault,
            has_vault=folder.sources.has_vault,
            is_demonstration=settings.site_url == EXAMPLE_SITE,
        )
    )
    if any(problem.severity == "error" for problem in problems):
        raise ContentError(problems)
    catalogue = Catalogue(content, books, events, topics, pages, folder.sources.pictures)
    return Reading(catalogue, tuple(sorted(problems)), exemptions, printers)


class _Folder:
    """One pass over `content/`; gathers problems and remembers where everything stood."""

    def __init__(self, content: Path, settings: Settings, known: Known) -> None:
        self.content = content
        self.settings = settings
        self.known = known
        known.begin()
        self.sources: Sources = find_sources(content)
        self.problems: list[Problem] = list(self.sources.problems)
        self.fronts: dict[str, FrontMatter] = {}
        self.known_topics: frozenset[str] | None = None

    def _front(self, path: Path) -> FrontMatter:
        shown = shown_path(self.content, path)
        front = self.known.front(shown, path)
        self.fronts[shown] = front
        return front

    def _raw(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            self.problems += unreadable(shown_path(self.content, path)).problems
            return None

    def _fronts(self, document: Document) -> tuple[FrontMatter | None, dict[str, FrontMatter]]:
        base = self._front(document.base) if document.base else None
        words = {language: self._front(path) for language, path in document.translations.items()}
        default = self.settings.default_language
        written = base.data.get("language", default) if base else default
        for language, front in list(words.items()):
            if base is None:
                message = "translates nothing; add the base file without the language in its name"
            elif language == written:
                message = f"is in the base file's own language; write `language:` in {base.path}"
            elif language not in self.settings.languages:
                message = "is in no language of the site; add it to `languages` in mkdocs.yml"
                self.problems.append(Problem(front.path, 0, 0, "", message, "warning"))
                continue
            else:
                continue
            self.problems.append(Problem(front.path, 0, 0, "", message))
            del words[language]
        return base, words

    def books(self) -> Mapping[str, Book]:
        """All books whose base file can be used, by id."""
        found: dict[str, Book] = {}
        for book_id, document in self.sources.books.items():
            base, words = self._fronts(document)
            if base is not None:
                default = self.settings.default_language
                source = (base, words, default)
                book, problems = self.known.record(
                    "book", book_id, source, partial(read_book, book_id, *source)
                )
                self.problems += problems
                if book is not None:
                    found[book_id] = book
        return found

    def events(self) -> Mapping[str, Event]:
        """All events whose base file can be used, by id."""
        found: dict[str, Event] = {}
        default, timezone = self.settings.default_language, self.settings.timezone
        for event_id, document in self.sources.events.items():
            base, words = self._fronts(document)
            if base is not None:
                read = partial(
                    read_event,
                    event_id,
                    base,
                    words,
                    default_language=default,
                    timezone=timezone,
                )
                source = (base, words, default, timezone)
                event, problems = self.known.record("event", event_id, source, read)
                self.problems += problems
                if event is not None:
                    found[event_id] = event
        return found

    def topics(self) -> Mapping[str, Topic]:
        """The vocabulary, by id, in the file's order."""
        path = self.sources.topics
        if path is None:
            shown = f"{self.content.name}/topics.yml"
            message = "is missing; copy the one that `hlsite new` puts into a new folder"
            self.problems.append(Problem(shown, 0, 0, "", message))
            return {}
        raw = self._raw(path)
        if raw is None:
            return {}
        front = read_yaml(shown_path(self.content, path), raw)
        self.problems += front.problems
        if "items" not in front.data and not (front.problems and not front.data):
            message = "is no list; write one `- {id: …, label: …, group: …, colour: …}` a topic"
            self.problems.append(Problem(front.path, 1, 1, "", message))
            return {}
        fields, problems = validate(front, TopicsFile) if front.data else (None, [])
        self.problems += problems + refuse_masks(front)
        written = front.data.get("items")
        if isinstance(written, list):
            # Of a topic with a wrong colour, say the colour is wrong, not that it does not exist.
            named = (item.get("id") for item in written if isinstance(item, dict))
            self.known_topics = frozenset(str(topic_id) for topic_id in named)
        topics: dict[str, Topic] = {}
        for index, item in enumerate(fields.items if fields else ()):
            if item.id in topics:
                self.problems.append(
                    front.problem(("items", index, "id"), "is there twice; delete one")
                )
            missing = [code for code in self.settings.languages if code not in item.label]
            if missing:
                message = f"has no label in {', '.join(missing)}; add it"
                self.problems.append(front.problem(("items", index, "label"), message))
            topics[item.id] = Topic(item.id, dict(item.label), item.group, item.colour)
        return topics

    def exemptions(self, today: dt.date) -> tuple[Exemption, ...]:
        """Findings of the leak gate that somebody lets pass."""
        path = self.sources.exceptions
        if path is None:
            return ()
        shown, raw = shown_path(self.content, path), self._raw(path)
        if raw is None:
            return ()
        found, problems = read_exceptions(shown, raw, today)
        self.problems += problems
        return found

    def pages(self) -> Mapping[tuple[str, str], HandPage]:
        """Hand-written pages, by id and language."""
        found: dict[tuple[str, str], HandPage] = {}
        for page_id, document in self.sources.pages.items():
            base, words = self._fronts(document)
            if base is None:
                continue
            if page_id.split("/")[0] in self.settings.languages[1:]:
                # Another language's pages lie there; theirs would stand in this one's place.
                message = "the site makes a folder of this name itself; choose another"
                self.problems.append(Problem(base.path, 0, 0, "", message))
            self._page(base, PageFields, page_id, self.settings.default_language, found)
            current = digest(base, PAGE_WORDS)
            for language, front in words.items():
                fields = self._page(front, PageWords, page_id, language, found)
                if fields is not None:
                    self.problems += staleness(front, fields.translated_from, current)
        return dict(sorted(found.items()))

    def _page(
        self,
        front: FrontMatter,
        schema: type[AnyPage],
        page_id: str,
        language: str,
        found: dict[tuple[str, str], HandPage],
    ) -> AnyPage | None:
        self.problems += front.problems
        if front.problems and not front.data:
            return None
        fields, problems = validate(front, schema)
        self.problems += problems + refuse_masks(front)
        self.problems += page_references(
            page_id,
            front,
            pages=self.sources.pages.keys(),
            pictures=self.sources.pictures,
            languages=self.settings.languages,
        )
        if fields is not None:
            found[page_id, language] = HandPage(
                page_id, language, fields.title, fields.description, front.body.strip()
            )
        return fields
