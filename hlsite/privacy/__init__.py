"""The one way from private records to public ones."""

from hlsite.privacy.codes import DEMONSTRATION_SECRET
from hlsite.privacy.disclose import Disclosure, disclose
from hlsite.privacy.held_back import VAULT_KINDS, HeldBack
from hlsite.privacy.withheld import Withheld

__all__ = [
    "DEMONSTRATION_SECRET",
    "VAULT_KINDS",
    "Disclosure",
    "HeldBack",
    "Withheld",
    "disclose",
]
