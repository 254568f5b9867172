"""No body, however it is made, holds up or breaks a build."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hlsite.reading.body_limits import DEEPEST, LONGEST, MOST_OPENINGS
from hlsite.rendering.body import Bodies, LinkRules
from hlsite.rendering.urls import Addresses, Here
from tests.reading.library import BOOK, EVENT, PAGE, problems_of, write_library

FILES = {"books/night-nurse.md": BOOK, "events/winter-reading.md": EVENT, "pages/about.md": PAGE}
TOO_MUCH = [
    ("a" * (LONGEST + 7), f"1:{LONGEST + 1}", "the text is 7 characters too long; shorten it to"),
    ("one\n" + "[ " * (MOST_OPENINGS + 1), "2:1001", "more than 500 `[`; delete those that open"),
    ("<a " * (MOST_OPENINGS + 1), "1:1501", "more than 500 `<`; delete those that open nothing"),
    ("one\n\n" + "- " * 400, "3:1", "is more than 12 levels deep; write a flatter list or quot"),
    (">" * 13 + " a", "1:1", "is more than 12 levels deep"),
    ("1. - " * 7, "1:1", "is more than 12 levels deep"),
    ("\t" * 13 + "a\n" + "\t" * 14 + "b", "1:1", "is more than 12 levels deep"),
]
WORST = [
    "a " * (LONGEST // 2 - 20),
    *(opening * MOST_OPENINGS for opening in ("[ ", "![", "[a](", "[a]((", "<a ", "[^a]")),
    "- " * DEEPEST + "a",
    ">" * DEEPEST + " a",
    "1. " * DEEPEST + "a",
    "\n".join("    " * level + "- a" for level in range(DEEPEST)),
    "* * *\n\n---\n\n- - - - -",
]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("body", "place", "message"), TOO_MUCH)
def test_body_with_too_much_is_told_with_its_line(
    name: str, body: str, place: str, message: str, tmp_path: Path
) -> None:
    head = FILES[name].partition("\n---\n")[0] + "\n---\n"
    line, column = map(int, place.split(":"))
    content = write_library(tmp_path, {name: head + body, "books/night-nurse.ru.md": None})
    told = f"content/{name}:{head.count(chr(10)) + line}:{column}: {message}"
    assert [str(one)[: len(told)] for one in problems_of(content)] == [told]


@pytest.mark.parametrize("body", WORST, ids=lambda body: body[:12])
def test_worst_body_that_is_read_is_made_a_page_in_a_moment(body: str, tmp_path: Path) -> None:
    content = write_library(tmp_path, {"pages/about.md": PAGE + body})
    assert problems_of(content) == ()
    rules = LinkRules(Here(Addresses("https://library.example/", ("en",)), "en", "about/"), "", ())
    began = time.process_time()
    Bodies().html(body, rules, highest=2)
    assert time.process_time() - began < 1
