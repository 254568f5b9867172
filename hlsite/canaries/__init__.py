"""A rehearsal: a made-up word in every private field, all editions built, and who shows it.

The gate looks for what is known to be secret. This asks the other way round, of everything that
must not be seen: does any edition show it? It trusts no rule of disclosure; what a field may show
is written down here a second time, by field and level.
"""

from __future__ import annotations

from hlsite.canaries.looking import marks_in
from hlsite.canaries.marks import CONTROL, PLACES, Mark, Place
from hlsite.canaries.planting import plant

__all__ = ["CONTROL", "PLACES", "Mark", "Place", "marks_in", "plant"]
