"""What one edition discloses: frozen, allow-listed, safe to render.

Renderers and typesetters import these types and no private one. Nothing here can lead back to a
private record: an unlisted or unlinkable book carries a code in place of its id.
"""

from __future__ import annotations

from hlsite.model.public.book import PublicBook, PublicBookText, PublicPortrait
from hlsite.model.public.catalogue import PublicCatalogue, PublicPage
from hlsite.model.public.event import (
    PublicEvent,
    PublicEventText,
    PublicOffer,
    PublicRegistration,
    PublicVenue,
    Slot,
)
from hlsite.model.public.outcomes import (
    Count,
    PublicAnswer,
    PublicOutcomes,
    PublicQuestion,
    PublicVoice,
    total,
)
from hlsite.model.public.text import Text

__all__ = [
    "Count",
    "PublicAnswer",
    "PublicBook",
    "PublicBookText",
    "PublicCatalogue",
    "PublicEvent",
    "PublicEventText",
    "PublicOffer",
    "PublicOutcomes",
    "PublicPage",
    "PublicPortrait",
    "PublicQuestion",
    "PublicRegistration",
    "PublicVenue",
    "PublicVoice",
    "Slot",
    "Text",
    "total",
]
