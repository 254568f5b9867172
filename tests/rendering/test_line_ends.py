"""No line of a page begins with a dash or ends with a word that leans on the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlsite.rendering.line_ends import bind_lines


@pytest.mark.parametrize(
    ("language", "html", "bound"),
    [
        ("en", "<p>books – and tea</p>", "<p>books~– and tea</p>"),
        ("en", "on 20 March 2026, 14 people", "on 20~March 2026, 14~people"),
        ("en", "in 2026 nobody, 14:30 Main Library", "in 2026 nobody, 14:30 Main Library"),
        ("en", '<svg viewBox="0 0 105 148">', '<svg viewBox="0 0 105 148">'),
        ("ru", "книги — люди, а чтение — разговор", "книги~— люди, а~чтение~— разговор"),
        ("ru", "Она не пьёт и не в обиде", "Она не~пьёт и~не~в~обиде"),
        ("ru", "<p>В доме <a>к «о любви»</a></p>", "<p>В~доме <a>к~«о~любви»</a></p>"),
        ("ru", "Была бы сила, да он мог ли?", "Была~бы сила, да он мог~ли?"),
        ("ru", ", 16 января 2027 года", ", 16~января 2027 года"),
        ("ru", "кто-то и <b>в</b> доме", "кто-то и~<b>в</b> доме"),
        ("kk", "Жаны да аман ғой, – деп айтты", "Жаны~да аман~ғой,~– деп айтты"),
        ("kk", "2027 жылғы 16 қаңтар", "2027 жылғы 16~қаңтар"),
        ("kk", "даланың дәмі", "даланың дәмі"),
    ],
)
def test_lines_end_where_an_editor_lets_them(language: str, html: str, bound: str) -> None:
    assert bind_lines(html, language) == bound.replace("~", "\u00a0")


@given(st.text("ав да–—бы12<> >(«\n"), st.sampled_from(["en", "kk", "ru"]))
def test_only_spaces_change(html: str, language: str) -> None:
    assert bind_lines(html, language).replace("\u00a0", " ") == html
