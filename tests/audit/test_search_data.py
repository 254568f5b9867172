"""The leak gate reads what the search index has packed."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from hlsite.audit import Identity, PersonName, Secrets, audit
from hlsite.audit.decode.formats import opened
from hlsite.rendering.folding_texts import packed

NAME = "Zarina Omarova"
SECRETS = Secrets(identities=(Identity("b1", names=(PersonName("Zarina", "Omarova"),)),))
TEXTS = ["Night nurse", f"This book is {NAME}.", "Deaf, not quiet", "It hears a balloon – “twice”."]
DOCUMENTS = [
    {"k": "b", "u": "books/night-nurse/", "t": 1, "s": 1},
    {"k": "b", "u": "books/deaf-not-quiet/", "t": 1, "p": 1},
]


def script(**changes: Any) -> bytes:
    index = {"root": "", "texts": packed(TEXTS), "documents": DOCUMENTS, **changes}
    return f"window.hlIndex={json.dumps(index, ensure_ascii=False)};\n".encode()


def found(data: bytes, folder: Path, **known: Any) -> set[tuple[str, str]]:
    (folder / "en.js").write_bytes(data)
    report = audit(folder, SECRETS, known.get("disclosed", {}), known.get("owners", {}))
    return {(finding.tier, finding.rule) for finding in report.findings}


def test_texts_come_out_whole_under_their_document() -> None:
    passages = [p for p in opened("en.js", script()).passages if p.place == "search index"]
    assert [passage.text for passage in passages] == TEXTS
    assert [passage.keys for passage in passages] == [
        (address,) for address in ("books/night-nurse/",) * 2 + ("books/deaf-not-quiet/",) * 2
    ]


def test_name_in_packed_text_blocks(tmp_path: Path) -> None:
    assert ("block", "full-name") in found(script(), tmp_path)


def test_disclosed_name_passes_in_its_own_document(tmp_path: Path) -> None:
    known = {"disclosed": {"b1": [NAME]}, "owners": {"night-nurse": ["b1"]}}
    assert found(script(), tmp_path, **known) == set()


def test_disclosed_name_blocks_in_another_document(tmp_path: Path) -> None:
    known = {"disclosed": {"b1": [NAME]}, "owners": {"deaf-not-quiet": ["b1"]}}
    assert ("block", "full-name") in found(script(), tmp_path, **known)


@pytest.mark.parametrize(
    "changes",
    [
        {"documents": DOCUMENTS[:1]},
        {"documents": [*DOCUMENTS, DOCUMENTS[0]]},
        {"texts": {**packed(TEXTS), "bits": "????"}},
        {"texts": {**packed(TEXTS), "bits": packed(TEXTS)["bits"][:-4]}},  # type: ignore[index]
        {"texts": {**packed(TEXTS), "bits": f"{packed(TEXTS)['bits']}AAAA"}},
        {"texts": {**packed(TEXTS), "lexicon": f"{packed(TEXTS)['lexicon']}\n0{NAME}"}},
        {"texts": {**packed(TEXTS), "lengths": [0, 1]}},
        {"texts": {**packed(TEXTS), "lexicon": "Zarina"}},
        {"texts": {**packed(TEXTS), "lexicon": "0a"}},
        {"texts": {}},
        {"documents": {"a": 1}},
    ],
)
def test_index_that_does_not_unpack_to_the_last_bit_is_undecodable(changes: Any) -> None:
    assert ("undecodable", "search index") in opened("en.js", script(**changes)).problems


def test_text_with_codes_of_any_length_comes_out_whole() -> None:
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrst"]
    # The end of a text is `0`, the first word `10`, the second `110` and so on.
    codes = ["0", *("1" * ones + "0" for ones in range(1, len(words))), "1" * len(words)]
    bits = "".join((*codes[1:], codes[0]))
    bits += "0" * (-len(bits) % 8)
    folded = {
        "lexicon": "\n".join(f"0{token}" for token in ("", *words)),
        "lengths": [*[1] * (len(words) - 1), 2],
        "bits": base64.b64encode(int(bits, 2).to_bytes(len(bits) // 8)).decode(),
    }
    data = script(texts=folded, documents=[{"u": "books/a/", "t": 1}])
    read = [each.text for each in opened("en.js", data).passages if each.place == "search index"]
    assert read == [" ".join(words)]
