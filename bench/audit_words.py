"""Build `hlsite/audit/spelling/words.bin` from Debian's aspell and hunspell word lists.

Needs `apt-get install aspell aspell-{en,ru} hunspell-{en-us,kk,ru}`; aspell-kk is left out, because
it is under the GPL alone. The file is a Bloom
filter: hash bits from which no list can be got back, only the answer "this word is ordinary".
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
    romans = {
        romanised(part).lower()
        for entry in listed
        for part in {*_WORD.findall(entry), entry.replace("'", "")}
    }
    kept = sorted(word for word in romans if words.SHORTEST <= len(word) <= words.LONGEST)
    data = words.packed(kept, _BITS_PER_WORD)
    words.WORDS_FILE.write_bytes(data)
    json.dump({"words": len(kept), "bytes": len(data)}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
