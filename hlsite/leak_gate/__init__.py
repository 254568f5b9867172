"""The leak gate of one edition: what disclosure held back, looked for in every byte of a folder.

The audit knows bytes and secrets, and nothing of books. This tells it what an edition may not
hold, whose each artefact is, and what to do with the answer.
"""

from __future__ import annotations

from hlsite.leak_gate.aliases import alias_problems
from hlsite.leak_gate.gate import LeakError, LeakGate
from hlsite.leak_gate.owners import EventFolder, site_owners
from hlsite.leak_gate.telling import details_file, tell
from hlsite.leak_gate.withheld_values import desk_secrets, edition_secrets

__all__ = [
    "EventFolder",
    "LeakError",
    "LeakGate",
    "alias_problems",
    "desk_secrets",
    "details_file",
    "edition_secrets",
    "site_owners",
    "tell",
]
