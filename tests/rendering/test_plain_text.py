"""Plain paragraphs come out as Markdown, and the filter behind it, write them; others do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hlsite.rendering.body import Bodies
from hlsite.rendering.plain_text import paragraphs
from tests.rendering.test_body import STORY

PIECES = [*"aЖқ19.,;:!?()\"'«»—–-+=#~^$%@{}/*_`[]<>&|\\é\u0301\u00a0\u00ad\u2028☃ \n\t"]
PIECES += ["\n\n", "\n\n\n", "    ", "  \n", "1. ", "- ", "words in a row"]
BODIES = Bodies()


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=24))
def test_paragraphs_are_those_of_markdown(text: str) -> None:
    quick = paragraphs(text)
    # A link in it keeps the text from being done at once.
    slow = BODIES.html(f"{text}\n\n[](x)", STORY, highest=2)
    assert quick is None or slow == f"{quick}\n<p></p>"


@pytest.mark.parametrize(
    "text", ["1. a", "- a", "# a", "a\n---", "a\n===", "    a", "a  \nb", "*a*", "a & b", "a | b"]
)
def test_what_means_more_is_left_to_markdown(text: str) -> None:
    assert paragraphs(text) is None


def test_story_of_plain_paragraphs_is_done_at_once() -> None:
    story = "«Балам», — dedi apa.\nShe was 44 –\u00a0or so.\n\nYes: “really”."
    assert paragraphs(story) == (
        "<p>«Балам», — dedi apa.\nShe was 44 –&nbsp;or so.</p>\n<p>Yes: “really”.</p>"
    )
