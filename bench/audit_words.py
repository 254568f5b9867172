"""Build `words.bin` and `names.bin` in `hlsite/audit/spelling/` from Debian's word lists.

Needs `apt-get install aspell aspell-{en,ru} hunspell-{en-us,kk,ru}`; aspell-kk is left out, because
it is under the GPL alone. Each file is a Bloom filter: hash bits from which no list can be got
back, only the answer "this word is ordinary", or "the lists have this word as a name alone".
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from hlsite.audit.spelling import words
from hlsite.audit.spelling.roman import romanised

_HUNSPELL = Path("/usr/share/hunspell")
_WORD = re.compile(r"[^\W\d_]+")
_BITS_PER_WORD = 24


def _aspell(language: str) -> set[str]:
    """List the words of an aspell dictionary with their endings."""
    dump = subprocess.run(
        ["aspell", "-l", language, "dump", "master"], capture_output=True, check=True
    ).stdout
    full = subprocess.run(
        ["aspell", "-l", language, "expand"], input=dump, capture_output=True, check=True
    ).stdout.decode()
    return set(full.split())


def _hunspell(name: str, encoding: str) -> set[str]:
    """List the entries of a hunspell dictionary."""
    lines = (_HUNSPELL / f"{name}.dic").read_text(encoding).splitlines()[1:]
    return {line.partition("/")[0].strip() for line in lines}


def main() -> None:
    """Collect, romanise, hash and write."""
    listed = (
        _aspell("en")
        | _aspell("ru")
        | _hunspell("en_US", "utf-8")
        | _hunspell("kk_KZ", "utf-8-sig")
        | _hunspell("ru_RU", "utf-8")
    )
    romans: dict[bytes, bool] = {}
    for entry in listed:
        for part in (*_WORD.findall(entry), entry.replace("'", "")):
            roman = romanised(part).lower()
            romans[roman] = romans.get(roman, True) and part[:1].isupper()
    kept = sorted(word for word in romans if words.SHORTEST <= len(word) <= words.LONGEST)
    names = [word for word in kept if romans[word]]
    for file, held in ((words.WORDS_FILE, kept), (words.NAMES_FILE, names)):
        data = words.packed(held, _BITS_PER_WORD)
        file.write_bytes(data)
        json.dump({"file": file.name, "words": len(held), "bytes": len(data)}, sys.stdout)
        print()


if __name__ == "__main__":
    main()
