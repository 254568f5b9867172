"""Opens the vault for a build, when there is one."""

from __future__ import annotations

import getpass
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.model.identity import Identity
from hlsite.privacy.codes import DEMONSTRATION_SECRET
from hlsite.privacy.vault import open_vault
from hlsite.privacy.vault_key_file import user_config_folder
from hlsite.privacy.vault_secret import NoVaultError, Secret, VaultError
from hlsite.reading.site_config import Project

log = logging.getLogger("hlsite")


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What the vault gives to a build.

    Attributes:
        code_secret: Of the codes of unlisted and unlinkable books.
        identities: By book id.
        held: Ids with an entry; None without a vault.
    """

    code_secret: Secret[bytes] = field(default_factory=lambda: Secret(DEMONSTRATION_SECRET))
    identities: Mapping[str, Identity] = field(default_factory=dict, repr=False)
    held: frozenset[str] | None = None


def unlock(project: Project) -> Unlocked:
    """Open the project's vault; without one, say nothing: reading the catalogue does.

    Raises:
        VaultError: There is a vault and it cannot be opened; nothing may be published.
    """
    try:
        vault = open_vault(
            project,
            env=os.environ,
            config_dir=user_config_folder(os.environ),
            ask=_ask,
            warn=lambda message: log.warning("%s", message),
        )
    except NoVaultError:
        return Unlocked()
    return Unlocked(vault.code_secret, vault.identities, frozenset(vault.identities))


def _ask(path: Path) -> Secret[str] | None:
    if not sys.stdin.isatty():
        return None
    try:
        return Secret(getpass.getpass(f"Passphrase of {path.name}: "))
    except EOFError:
        # Somebody who does not know it; what can go on without the vault goes on.
        raise VaultError(f"{path}: a passphrase protects this key, and none was given") from None
