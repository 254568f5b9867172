"""Every visible word, by language: the files beside this one are its only source."""

from hlsite.locale.language_names import autonym, language_name, open_graph_name, short_name
from hlsite.locale.number_words import number_words
from hlsite.locale.strings import Strings

__all__ = ["Strings", "autonym", "language_name", "number_words", "open_graph_name", "short_name"]
