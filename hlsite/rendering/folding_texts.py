"""Folds many texts into few bytes: each word is written once, each use of it is a Huffman code.

Gzip alone needs twice as much: it knows no words, and a Cyrillic letter is two bytes to it.
"""

from __future__ import annotations

import base64
import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_TOKEN = re.compile(r"\w+|\W+")
_END = ""
"""The token that ends a text."""

_CAPITAL = "\ue000"
"""The token before a word that begins with a capital: Unicode leaves it to private use."""

_LONGEST_PREFIX = 9
_BASIC_PLANE = "\uffff"


def packed(texts: Sequence[str]) -> dict[str, object]:
    """The texts as JSON values for the browser.

    Returns:
        `lexicon`: the tokens, a line each: how many letters it shares with the line before (one
        digit), and the rest; by length of code, then alphabetical. `lengths`: how many codes of
        one bit there are, of two and so on; the codes are canonical. `bits`: base64. A single
        space between two words is not written; an empty token ends a text, U+E000 makes the next
        word begin with a capital.
    """
    tokens = [token for text in texts for token in _tokens(text)]
    sizes = _code_lengths(Counter(tokens))
    lexicon = sorted(sizes, key=lambda token: (sizes[token], token))
    codes = _canonical(lexicon, sizes)
    bits = "".join(codes[token] for token in tokens)
    padded = bits + "0" * (-len(bits) % 8)
    data = int(padded or "0", 2).to_bytes(len(padded) // 8)
    in_use = Counter(sizes.values())
    return {
        "lexicon": "\n".join(_front_coded(lexicon)),
        "lengths": [in_use[length] for length in range(1, max(in_use, default=0) + 1)],
        "bits": base64.b64encode(data).decode(),
    }


def _tokens(text: str) -> list[str]:
    """Words and what stands between them, without single spaces, then the end."""
    found = _TOKEN.findall(" ".join(text.split()))
    return [*(token for piece in found if piece != " " for token in _uncapitalised(piece)), _END]


def _uncapitalised(piece: str) -> tuple[str, ...]:
    small = piece.lower()
    return (_CAPITAL, small) if piece != small and piece == small.capitalize() else (piece,)


def _code_lengths(counts: Mapping[str, int]) -> dict[str, int]:
    """Bits of each token's code, by Huffman's method."""
    heap: list[tuple[int, int, tuple[str, ...]]] = [
        (count, order, (token,)) for order, (token, count) in enumerate(sorted(counts.items()))
    ]
    heapq.heapify(heap)
    sizes = dict.fromkeys(counts, 0 if len(counts) > 1 else 1)
    order = len(heap)
    while len(heap) > 1:
        rare, next_rare = heapq.heappop(heap), heapq.heappop(heap)
        together = rare[2] + next_rare[2]
        for token in together:
            sizes[token] += 1
        heapq.heappush(heap, (rare[0] + next_rare[0], order, together))
        order += 1
    return sizes


def _canonical(lexicon: Iterable[str], sizes: Mapping[str, int]) -> dict[str, str]:
    codes: dict[str, str] = {}
    code = length = 0
    for token in lexicon:
        code <<= sizes[token] - length
        length = sizes[token]
        codes[token] = f"{code:0{length}b}"
        code += 1
    return codes


def _front_coded(lexicon: Iterable[str]) -> Iterable[str]:
    last = ""
    for token in lexicon:
        shared = 0
        for own, before in zip(token, last[:_LONGEST_PREFIX], strict=False):
            # Beyond the basic plane the browser counts a letter twice.
            if own != before or own > _BASIC_PLANE:
                break
            shared += 1
        yield f"{shared}{token[shared:]}"
        last = token
