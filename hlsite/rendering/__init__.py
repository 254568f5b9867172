"""Public values in, pages and site files out: `render(catalogue, settings)`."""

from hlsite.rendering.body import Bodies
from hlsite.rendering.line_ends import bind_lines
from hlsite.rendering.output import Rendered, SourceAsset, SourcePage
from hlsite.rendering.render import NOT_FOUND_SOURCE, Rendering, render

__all__ = [
    "NOT_FOUND_SOURCE",
    "Bodies",
    "Rendered",
    "Rendering",
    "SourceAsset",
    "SourcePage",
    "bind_lines",
    "render",
]
