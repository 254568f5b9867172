"""The sheet on a tablet: one HTML file that asks nobody for anything and stores nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import Any

from hlsite.desk.values import Values

_PART = files("hlsite.desk")


def desk_board(values: Values) -> str:
    """The board, whole.

    Style and script stand in the file and are allowed by their hashes alone; the policy lets the
    page load, send and embed nothing else.

    Args:
        values: From `sheet_values`.
    """
    style = _PART.joinpath("board.css").read_text("utf-8")
    script = _PART.joinpath("board.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    words, title = values["words"], f"{values['words']['title']}: {values['event']['v']}"
    return "".join(
        (
            f'<!doctype html>\n<html lang="{escape(values["language"])}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex, nofollow, noarchive">\n',
            '<meta name="referrer" content="no-referrer">\n',
            '<meta name="format-detection" content="telephone=no">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            _header(values),
            f'<p class="covered" hidden>{escape(words["covered"])}</p>\n<main>\n',
            *(_book(book, values) for book in values["books"]),
            f'<p class="none" role="status" hidden>{escape(words["found_none"])}</p>\n',
            f"{_facts(values['facts'], 'event')}</main>\n",
            f"<footer><p>{escape(words['memory'])} {escape(words['destroy'])}</p></footer>\n",
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _header(values: Values) -> str:
    words = values["words"]
    marks = " · ".join(values["marks"])
    return (
        f'<header>\n<p class="mark">{escape(marks)}</p>\n<div class="bar">\n'
        f"<div><h1>{_words(values['event'])}</h1>"
        f"<p>{escape(values['date'])}, {escape(values['hours'])}</p></div>\n"
        f'<label><span>{escape(words["find"])}</span><input type="search" autocomplete="off" '
        'autocapitalize="off" spellcheck="false"></label>\n'
        f'<button type="button" class="cover" aria-pressed="false" '
        f'data-cover="{escape(words["cover"])}" data-uncover="{escape(words["uncover"])}">'
        f"{escape(words['cover'])}</button>\n</div>\n</header>\n"
    )


def _book(book: Values, values: Values) -> str:
    words = values["words"]
    away = f' <span class="away">{escape(words["off_shelf"])}</span>' if book["off_shelf"] else ""
    limit = book["limit"]
    bound = "" if limit is None else f' data-limit="{limit}"'
    return "".join(
        (
            f'<article data-find="{escape(_findable(book))}"{bound}>\n',
            f'<p class="place"><span>{escape(words["place"])}</span> {book["place"]}</p>\n',
            f"<h2>{_words(book['title'])}{away}</h2>\n",
            f'<p class="called">{escape(book["called"])}</p>\n<ul class="slots">\n',
            *(
                _slot(time, state, words)
                for time, state in zip(values["slots"], book["states"], strict=True)
            ),
            f'</ul>\n<p class="count" aria-live="polite">{escape(words["given_count"])}: ',
            f"<b>0</b>{'' if limit is None else f' / {limit}'} ",
            f"<strong hidden>{escape(words['limit_reached'])}</strong></p>\n",
            f"<details><summary>{escape(words['show'])}</summary>\n",
            *_person(book, words),
            _facts(book["contact"] + book["facts"], "book"),
            *_passages(book, words),
            "</details>\n</article>\n",
        )
    )


def _slot(time: str, state: str, words: Values) -> str:
    return (
        f'<li><button type="button" class="{state}" aria-pressed="false"><time>{time}</time> '
        f"<span>{escape(words[state])}</span> <b hidden>{escape(words['given'])}</b>"
        "</button></li>\n"
    )


def _person(book: Values, words: Values) -> Iterator[str]:
    names = " · ".join(book["names"])
    yield f'<p class="names">{escape(names or words["no_person"])}</p>\n'


def _passages(book: Values, words: Values) -> Iterator[str]:
    if book["passages"]:
        yield f"<h3>{escape(words['passages'])}</h3>\n"
    for passage in book["passages"]:
        runs = "".join(_run(run) for run in passage["runs"])
        yield (
            f'<p class="passage"><span>{escape(passage["name"])}:</span> '
            f'<span lang="{escape(passage["l"])}">{runs}</span></p>\n'
        )


def _run(run: Values) -> str:
    if run["shown"] is None:
        return escape(run["v"])
    shown = run["shown"].strip()
    return f"<mark>{escape(run['v'])}</mark>" + (f" <i>(→ {escape(shown)})</i>" if shown else "")


def _facts(pairs: list[Any], name: str) -> str:
    rows = (
        f"<dt>{escape(label)}</dt>" + "".join(f"<dd>{_words(text)}</dd>" for text in texts)
        for label, texts in pairs
    )
    return f'<dl class="{name}">{"".join(rows)}</dl>\n'


def _words(text: Values) -> str:
    return f'<span lang="{escape(text["l"])}">{escape(text["v"])}</span>'


def _findable(book: Values) -> str:
    """What the search box looks through, as a JSON list; the place comes first."""
    values = [
        str(book["place"]),
        book["id"],
        book["title"]["v"],
        book["name"] or "",
        *book["names"],
    ]
    values += [text["v"] for _, texts in book["contact"] for text in texts]
    return json.dumps(values, ensure_ascii=False)
