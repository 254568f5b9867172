"""The command line: a face on the same core as the plugin.

Commands are loaded when they are called, so that `hlsite check` does not wait for MkDocs.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from hlsite import __version__

COMMANDS: Mapping[str, str] = {
    "new": "hlsite.cli.new:new",
    "build": "hlsite.cli.site:build",
    "serve": "hlsite.cli.site:serve",
    "check": "hlsite.cli.check:check",
    "print": "hlsite.cli.printing:print_kit",
    "preflight": "hlsite.cli.preflight:check_file",
    "vault": "hlsite.cli.vault:vault",
    "desk": "hlsite.cli.desk:desk",
    "deploy": "hlsite.cli.deploy:deploy",
    "withdraw": "hlsite.cli.withdraw:withdraw",
    "status": "hlsite.cli.status:status",
    "audit": "hlsite.cli.audit:audit",
    "risk": "hlsite.cli.risk:risk",
}


class _LazyGroup(click.Group):
    """Knows its commands by name and imports one only to run it."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        place = COMMANDS.get(name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Build, check and print the catalogue of a human library."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("hlsite")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
