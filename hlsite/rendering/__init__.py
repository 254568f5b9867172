"""Public values in, pages and site files out: `render(catalogue, settings)`."""

from hlsite.rendering.body import Bodies
from hlsite.rendering.output import Rendered, SourceAsset, SourcePage
from hlsite.rendering.render import render

__all__ = ["Bodies", "Rendered", "SourceAsset", "SourcePage", "render"]
