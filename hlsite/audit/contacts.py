"""Numbers, addresses, handles, dates and hidden ids.

They are searched for in the letters and digits of a text alone, so that any grouping is the same.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from hlsite.audit.numerals import numbered_blocks, with_digits
from hlsite.audit.rules import DIGITS, Part, is_plain_word
from hlsite.audit.run import Run, letters_in
from hlsite.audit.spelling.roman import BLOCK, romanised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hlsite.audit.secrets import Identity

_PHONE_DIGITS = 10
_SHORTEST_NUMBER = 5
_SHORTEST_HANDLE = 5
_WALL = 0x1D
_NO_DIGITS = bytes(byte for byte in range(256) if byte != _WALL and chr(byte) not in "0123456789")
_LONGEST_SPREAD = 80
"""Characters between the ends of a number that words stand in."""

_MONTHS = (
    ("января", "қаңтар", "january"), ("февраля", "ақпан", "february"),
    ("марта", "наурыз", "march"), ("апреля", "сәуір", "april"), ("мая", "мамыр", "may"),
    ("июня", "маусым", "june"), ("июля", "шілде", "july"), ("августа", "тамыз", "august"),
    ("сентября", "қыркүйек", "september"), ("октября", "қазан", "october"),
    ("ноября", "қараша", "november"), ("декабря", "желтоқсан", "december"),
)  # fmt: skip


class _Wanted(NamedTuple):
    """A value that is looked for and how it must be bounded."""

    part: Part
    bound: bytes
    """An expression for the text as written; empty if the letters are enough."""


class Contacts:
    """All contacts of a run, searched for at once."""

    def __init__(self) -> None:
        self._wanted: dict[bytes, list[_Wanted]] = defaultdict(list)
        self._patterns: list[bytes] = []
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None
        self._numbers: dict[bytes, list[Part]] = defaultdict(list)
        self._digits: ahocorasick_rs.BytesAhoCorasick | None = None

    def add_identity(self, person: Identity) -> None:
        """Take in the contacts of one person."""
        self._add_number(person.phone, Part("word", "phone", "block", person.book))
        self._add_number(person.iin, Part("word", "iin", "block", person.book))
        self._add_email(person.email, Part("word", "email", "block", person.book))
        for handle in person.handles:
            self._add_handle(handle, Part("word", "handle", "block", person.book))
        emergency = Part("word", "emergency-contact", "block", person.book)
        self._add_parts(person.emergency_contact, emergency)
        if person.birth_date:
            self._add_date(person.birth_date, Part("word", "birth-date", "own", person.book))

    def add_value(self, value: str, owner: str) -> None:
        """Take in a contact of whatever kind."""
        part = Part("word", "contact", "block", owner)
        if not self._add_parts(value, part):
            self._add_handle(value, part)

    def add_id(self, value: str, owner: str) -> None:
        """Take in the id of something that the edition does not show."""
        name = romanised(value).lower()
        edge = rb"[a-z0-9\-]" if b"-" in name or DIGITS.search(value) else rb"[^/\"'=#\x1d\x1e]"
        after = rb"[a-z0-9\-]" if edge.startswith(rb"[a") else rb"[^/\"'.#?\x1d\x1e]"
        bound = rb"(?<!" + edge + rb")" + re.escape(name) + rb"(?!" + after + rb")"
        self._want(name, Part("word", "hidden-id", "block", owner), bound)

    def _add_parts(self, value: str, part: Part) -> bool:
        """Take in the addresses and numbers inside a value; tell whether there were any."""
        addresses = re.findall(r"[^\s<>,;]+@[^\s<>,;]+", value)
        for address in addresses:
            self._add_email(address, part)
        numbers = re.findall(r"\+?\d[\d\s().\-]{4,}\d", value)
        for number in numbers:
            self._add_number(number, part)
        return bool(addresses or numbers)

    def _add_number(self, value: str, part: Part) -> None:
        """Look for the last ten digits of a number, or for all twelve of an IIN."""
        digits = "".join(DIGITS.findall(value))
        if part.rule != "iin":
            digits = digits[-_PHONE_DIGITS:]
        if len(digits) >= _SHORTEST_NUMBER:
            bound = b"" if len(digits) >= _PHONE_DIGITS else _apart(digits.encode())
            self._want(digits.encode(), part, bound)
        if len(digits) >= _PHONE_DIGITS:
            self._numbers[digits.encode()].append(part)
            for alike in digits.replace("0", "o"), digits.replace("0", "o").replace("3", "z"):
                self._want(alike.encode(), part)

    def _add_email(self, value: str, part: Part) -> None:
        """Look for an address, also with its signs spelled out, and for its local part."""
        address = romanised(value).lower()
        local, _, domain = address.partition(b"@")
        if not (letters_in(local) and letters_in(domain)):
            return
        for sign, dot in ((b"at", b"dot"), (b"sobaka", b"tochka")):
            # Some spell out one sign, some all of them.
            for before, at, behind in itertools.product((b"", dot), (b"", sign), (b"", dot)):
                whole = local.replace(b".", before) + at + domain.replace(b".", behind)
                self._want(whole, part)
        if len(local) >= _SHORTEST_HANDLE and not is_plain_word(local):
            self._want(local, part, rb"(?<![a-z0-9])" + re.escape(local) + rb"(?![a-z0-9])")

    def _add_handle(self, value: str, part: Part) -> None:
        """Look for a handle; one that is also a word only with its sign or in an address."""
        name = romanised(value.strip().lstrip("@").rstrip("/").rpartition("/")[2]).lower()
        bare = letters_in(name)
        if not bare:
            return
        plain = len(bare) < _SHORTEST_HANDLE or is_plain_word(bare)
        before = rb"(?:@|/|t\.me/|insta\w*\W{1,3}|telegram\W{1,3})" if plain else rb"(?<![a-z0-9])"
        loose = rb"[\W_]{0,2}".join(re.escape(bare[at : at + 1]) for at in range(len(bare)))
        self._want(bare, part, before + loose + rb"(?![a-z0-9])")

    def _add_date(self, value: str, part: Part) -> None:
        """Look for a date of birth as it is written in the three languages."""
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return
        dotted = [
            f"{day:%d}{day:%m}{day:%Y}",
            f"{day:%Y}{day:%m}{day:%d}",
            f"{day:%m}{day:%d}{day:%Y}",
        ]
        dotted += [f"{day.day}{day:%m}{day:%Y}", f"{day.day}{day.month}{day:%Y}"]
        for digits in dotted:
            self._want(digits.encode(), part, _apart(digits.encode()))
        for month in _MONTHS[day.month - 1]:
            name = romanised(month).lower()
            for first in (str(day.day), f"{day:%d}"):
                for text in (f"{first}|{day:%Y}", f"|{first}{day:%Y}", f"{day:%Y}zhylghy{first}|",
                             f"{day:%Y}zhyly{first}|", f"{day:%Y}{first}|"):  # fmt: skip
                    whole = text.encode().replace(b"|", name)
                    self._want(whole, part)

    def _want(self, letters: bytes, part: Part, bound: bytes = b"") -> None:
        """File one value under its letters and digits."""
        bare = letters_in(letters)
        wanted = _Wanted(part, bound)
        if bare and wanted not in self._wanted[bare]:
            self._wanted[bare].append(wanted)

    def ready(self) -> None:
        """Build the automaton."""
        self._patterns = list(self._wanted)
        if self._patterns:
            self._automaton = ahocorasick_rs.BytesAhoCorasick(self._patterns)
        if self._numbers:
            self._digits = ahocorasick_rs.BytesAhoCorasick(list(self._numbers))

    def found_in(self, run: Run) -> Iterator[tuple[int, bytes, Part]]:
        """Find contacts in a run.

        Yields:
            The number of the block it ends in, the value's letters, and what was found.
        """
        if self._automaton is None:
            return
        bounded: set[int] = set()
        for index, _, end in self._automaton.find_matches_as_indexes(run.letters, overlapping=True):
            letters = self._patterns[index]
            for part, bound in self._wanted[letters]:
                if not bound:
                    yield _block(run.low, _offset(run.low, end - 1, _LETTER)), letters, part
                elif index not in bounded:
                    # All its places at once; the next hit of the same letters adds none.
                    for found in re.finditer(bound, run.low):
                        yield _block(run.low, found.end()), letters, part
            bounded.add(index)
        if self._digits is not None:
            yield from self._among_words(self._digits, run)
            yield from self._spelled(self._digits, run)

    def _among_words(
        self, numbers: ahocorasick_rs.BytesAhoCorasick, run: Run
    ) -> Iterator[tuple[int, bytes, Part]]:
        """Find long numbers between the digits of which words stand."""
        digits = run.letters.translate(None, _NO_DIGITS)
        for _, start, end in numbers.find_matches_as_indexes(digits, overlapping=True):
            last = _offset(run.low, end - 1, _DIGIT)
            if last - _offset(run.low, start, _DIGIT) <= _LONGEST_SPREAD:
                letters = digits[start:end]
                for part in self._numbers[letters]:
                    yield _block(run.low, last), letters, part

    def _spelled(
        self, numbers: ahocorasick_rs.BytesAhoCorasick, run: Run
    ) -> Iterator[tuple[int, bytes, Part]]:
        """Find long numbers that are spelled, all or in part, within one block."""
        for number in numbered_blocks(run.words):
            text = Run(with_digits(run.blocks[number]).decode())
            for _, letters, part in self._among_words(numbers, text):
                yield number, letters, part


def letters_of(value: str) -> bytes:
    """Give the letters and digits of a value, as contacts are compared."""
    return letters_in(romanised(value))


def _apart(digits: bytes) -> bytes:
    """Match digits in any grouping that no other digit adjoins."""
    loose = rb"[^A-Za-z0-9]{0,3}".join(digits[at : at + 1] for at in range(len(digits)))
    return rb"(?<![0-9])" + loose + rb"(?![0-9])"


def _block(text: bytes, place: int) -> int:
    """Give the number of the block that a place is in."""
    return text.count(_BORDER, 0, place)


def _offset(text: bytes, number: int, kind: re.Pattern[bytes]) -> int:
    """Give the offset of the n-th character of a kind in a text."""
    found = itertools.islice(kind.finditer(text), number, None)
    return next(found).start()


_BORDER = BLOCK.encode()
_LETTER = re.compile(rb"[a-z0-9\x1d]")
_DIGIT = re.compile(rb"[0-9\x1d]")
