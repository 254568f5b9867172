"""Pictures and pages that a hand-written page names, and that are not there.

A site drops a link that leads nowhere, since a book may be withdrawn behind it; a slip in a
file's name would go unseen.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from hlsite.model.problem import Problem
from hlsite.reading.front_matter import FrontMatter
from hlsite.reading.sources import GENERATED

_TARGET = re.compile(
    r"(?P<picture>!?)\[[^\[\]]*\]\([ \t]*(?:<(?P<wide>[^<>\n]+)>|(?P<plain>[^\s()<>]+))"
)
_NOT_READ = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|^(?:\t| {4}).*?$|`[^`\n]+`|<!--.*?-->|\\[!\[]",
    re.DOTALL | re.MULTILINE,
)
"""Code and comments, in which nothing is a link."""


def page_references(
    page_id: str,
    front: FrontMatter,
    *,
    pages: Collection[str],
    pictures: Collection[str],
    languages: Collection[str],
) -> Iterator[Problem]:
    """What a page's text shows or links to, and nothing answers to.

    Args:
        page_id: Its path below `pages/` without the ending.
        front: Its file.
        pages: Known ids.
        pictures: Files, by their path below `pages/`.
        languages: Of the site; a link may name a translation's file.
    """
    shown = {posixpath.splitext(name)[0] for name in pictures}
    for start, is_picture, target in _targets(front.body):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page_id), target))
        if not is_picture:
            # A link may start at the root of the pages; a picture stands beside its page.
            path = path.lstrip("/")
        stem, ending = posixpath.splitext(path)
        if is_picture and stem not in shown:
            yield _problem(front, start, "no such picture beside the pages", path, pictures)
        if not is_picture and ending == ".md":
            for language in languages:
                stem = stem.removesuffix(f".{language}")
            if stem not in pages and stem.split("/")[0] not in GENERATED:
                yield _problem(front, start, "leads to no page", stem, pages)


def _targets(body: str) -> Iterator[tuple[int, bool, str]]:
    """Each relative target: where its mark-up starts, whether it is a picture's, the path."""
    read = _NOT_READ.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
    for found in _TARGET.finditer(read):
        parts = urlsplit(found["wide"] or found["plain"])
        if parts.path and not parts.scheme and not parts.netloc:
            yield found.start(), bool(found["picture"]), unquote(parts.path)


def _problem(
    front: FrontMatter, start: int, what: str, written: str, known: Collection[str]
) -> Problem:
    close = difflib.get_close_matches(written, sorted(known), n=1)
    mend = f'did you mean "{close[0]}"?' if close else "check the file names"
    before = front.body[:start]
    line, column = front.body_line + before.count("\n"), start - before.rfind("\n")
    return Problem(front.path, line, column, "", f"{what}; {mend}")
