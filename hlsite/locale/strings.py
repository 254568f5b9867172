"""The words of one language: look-up by key, plural forms, numbers inside sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale
from babel.numbers import format_decimal

from hlsite.locale.number_words import number_words

REFERENCE = "en"
"""The language that a missing key falls back to."""

LANGUAGES = ("en", "kk", "ru")
"""Languages that have a file here."""

_LINK = re.compile(r"\[([^\]]*)\]")
_UNGROUPED_BELOW = 1000


@cache
def words_of(name: str) -> Mapping[str, str]:
    """The flat mapping in `<name>.yml`; empty for a language without a file."""
    source = files("hlsite.locale").joinpath(f"{name}.yml")
    if not source.is_file():
        return {}
    words: dict[str, str] = yaml.load(
        source.read_text("utf-8"),
        Loader=yaml.CSafeLoader,
    )
    return words


class _Number(int):
    """A number that a sentence may show as digits (`{n}`) or words (`{n:words.f}`)."""

    language: str

    def __format__(self, spec: str) -> str:
        if not spec:
            if abs(self) < _UNGROUPED_BELOW:
                return str(int(self))
            return format_decimal(int(self), locale=self.language.replace("-", "_"))
        form, _, gender = spec.partition(".")
        written = number_words(int(self), self.language, gender or "m")
        return written[0].upper() + written[1:] if form == "Words" else written


def _number(value: int, language: str) -> _Number:
    number = _Number(value)
    number.language = language
    return number


class Strings:
    """Callable look-up of one language's words.

    `strings("books.count", n=3)` picks the plural form of `n`; other values fill `{name}`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = {**words_of(REFERENCE), **words_of(language)}
        self._own = words_of(language)
        self._category = Locale.parse(language, sep="-").plural_form
        self._reference_category = Locale.parse(REFERENCE).plural_form

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`.

        Raises:
            KeyError: No language has this key.
        """
        if not values:
            return self._words[key]
        number = values.get("n")
        if isinstance(number, int):
            key = self._plural(key, number)
            # Words that fall back to English have English numbers in them.
            values["n"] = _number(number, self.language if key in self._own else REFERENCE)
        return self._words[key].format(**values)

    def number(self, value: int) -> str:
        """`value` in digits, as this language groups them."""
        return f"{_number(value, self.language)}"

    def numbered(self, prefix: str, suffix: str = "") -> tuple[str, ...]:
        """The words under `prefix.1`, `prefix.2` and so on, or `prefix.1.suffix`."""
        ending = f".{suffix}" if suffix else ""
        found: list[str] = []
        while (key := f"{prefix}.{len(found) + 1}{ending}") in self._words:
            found.append(self._words[key])
        return tuple(found)

    def linked(self, key: str, **values: object) -> tuple[str, str, str]:
        """A sentence with one `[link]`: what stands before, in and behind it."""
        before, link, behind = _LINK.split(self(key, **values), maxsplit=1)
        return before, link, behind

    def _plural(self, key: str, number: int) -> str:
        own = f"{key}.{self._category(number)}"
        if own in self._own:
            return own
        fallback = f"{key}.{self._reference_category(number)}"
        return fallback if fallback in self._words else key
