"""Locks a PDF with a password: AES-256, as ISO 32000-2 has it (revision 6)."""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable
from typing import Literal

import pikepdf

_REVISION: Literal[6] = 6
_OWNER_BYTES = 32


def encrypt(pdf: bytes, password: Callable[[], str]) -> bytes:
    """Lock `pdf`, its metadata too.

    Never the same bytes twice. What nobody needs to know, the owner's password, is random and
    thrown away.

    Args:
        pdf: Unlocked.
        password: Gives the password; called once, so that no frame keeps it.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(
            target,
            encryption=pikepdf.Encryption(
                user=password(),
                owner=secrets.token_urlsafe(_OWNER_BYTES),
                R=_REVISION,
                aes=True,
                metadata=True,
            ),
        )
    return target.getvalue()
