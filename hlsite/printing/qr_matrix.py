"""The modules of a QR code, twenty times as fast as segno finds them, which does the rest.

What two addresses of one length share, segno tells once: version, correction, all modules that hold
no data. Preflight compares every code on paper with what segno makes of its address.

Source: ISO/IEC 18004:2015, 7.4 (data), 7.5 (error correction), 7.6 (blocks), 7.7.3 (placement).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from operator import itemgetter
from typing import Any, cast

import segno
from segno import consts

MASK = 3
"""Any of the eight is readable; trying all takes five times as long."""

_DATA = (consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT)
_FORMAT = (consts.TYPE_FORMAT_DARK, consts.TYPE_FORMAT_LIGHT)
_LONG_COUNT = 10
"""From this version on, the number of bytes takes two bytes itself."""
_TIMING_COLUMN = 6
_FORMAT_LINE = 8
_FIELD = 0x11D
"""The polynomial of the field of 256 elements."""

_MODULES = bytes.maketrans(b"01", bytes((0, 1)))

Matrix = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the codes of all addresses of one length share.

    Attributes:
        side: Modules along a side.
        long_count: The number of bytes takes two bytes.
        blocks: Of each block the number of data codewords, and of those for correction.
        bits: Modules that hold data.
        mask: One bit for each of them, in the order of placement.
        source: For each module, row by row, the place of its bit; behind the data's bits stand a
            light and a dark one.
    """

    side: int
    long_count: bool
    blocks: tuple[tuple[int, int], ...]
    bits: int
    mask: int
    source: Callable[[bytes], tuple[int, ...]]


def qr_matrix(text: str) -> Matrix:
    """Rows of modules, 1 is dark; error correction M, or better where that costs no module."""
    if not text.isascii() or text.upper() == text:
        # Other ways to write characters, as no address of a site needs them.
        return segno.make(text, error="m", mask=MASK, micro=False).matrix
    frame = _frame(len(text))
    words = _codewords(text.encode(), frame)
    spare = frame.bits - 8 * len(words)
    bits = (int.from_bytes(words, "big") << spare) ^ frame.mask
    modules = bytes(frame.source(f"{bits:0{frame.bits}b}01".encode().translate(_MODULES)))
    return [modules[row : row + frame.side] for row in range(0, len(modules), frame.side)]


@cache
def _frame(length: int) -> _Frame:
    code = segno.make("h" * length, error="m", mask=MASK, micro=False)
    kinds: list[list[int]] = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
    matrix: Sequence[bytearray] = code.matrix
    side, version = len(kinds), int(code.version)
    order = [
        (y, x)
        for y, x in _snake(side)
        # segno takes a module more than there are for a part of the format.
        if kinds[y][x] in _DATA or (kinds[y][x] in _FORMAT and not _holds_format(y, x, side))
    ]
    places = {place: number for number, place in enumerate(order)}
    fixed = len(order)
    blocks: Mapping[int, Mapping[int, Sequence[consts.EC]]] = cast("Any", consts.ECC)
    level = getattr(consts, f"ERROR_LEVEL_{code.error}")
    return _Frame(
        side=side,
        long_count=version >= _LONG_COUNT,
        blocks=tuple(
            (part.num_data, part.num_total - part.num_data)
            for part in blocks[version][level]
            for _ in range(part.num_blocks)
        ),
        bits=len(order),
        mask=int("".join("10"[(y + x) % 3 > 0] for y, x in order), 2),
        source=itemgetter(
            *[places.get((y, x), fixed + matrix[y][x]) for y in range(side) for x in range(side)]
        ),
    )


def _holds_format(y: int, x: int, side: int) -> bool:
    return (y == _FORMAT_LINE and (x <= _FORMAT_LINE or x >= side - 8)) or (
        x == _FORMAT_LINE and (y <= _FORMAT_LINE or y >= side - 7)
    )


def _snake(side: int) -> Iterator[tuple[int, int]]:
    """Rows and columns in the order of placement: two columns up, two down, from the right."""
    columns = [x for x in range(side) if x != _TIMING_COLUMN][::-1]
    for number, (right, left) in enumerate(zip(columns[::2], columns[1::2], strict=True)):
        for y in range(side) if number % 2 else reversed(range(side)):
            yield y, right
            yield y, left


def _codewords(text: bytes, frame: _Frame) -> bytes:
    """Data and correction, block by block, interleaved."""
    count = 16 if frame.long_count else 8
    head = ((0b0100 << count) | len(text)) << 8 * len(text) | int.from_bytes(text, "big")
    data = (head << 4).to_bytes((count + 8) // 8 + len(text), "big")
    room = sum(block for block, _ in frame.blocks)
    # segno, which preflight holds a code against, begins its padding with a zero.
    data += (b"\x00" + b"\xec\x11" * room)[: room - len(data)]
    blocks: list[bytes] = []
    corrections: list[bytes] = []
    start = 0
    for size, correction in frame.blocks:
        blocks.append(data[start : start + size])
        corrections.append(_correction(blocks[-1], correction))
        start += size
    if len(blocks) == 1:
        return blocks[0] + corrections[0]
    return bytes(
        word
        for part in (blocks, corrections)
        for words in zip_longest(*part)
        for word in words
        if word is not None
    )


def _correction(block: bytes, count: int) -> bytes:
    """The remainder of `block` by the generator polynomial of degree `count`."""
    multiples = _multiples(count)
    top, kept = 8 * (count - 1), (1 << 8 * (count - 1)) - 1
    rest = 0
    for word in block:
        rest = ((rest & kept) << 8) ^ multiples[(rest >> top) ^ word]
    return rest.to_bytes(count, "big")


@cache
def _multiples(count: int) -> tuple[int, ...]:
    """256 multiples of the generator polynomial, its first coefficient left out."""
    generator, root = [1], 1
    for _ in range(count):
        times = [_product(root, factor) for factor in generator]
        generator = [one ^ other for one, other in zip([*generator, 0], [0, *times], strict=True)]
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes(_product(factor, part) for part in generator[1:]), "big")
        for factor in range(256)
    )


def _product(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = (one << 1) ^ (_FIELD if one >> 7 else 0)
        other >>= 1
    return product
