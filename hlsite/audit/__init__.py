"""The leak gate: what a published folder must not hold, looked for in every byte.

It knows bytes and secrets, nothing of books or pages, and imports nothing else of the package.
"""

from __future__ import annotations

from hlsite.audit.canary import CanaryError
from hlsite.audit.exceptions import Exemption
from hlsite.audit.findings import Finding, Report, write_details
from hlsite.audit.gate import audit
from hlsite.audit.ownership import EVERY
from hlsite.audit.secrets import HeldBack, Identity, PersonName, Secrets

__all__ = [
    "EVERY",
    "CanaryError",
    "Exemption",
    "Finding",
    "HeldBack",
    "Identity",
    "PersonName",
    "Report",
    "Secrets",
    "audit",
    "write_details",
]
