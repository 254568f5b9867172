"""Runs the command line without the search for secrets: `python bench/without_audit.py build`.

For measuring a build apart from its audit. The structure of the folder is judged as
ever.
"""

from __future__ import annotations

from pathlib import Path

from hlsite.cli import main
from hlsite.leak_gate import LeakGate


def structure_alone(gate: LeakGate, folder: Path) -> None:
    """Judge the kinds of files, and look for nothing in them."""
    if gate.structure is not None:
        gate.structure(folder)


if __name__ == "__main__":
    LeakGate.__call__ = structure_alone  # type: ignore[method-assign, assignment]
    main()
