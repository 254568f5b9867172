"""Looks for planted words in a built folder, through every format that the audit can open."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import ahocorasick_rs

from hlsite.audit.decode.formats import opened
from hlsite.audit.walk import entries

_GROUPED = re.compile(r"(?<=\d)[\s().\u2011\u2013-]{1,2}(?=\d)")
"""What parts a telephone number for the eye."""


def marks_in(folder: Path, words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Which of `words` stand in `folder`, and the paths in which they do.

    Args:
        folder: A built edition; one that is not there holds nothing.
        words: What to look for, in whatever case.
    """
    wanted = list(words)
    search = ahocorasick_rs.AhoCorasick([word.casefold() for word in wanted])
    found: dict[str, list[str]] = {}
    for entry in entries(folder) if folder.is_dir() else ():
        texts = [entry.path]
        if entry.data:
            texts += (passage.text for passage in opened(entry.path, entry.data).passages)
            texts.append(entry.data.decode("latin-1"))
        text = _GROUPED.sub("", "\n".join(texts)).casefold()
        for number in {
            match[0] for match in search.find_matches_as_indexes(text, overlapping=True)
        }:
            found.setdefault(wanted[number], []).append(entry.path)
    return {word: tuple(paths) for word, paths in found.items()}
