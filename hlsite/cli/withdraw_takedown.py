"""The last resort of a withdrawal: a neutral page in the place of the whole site."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from hlsite.locale import Strings
from hlsite.publish import discard, publish, staging_for
from hlsite.settings import Settings
from hlsite.structural_gate import StructuralGate

_STYLE = (
    "body{margin:0;padding:12vh 20px;background:#f9f6ee;color:#1f1f1d;"
    "font:19px/1.6 Charter,Georgia,'Noto Serif',serif}"
    "section{max-width:33em;margin:0 auto 40px;border-top:2px solid;padding-top:16px}"
    "h1,p{margin:0;overflow-wrap:anywhere}h1{font-size:24px;font-weight:500}"
)


def takedown(target: Path, settings: Settings) -> None:
    """Replace `target` by one page that names nobody and says nothing of why.

    Args:
        target: The published folder.
        settings: Languages, and the library's name, which is public.

    Raises:
        PublishError: `target` is not a folder that may be replaced.
        OSError: The folders could not be exchanged.
    """
    staging = staging_for(target)
    try:
        for name, content in _files(settings):
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        publish(staging, target, StructuralGate())
    finally:
        discard(staging)


def _files(settings: Settings) -> Iterator[tuple[str, str]]:
    page = _page(settings)
    # Every address of the old site leads to 404.html; a language's own home page stays findable.
    yield "index.html", page
    yield "404.html", page
    for language in settings.languages[1:]:
        yield f"{language}/index.html", page
    yield ".nojekyll", ""
    yield "robots.txt", "User-agent: *\nDisallow:\n"


def _page(settings: Settings) -> str:
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return (
        f'<!doctype html>\n<html lang="{escape(settings.default_language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, noarchive">\n'
        f"<title>{escape(settings.site_name(settings.default_language))}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "".join(_section(settings, language) for language in settings.languages)
        + "</main>\n</body>\n</html>\n"
    )


def _section(settings: Settings, language: str) -> str:
    words = Strings(language)
    return (
        f'<section lang="{escape(language)}"><h1>{escape(settings.site_name(language))}</h1>\n'
        f"<p>{escape(words('desk.takedown.title'))}. "
        f"{escape(words('desk.takedown.text'))}</p></section>\n"
    )
