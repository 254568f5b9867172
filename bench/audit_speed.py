"""Measure the leak gate: distinct text, a site of pages that share text, growth with identities.

`python bench/audit_speed.py [megabytes]` prints MB/s. The settings are those of every run.
"""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import time

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry

_SOUNDS = "ба гу де жа зи кү ла мә но пе ра сы ту фа хан шо юл ыр өт қай нұр ғал ем ша "
_SYLLABLES = _SOUNDS.split()


def _identities(count: int) -> tuple[Identity, ...]:
    """Make up people: many surnames, a few hundred given names."""
    draw = random.Random(7)
    given = [_word(draw, 2).capitalize() for _ in range(300)]
    return tuple(
        Identity(
            f"b{number}",
            (
                PersonName(
                    draw.choice(given), _word(draw, 3).capitalize() + "ев", _word(draw, 2) + "ұлы"
                ),
            ),
            phone=f"+7 7{draw.randrange(10**9):09}",
            email=f"{_word(draw, 2)}{number}@example.kz",
        )
        for number in range(count)
    )


def _word(draw: random.Random, syllables: int) -> str:
    """Make up a word."""
    return "".join(draw.choice(_SYLLABLES) for _ in range(syllables))


def _vocabulary() -> list[str]:
    """Take words of three languages, the frequent ones first."""
    words: list[str] = []
    for language in ("ru", "kk", "en"):
        dump = subprocess.run(
            ["aspell", "-l", language, "dump", "master"], capture_output=True, check=True
        ).stdout.decode()
        words += [line.partition("/")[0] for line in dump.split()]
    random.Random(3).shuffle(words)
    return words


def _sentences(draw: random.Random, words: list[str], size: int) -> list[str]:
    """Write sentences with Zipf's frequencies, with marks and figures as prose has them."""
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    found, total = [], 0
    while total < size:
        picked = draw.choices(words, cum_weights=weights, k=draw.randint(7, 16))
        picked[0] = picked[0].capitalize()
        if draw.random() < 0.3:  # noqa: PLR2004
            picked[3] = str(draw.randint(1, 2030)) + ","
        sentence = " ".join(picked) + draw.choice([".", "?", "!", "…", "."])
        found.append(sentence)
        total += len(sentence.encode())
    return found


def _rate(gate: Gate, files: list[tuple[str, bytes]]) -> float:
    """Give the MB/s at which files are examined."""
    started = time.process_time()
    for number, (name, data) in enumerate(files):
        gate.examine(Entry(name, data, ""), number)
    return sum(len(data) for _, data in files) / (time.process_time() - started) / 1e6


def _page(chrome: str, sentences: list[str], number: int) -> bytes:
    """Wrap a book's text in what every page shares."""
    body = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    head = f'<title>{sentences[0]}</title>\n<link href="https://example.kz/books/{number}/">'
    main = f'<main><article data-book="b{number}"><h1>{sentences[0]}</h1>{body}</article></main>'
    return f"<!doctype html><html><head>{head}</head><body>{chrome}{main}</body></html>".encode()


def main() -> None:
    """Print the figures."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    draw = random.Random(1)
    words = _vocabulary()
    sentences = _sentences(draw, words, int(size * 1e6))
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    text = "\n\n".join(paragraphs).encode()
    for count in (10, 100, 1000):
        started = time.process_time()
        gate = Gate(Secrets(_identities(count)), {}, {})
        setup = time.process_time() - started
        cold = _rate(gate, [("a.txt", text)])
        print(f"{count} identities: set up {setup:.1f} s, distinct text {cold:.2f} MB/s")
    for share in (0.5, 1.0):
        gate = Gate(Secrets(_identities(100)), {}, {})
        part = text[: int(len(text) * share)].rpartition(b"\n")[0]
        print(f"{len(part) / 1e6:.1f} MB: {_rate(gate, [('a.txt', part)]):.2f} MB/s")
    links = "".join(
        f'<li class="md-nav__item"><a href="/topics/{number}/" class="md-nav__link">'
        f"{sentences[number][:30]}</a></li>\n"
        for number in range(90)
    )
    chrome = f"<header><nav><ul>{links}</ul></nav></header>"
    pages = [
        (
            f"books/{number}/index.html",
            _page(chrome, sentences[number * 12 : number * 12 + 12], number),
        )
        for number in range(min(1000, len(sentences) // 12))
    ]
    gate = Gate(Secrets(_identities(100)), {}, {})
    total = sum(len(data) for _, data in pages)
    print(f"{len(pages)} pages, {total / 1e6:.1f} MB: {_rate(gate, pages):.1f} MB/s")


if __name__ == "__main__":
    main()
