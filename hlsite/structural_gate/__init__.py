"""Judges by its structure whether a finished build may be published.

Knows kinds of files and their formats, and nothing of books or pages: an allow-list, because what
is not understood cannot be vouched for. The formats are taken apart here, chunk by chunk; an image
library would read over what it does not need, and that is where metadata hides.
"""

from __future__ import annotations

from hlsite.structural_gate.findings import Finding, GateError, Rule
from hlsite.structural_gate.folder import StructuralGate

__all__ = ["Finding", "GateError", "Rule", "StructuralGate"]
