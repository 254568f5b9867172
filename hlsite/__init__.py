"""hlsite: catalogue sites and printable book cards for human libraries."""

__version__ = "0.1.0"
