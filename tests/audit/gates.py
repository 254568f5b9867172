"""Short ways to put text before the gate."""

from __future__ import annotations

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.findings import Finding
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry

AIGUL = Identity(
    "b1",
    (PersonName("Айгүл", "Сейітова", "Маратқызы"), PersonName("Айгуль", "Сеитова", "Маратовна")),
    diminutives=("Айгулька",),
    also=("Тоғжан апай", "Балпаш"),
    phone="+7 701 234 56 78",
    email="aigul.s85@mail.ru",
    handles=("@aigul_seit", "asem"),
    iin="850312400123",
    birth_date="1985-03-12",
    employer="Қазпошта АҚ",
    emergency_contact="Ерлан +7 705 111 22 33, erlan@list.ru",
)
VERA = Identity("b2", (PersonName("Вера", "Ким", "Сергеевна"),))
SECRETS = Secrets((AIGUL, VERA), salt=b"salt")


def blocks(gate: Gate, text: str) -> list[str]:
    """Examine a plain text, and give what may stand nowhere."""
    examined = gate.examine(Entry("a.txt", text.encode(), ""), 1)
    return [str(each) for each in examined if each.tier == "block"]


def found(
    text: str | bytes, name: str = "a.txt", secrets: Secrets = SECRETS, **options: object
) -> list[Finding]:
    """Examine one file."""
    gate = Gate(
        secrets,
        options.pop("disclosed", {}),  # type: ignore[arg-type]
        options.pop("owners", {}),  # type: ignore[arg-type]
        **options,  # type: ignore[arg-type]
    )
    data = text.encode() if isinstance(text, str) else text
    return gate.examine(Entry(name, data, ""), 1)


def rules(text: str | bytes, name: str = "a.txt", **options: object) -> set[tuple[str, str]]:
    """Give tier and rule of what is found."""
    return {(each.tier, each.rule) for each in found(text, name, **options)}


def blocked(text: str | bytes, name: str = "a.txt", **options: object) -> set[str]:
    """Give the rules that block."""
    return {rule for tier, rule in rules(text, name, **options) if tier == "block"}
