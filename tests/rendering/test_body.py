"""Markdown to safe HTML. Each case that could run a script or load something comes out bare."""

from __future__ import annotations

import pytest

from hlsite.rendering.body import Bodies, LinkRules
from hlsite.rendering.urls import Addresses, Here

HERE = Here(Addresses("https://nura.example/", ("en", "kk", "ru")), "kk", "visit/parking/")
PATHS = frozenset({"", "books/", "books/night-nurse/", "rules/", "visit/parking/"})
RULES = LinkRules(HERE, "visit/", PATHS, files=("events.ics",), pictures=True)
STORY = LinkRules(HERE, "books/", PATHS)


def html(text: str, rules: LinkRules = RULES, highest: int = 2) -> str:
    return Bodies().html(text, rules, highest=highest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain & *true*.", "<p>Plain &amp; <em>true</em>.</p>"),
        ("<script>alert(1)</script>", ""),
        ('<p onclick="x()" style="color:red" id="x">A</p>', "<p>A</p>"),
        ("<style>p{}</style>after", "<p>after</p>"),
        ('<iframe src="https://x.example"></iframe>', ""),
        ("<form><input></form>", ""),
        ("<svg><script>1</script></svg>", "<p></p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](data:text/html,x)", "<p>a</p>"),
        ("[a](JaVaScRiPt:x)", "<p>a</p>"),
        ("[a](//evil.example/x)", "<p>a</p>"),
        ('<a href="java\nscript:x">a</a>', "<p>a</p>"),
        ("[a](https://ifla.org/x?y=1)", '<p><a href="https://ifla.org/x?y=1">a</a></p>'),
        ("[a](mailto:desk@nura.example)", '<p><a href="mailto:desk@nura.example">a</a></p>'),
        ("[a](tel:+77000000000)", '<p><a href="tel:+77000000000">a</a></p>'),
        ("[a](ftp://x.example)", "<p>a</p>"),
        ("[a](../rules.md)", '<p><a href="../../rules/index.html">a</a></p>'),
        ("[a](../rules.ru.md#pets)", '<p><a href="../../rules/index.html#pets">a</a></p>'),
        ("[a](/rules/)", '<p><a href="../../rules/index.html">a</a></p>'),
        (
            "[a](../books/night-nurse.md)",
            '<p><a href="../../books/night-nurse/index.html">a</a></p>',
        ),
        ("[a](../index.md)", '<p><a href="../../index.html">a</a></p>'),
        ("[a](/events.ics)", '<p><a href="../../events.ics">a</a></p>'),
        ("[a](#top)", '<p><a href="#top">a</a></p>'),
        ("[a](../books/hidden-book.md)", "<p>a</p>"),
        ("[a](../../secret.txt)", "<p>a</p>"),
        ("![Door](door.jpg)", '<p><img alt="Door" src="../../../visit/door.webp"></p>'),
        (
            "![Door](<My door.jpg>)",
            '<p><img alt="Door" src="../../../visit/My%20door.webp"></p>',
        ),
        ("![Door](https://x.example/door.jpg)", "<p></p>"),
        ("![Door](/door.jpg)", "<p></p>"),
        ("![Door](../../door.jpg)", "<p></p>"),
        ("![Door](door.svg)", "<p></p>"),
        ("![Door](data:image/png;base64,AA==)", "<p></p>"),
    ],
)
def test_body(text: str, expected: str) -> None:
    assert html(text).strip() == expected


def test_picture_in_a_story_is_taken_away() -> None:
    assert html("Before ![me](me.jpg) after", STORY) == "<p>Before  after</p>"


@pytest.mark.parametrize(
    ("text", "highest", "expected"),
    [
        ("# A\n\n## B\n\n# C", 2, "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        ("## A\n\n#### B", 3, "<h3>A</h3>\n<h4>B</h4>"),
        ("### A\n\n## B", 2, "<h2>A</h2>\n<h2>B</h2>"),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", 3, None),
    ],
)
def test_headings_stand_below_the_page_s_own_without_a_gap(
    text: str, highest: int, expected: str | None
) -> None:
    deepest = "<h3>1</h3>\n<h4>2</h4>\n<h5>3</h5>\n<h6>4</h6>\n<h6>5</h6>"
    assert html(text, highest=highest) == (expected or deepest)


def test_table_has_no_style_attribute() -> None:
    assert html("| a | b |\n|---|--:|\n| 1 | 2 |") == (
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>"
    )


def test_footnote_keeps_what_it_needs_to_lead_there_and_back() -> None:
    assert html("Said[^1].\n\n[^1]: By whom.") == (
        '<p>Said<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n'
        '<p>By whom.&nbsp;<a class="footnote-backref" href="#fnref:1">↩</a></p>\n'
        "</li>\n</ol>\n</div>"
    )


def test_same_text_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = Bodies()
    count = 0
    render = bodies._render  # noqa: SLF001 - the count is what the test is about

    def counted(text: str, rules: LinkRules, highest: int) -> str:
        nonlocal count
        count += 1
        return render(text, rules, highest)

    monkeypatch.setattr(bodies, "_render", counted)
    for _ in range(2):
        bodies.html("A *story*.", STORY, highest=3)
        bodies.html("A *story*.", STORY, highest=3)
        bodies.forget_unused()
    assert count == 1


def test_text_that_was_not_used_again_is_forgotten() -> None:
    bodies = Bodies()
    bodies.html("Withdrawn.", STORY, highest=3)
    bodies.forget_unused()
    bodies.html("Another.", STORY, highest=3)
    bodies.forget_unused()
    assert "Withdrawn." not in repr(vars(bodies))
