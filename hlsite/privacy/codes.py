"""Codes in place of ids: they cannot be guessed, joined or read."""

from __future__ import annotations

import base64
import hashlib
import hmac

DEMONSTRATION_SECRET = b"hlsite demonstration secret, not for a real library"
"""For the example and for tests. A real library's is random and lies in its vault."""

MINIMUM_SECRET = 16
"""Bytes; a shorter secret could be searched through."""

CODE_LENGTH = 20
"""Characters of five bits each: 100 bits, above the 80 that the design asks for."""


def appearance_code(secret: bytes, book: str, event: str) -> str:
    """The key of one appearance of an unlinkable book.

    Raises:
        ValueError: The secret is too short.
    """
    return _code(secret, b"appearance", book, event)


def unlisted_code(secret: bytes, book: str) -> str:
    """The key of an unlisted book's page.

    Raises:
        ValueError: The secret is too short.
    """
    return _code(secret, b"unlisted", book)


def _code(secret: bytes, purpose: bytes, *ids: str) -> str:
    if len(secret) < MINIMUM_SECRET:
        raise ValueError(f"the code secret must have at least {MINIMUM_SECRET} bytes")
    # No id holds a NUL byte, so two different lists of ids never give one message.
    message = b"\0".join((purpose, *(one.encode() for one in ids)))
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:CODE_LENGTH]
