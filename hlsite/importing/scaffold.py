"""A library of one's own: the files it starts with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STARTER = Path(__file__).with_name("starter")
LANGUAGES = ("en", "kk", "ru")
"""Languages in which the starter's pages are written."""

EMAIL = "desk@library.example"
"""Stands in the starter's pages for the desk's own address."""

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# What is made of the sources, and must not be committed beside them by an oversight.
_IGNORED = "/site/\n/print/\n/desk/\n.cache/\n.site.*\n.print.*\n"


class ScaffoldError(ValueError):
    """The library cannot be started; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a librarian decides on the first day.

    Attributes:
        name: The library's, public.
        url: Where the site will be.
        email: The desk's role address, public.
        languages: Of the site, the default first; of `LANGUAGES`.
        timezone: IANA name.
    """

    name: str
    url: str
    email: str
    languages: Sequence[str]
    timezone: str


def scaffold(start: Start) -> Mapping[str, bytes]:
    """The files of an empty library, by path below its folder.

    Raises:
        ScaffoldError: A language has no starter, or the address is none.
    """
    foreign = [language for language in start.languages if language not in LANGUAGES]
    if foreign or not start.languages:
        raise ScaffoldError(
            f"there is no starter in {', '.join(foreign) or 'no language'}; begin with some of "
            f"{', '.join(LANGUAGES)}, and add others to mkdocs.yml later"
        )
    if not _ADDRESS.fullmatch(start.email):
        raise ScaffoldError(f"the desk's e-mail address is not one; write it as {EMAIL}")
    files = {
        "mkdocs.yml": _configuration(start).encode(),
        ".gitignore": _IGNORED.encode(),
        "content/topics.yml": (_STARTER / "topics.yml").read_bytes(),
    }
    for page in sorted(_STARTER.glob("pages/*.en.md")):
        name = page.name.removesuffix(".en.md")
        for language in start.languages:
            suffix = "" if language == start.languages[0] else f".{language}"
            text = page.with_name(f"{name}.{language}.md").read_text("utf-8")
            path = f"content/pages/{name}{suffix}.md"
            files[path] = text.replace(EMAIL, start.email).encode()
    return files


def write_scaffold(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and the folders that wait for books, events and portraits.

    Raises:
        ScaffoldError: There is something in `folder` already.
        OSError: The disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ScaffoldError(f"{folder.name} is there already; name a new folder")
    for name in ("books", "events", "portraits"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _configuration(start: Start) -> str:
    return (
        f"site_name: {_quoted(start.name)}\n"
        f"site_url: {_quoted(start.url)}\n"
        "docs_dir: content/pages\n"
        "theme:\n"
        "  name: material\n"
        "  font: false\n"
        "plugins:\n"
        "  - hlsite:\n"
        f"      languages: [{', '.join(start.languages)}]\n"
        f"      timezone: {start.timezone}\n"
    )


def _quoted(text: str) -> str:
    # A JSON string is a YAML string too, whatever is in it.
    return json.dumps(text, ensure_ascii=False)
