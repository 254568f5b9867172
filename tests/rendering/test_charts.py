from __future__ import annotations

from hlsite.rendering.charts import bar


def test_bar_has_its_figure_behind_it() -> None:
    assert bar(0.62, "62%") == (
        '<svg class="hl-bar" width="100%" height="32" role="img" aria-label="62%">'
        '<rect class="hl-bar__ground" width="100%" height="32"/>'
        '<rect class="hl-bar__value" width="62%" height="32"/>'
        '<text class="hl-bar__text" x="62%" dx="8" y="21">62%</text></svg>'
    )


def test_long_bar_has_its_figure_inside() -> None:
    assert (
        '<text class="hl-bar__text hl-bar__text--inside" x="96%" dx="-8" y="21"'
        ' text-anchor="end">96%</text>' in bar(0.96, "96%")
    )


def test_bar_escapes_its_figure() -> None:
    assert 'aria-label="&lt;b&gt;&quot;"' in bar(0.1, '<b>"')
