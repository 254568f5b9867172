"""Holds values against the schema and says what is wrong in a librarian's words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hlsite.model.problem import Problem
from hlsite.reading.front_matter import Ambiguous, FrontMatter, Path

Fields = TypeVar("Fields", bound=BaseModel)

IDENTITY_FIELDS = frozenset(
    {
        *("real_name", "full_name", "surname", "first_name", "last_name", "patronymic", "names"),
        *("diminutives", "phone", "mobile", "telephone", "whatsapp", "telegram", "instagram"),
        *("facebook", "handles", "email", "mail", "iin", "passport", "birth_date", "birthday"),
        *("employer", "address", "emergency_contact", "contact", "notes"),
    }
)
"""Fields of the vault, and what volunteers call them: in Markdown they are errors."""

EXAMPLES: Mapping[str, str] = {
    "title": "title: Night nurse",
    "anonymity": "anonymity: alias",
    "name": "name: Daniyar O.",
    "alias": "alias: Saule",
    "summary": "summary: This book has spent nineteen years awake.",
    "topics": "topics: [occupation, health]",
    "languages": "languages: [kk, ru]",
    "consent": "consent: {signed: 2026-02-10, until: 2027-12-31, covers: [web, print]}",
    "signed": "signed: 2026-02-10",
    "until": "until: 2027-12-31",
    "covers": "covers: [web, print]",
    "date": "date: 2026-12-12",
    "start": 'start: "14:00"',
    "end": 'end: "16:55"',
    "file": "file: night-nurse.png",
    "alt": "alt: Seen from behind, at a lit window",
    "how": "how: walk_in",
    "id": "id: night-nurse",
    "label": "label: {en: Health, kk: Денсаулық, ru: Здоровье}",
    "group": "group: body",
    "colour": "colour: juniper",
    "question": "question: What did you learn?",
    "answers": "answers: [{label: I will ask first, count: 12}]",
    "count": "count: 12",
    "site_name": "site_name: Nura human library",
    "site_url": "site_url: https://nura-library.example/",
    "text": "text: I came for one book and stayed for three.",
    "by": "by: reader",
}

_TYPES = {
    "string_type": "must be text; put it in quotes",
    "int_type": "must be a whole number; write digits without quotes",
    "float_type": "must be a number; write it as 51.09",
    "bool_type": "must be true or false; write one of these without quotes",
    "date_type": "must be a date; write it as 2026-12-31",
    "list_type": "must be a list; write it as [a, b], or one `- item` a line",
    "dict_type": "must be a group of fields; write it as {field: value}",
    "model_type": "must be a group of fields; write it as {field: value}",
}


def validate(
    front: FrontMatter, schema: type[Fields], *, at: Path = ()
) -> tuple[Fields | None, list[Problem]]:
    """Hold `front.data` (or the part of it at `at`) against `schema`.

    Returns:
        The fields, or None when a value is wrong; and all problems, placed.
    """
    try:
        return schema.model_validate(front.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(front, schema, (*at, *detail["loc"]), detail) for detail in details]


def sound_fields(front: FrontMatter, schema: type[Fields]) -> Fields | None:
    """What of `front` is right by itself, so that one wrong field does not hide another.

    Returns:
        The fields without those that are wrong; None where a required one is among them.
    """
    try:
        return schema.model_validate(front.data)
    except ValidationError as error:
        wrong = {detail["loc"][0] for detail in error.errors(include_url=False)}
    try:
        return schema.model_validate(
            {name: value for name, value in front.data.items() if name not in wrong}
        )
    except ValidationError:
        return None


def _problem(
    front: FrontMatter, schema: type[BaseModel], path: Path, detail: ErrorDetails
) -> Problem:
    value = detail.get("input")
    if isinstance(value, Ambiguous):
        return front.problem(path, value.mend)
    if detail["type"] == "extra_forbidden":
        return front.problem(path, _unknown(front, schema, path))
    if detail["type"] == "list_type" or detail["type"] == "string_type":
        return front.problem(path, _wrong_shape(value, detail["type"]))
    return front.problem(path, message(path, detail))


def _wrong_shape(value: object, kind: str) -> str:
    if kind == "string_type" and isinstance(value, list):
        return 'is a list for YAML; put the text in quotes: "[[private|shown]] …"'
    return _TYPES[kind]


def message(path: Path, detail: ErrorDetails) -> str:
    """What pydantic found, in a librarian's words."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return required(str(path[-1]))
    if kind in {"string_too_long", "too_long"} and isinstance(detail["input"], str):
        over = len(detail["input"]) - context["max_length"]
        return too_long(over, context["max_length"])
    build = _RANGES.get(kind)
    return _TYPES.get(kind) or (build(context) if build else str(detail["msg"]))


def too_long(over: int, most: int) -> str:
    """The message for a text that is `over` characters longer than `most`."""
    return f"is {over} character{'' if over == 1 else 's'} too long; shorten it to {most}"


def _words(context: Mapping[str, Any]) -> str:
    expected = context["expected"].replace("'", "").replace(" or ", ", ")
    return f"is not one of the words known here; write one of: {expected}"


def _entries(context: Mapping[str, Any]) -> str:
    most = context.get("max_length")
    wanted = f"at least {context['min_length']}" if most is None else f"at most {most}"
    count = context["actual_length"]
    return f"has {count} entr{'y' if count == 1 else 'ies'}; write {wanted}"


def _bound(context: Mapping[str, Any]) -> str:
    bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
    return f"is out of range; write a number that is {bound}"


_RANGES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "literal_error": _words,
    "string_pattern_mismatch": lambda context: _pattern(str(context["pattern"])),
    "too_long": _entries,
    "too_short": _entries,
    "string_too_short": lambda context: f"is too short; write at least {context['min_length']}",
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
}


def _pattern(pattern: str) -> str:
    if "a-z0-9" in pattern:
        return "is not an id; use 3 to 60 small Latin letters and digits joined by hyphens"
    return "is not a language code; write it as kk, ru, en or rsl"


def required(name: str) -> str:
    """The message for a missing field."""
    return f"is required; add a line such as `{EXAMPLES.get(name, f'{name}: …')}`"


def _unknown(front: FrontMatter, schema: type[BaseModel], path: Path) -> str:
    name = str(path[-1])
    if name.lower() in IDENTITY_FIELDS:
        stem = front.path.rsplit("/", 1)[-1].split(".", 1)[0]
        return f"belongs in the vault; run `hlsite vault set {stem}` and delete the line here"
    return unknown("field", name, list(_owner(schema, path[:-1])))


def unknown(what: str, name: str, known: Sequence[str]) -> str:
    """The message for a `what` of a `name` that is none of those `known`."""
    close = difflib.get_close_matches(name.lower(), known, n=1)
    if close:
        return f'unknown {what}; did you mean "{close[0]}"?'
    return f"unknown {what}; delete it, or use one of: {', '.join(known)}"


def _owner(schema: type[BaseModel], path: Path) -> Mapping[str, Any]:
    """The fields of the mapping that `path` leads to."""
    fields: Mapping[str, Any] = schema.model_fields
    for step in path:
        if isinstance(step, str) and step in fields:
            nested = _nested(fields[step].annotation)
            if nested is not None:
                fields = nested.model_fields
    return fields


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _nested(part)
        if found is not None:
            return found
    return None
