from __future__ import annotations

import datetime
import hashlib
import json
import os

import pikepdf
import pytest

from hlsite.audit import (
    EVERY,
    CanaryError,
    Exemption,
    HeldBack,
    Identity,
    PersonName,
    Secrets,
    audit,
    canary,
    write_details,
)
from hlsite.audit.allowed import AllowedPhrases
from hlsite.audit.gate import Gate
from hlsite.audit.ownership import NOBODY, Ownership
from tests.audit.gates import AIGUL, SECRETS, blocked, blocks, found, rules

PAGE = "<html><body><nav>{nav}</nav><main>{main}</main></body></html>"


def test_full_name_blocks_in_the_artefact_of_its_own_book() -> None:
    assert "full-name" in blocked("Айгүл Сейітова", "books/b1/index.html", owners={"b1": ["b1"]})


def test_given_name_is_own_in_its_book_and_review_elsewhere() -> None:
    text = PAGE.format(nav="", main="<p>Оны Айгүл деп атайды</p>")
    owners = {"b1": ["b1"]}
    assert rules(text, "books/b1/index.html", owners=owners) == {("own", "given-name")}
    assert rules(text, "books/b9/index.html", owners=owners) == {("review", "given-name")}


def test_given_name_in_the_frame_of_its_book_page_is_review() -> None:
    text = PAGE.format(nav="Айгүл", main="<p>сәлем</p>")
    assert rules(text, "books/b1/index.html", owners={"b1": ["b1"]}) == {("review", "given-name")}


def test_given_name_in_a_span_is_own_for_the_span_alone() -> None:
    text = '<main><article data-book="k1"><div>Айгүл</div></article><p>сәлем</p></main>'
    assert rules(text, "index.html", owners={"k1": ["b1"]}) == {("own", "given-name")}
    after = '<main><article data-book="k1"><div></div></article><p>Айгүл</p></main>'
    assert rules(after, "index.html", owners={"k1": ["b1"]}) == {("review", "given-name")}


def test_given_name_in_a_hand_written_page_is_own() -> None:
    assert rules("Оны Айгүл", "about.html", owners={"about.html": [EVERY]}) == {
        ("own", "given-name")
    }


def test_json_record_belongs_to_the_book_it_names() -> None:
    data = json.dumps([{"id": "b1", "t": "Айгүл"}, {"id": "b9", "t": "Айгүл"}])
    assert rules(data, "s.json", owners=lambda key: {"b1"} if key == "b1" else ()) == {
        ("own", "given-name"),
        ("review", "given-name"),
    }


def test_disclosed_name_is_allowed_in_its_own_artefact_alone() -> None:
    options = {"owners": {"b1": ["b1"]}, "disclosed": {"b1": ["Айгүл Сейітова"]}}
    assert rules("Айгүл Сейітованың", "books/b1.html", **options) == set()
    assert "full-name" in blocked("Айгүл Сейітова", "books/b2.html", **options)
    assert rules("Айгүл Маратқызы", "books/b1.html", **options) >= {("block", "full-name")}


def test_disclosed_name_of_another_person_with_the_same_surname_is_allowed() -> None:
    other = Identity("b3", (PersonName("Болат", "Сейітов"),))
    secrets = Secrets((AIGUL, other))
    options = {"owners": {"b1": ["b1"]}, "disclosed": {"b1": ["Айгүл Сейітова"]}}
    assert blocked("Айгүл Сейітова", "books/b1.html", secrets=secrets, **options) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("тел. 8(701)234-56-78", "phone"),
        ("+77012345678", "phone"),
        ("7 0 1 2 3 4 5 6 7 8", "phone"),
        ("<a href='tel:+7-701-234-5678'>x</a>", "phone"),
        ("٠٧٠١٢٣٤٥٦٧٨", "phone"),
        ("aigul.s85@mail.ru", "email"),
        ("aigul.s85 (at) mail (dot) ru", "email"),
        ("aigul(dot)s85@mail.ru", "email"),
        ("aigul.s85 [at] mail.ru", "email"),
        ("пишите aigul.s85 собака mail точка ru", "email"),
        ("https://t.me/aigul_seit", "handle"),
        ("AIGUL.SEIT", "handle"),
        ("@asem", "handle"),
        ("8503 1240 0123", "iin"),
        ("8 705 111-22-33", "emergency-contact"),
    ],
)
def test_contact_blocks_in_any_grouping(text: str, rule: str) -> None:
    assert rule in blocked(text, "a.html")


def test_handle_that_is_a_word_is_found_with_its_sign_alone() -> None:
    assert blocked("asem dauys", "a.txt") == set()


@pytest.mark.parametrize(
    "text",
    ["12.03.1985", "1985-03-12", "12 марта 1985", "12 наурыз 1985", "March 12, 1985",
     "1985 жылғы 12 наурыз", "12/3/1985"],
)  # fmt: skip
def test_birth_date_is_own_in_its_book(text: str) -> None:
    expected = {("own", "birth-date")}
    assert rules(f"Туған күні: {text} .", "b1.txt", owners={"b1": ["b1"]}) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Айгулька", "diminutive"),
        ("Балпаштың", "also"),
        ("Тоғжан апайға", "also"),
        ("Қазпошта АҚ", "employer"),
        ("Вера Ласточкина", "given-name"),
        ("Маратқызы", "patronymic"),
    ],
)
def test_what_hints_at_a_person_is_own(text: str, rule: str) -> None:
    found_rules = rules(f"Бұл {text} .", "b1.txt", owners={"b1.txt": ["b1", "b2"]})
    assert ("own", rule) in found_rules
    assert not any(tier == "block" for tier, _ in found_rules)


def test_ordinary_word_that_begins_like_a_hidden_name_is_review() -> None:
    secrets = Secrets(held_back=(HeldBack("left_side", "Алина", "b1"),))
    own = {"owners": {"b1": ["b1"]}, "secrets": secrets}
    assert rules("ол беттерден алынады", "b1.txt", **own) == {("review", "left-side")}
    assert rules("ол Алинаны көрді", "b1.txt", **own) == {("own", "left-side")}


def test_given_name_as_a_lower_case_word_is_review() -> None:
    secrets = Secrets((Identity("b1", (PersonName("Арман", "Жұмабеков"),)),))
    found_rules = rules("менің арманым бар", "b1.txt", owners={"b1": ["b1"]}, secrets=secrets)
    assert found_rules == {("review", "given-name")}


STORY = "Мен он жыл бойы түнде ауруханада істедім және ешкімге айтпадым бұл туралы ештеңе деп"


@pytest.mark.parametrize(
    ("held", "text", "expected"),
    [
        (HeldBack("name", "Гүлдана Өксікбаева", "b5"), "Гульдана Оксикбаева", "block"),
        (HeldBack("name", "Өксікбаева", "b5"), "Oksikbayeva", "block"),
        (HeldBack("name", "Гүлдана Сериккызы Өксікбаева", "b5"), "Г. Өксікбаева", "block"),
        (HeldBack("name", "Арман", "b5"), "Арман", "review"),
        (HeldBack("name", "Гүлім мен Айнаш", "b5"), "Гүлім", "review"),
        (HeldBack("name", "Гүлім мен Айнаш", "b5"), "Мен де осындамын", None),
        (HeldBack("name", "Gulim and Ainash", "b5"), "And I was listened to as well", None),
        (HeldBack("name", "Гулим и Айнаш", "b5"), "И вы тоже не просите контактов", None),
        (HeldBack("left_side", "Екібастұз", "b5"), "Екибастузе", "review"),
        (HeldBack("left_side", "12 мектеп ауданы", "b5"), "12 мектеп ауданында", "review"),
        (HeldBack("venue", "Қызыл үй кафесі", "e1"), "Қызыл үй кафесінде", "block"),
        (HeldBack("venue", "Театр", "e1"), "Театр", "review"),
        (HeldBack("embargoed_title", "Түнгі мейірбике күнделігі", "b5"), "Түнгі мейірбике күнделігі", "block"),
        (HeldBack("quote", "Ешкім білмейді", "b5"), "ешкім білмейді", "block"),
        (HeldBack("quote", "Ешкім", "b5"), "ешкім", None),
        (HeldBack("story", "Reading number 4 of spring.", "e1"), "Reading number 4 of spring", "block"),
        (HeldBack("story", "Reading number 4 of spring.", "e1"), "Reading number 5 of spring", None),
        (HeldBack("story", STORY, "b5"), "түнде ауруханада істедім және ешкімге айтпадым бұл туралы", "block"),
        (HeldBack("story", STORY, "b5"), "ауруханада істедім және ешкімге айтпадым бұл", None),
        (HeldBack("hidden_id", "night-nurse", "b5"), '<a href="/books/night-nurse/">x</a>', "block"),
        (HeldBack("hidden_id", "night-nurse", "b5"), "a fortnight-nurse", None),
        (HeldBack("hidden_id", "teacher", "b5"), '<a href="/books/teacher/">x</a>', "block"),
        (HeldBack("hidden_id", "teacher", "b5"), "<p>the teacher said</p>", None),
        (HeldBack("contact", "+7 777 000 11 22", "b5"), "87770001122", "block"),
        (HeldBack("contact", "room_role", "b5"), "@room_role", "block"),
        (HeldBack("given", "Гүлдана", "b5"), "Гүлдана", "review"),
        (HeldBack("also", "Балпаш", "b5"), "Балпаш", "review"),
    ],
)  # fmt: skip
def test_held_back_value_is_found(held: HeldBack, text: str, expected: str | None) -> None:
    secrets = Secrets(held_back=(held,))
    tiers = {each.tier for each in found(text, "a.html", secrets)}
    assert tiers == (set() if expected is None else {expected})


def test_left_side_with_a_number_needs_it_in_the_same_paragraph() -> None:
    held = Secrets(held_back=(HeldBack("left_side", "37-автобуспен", "b1"),))
    with_it, without = "<p>37-автобуспен қайтамын</p>", "<p>автобуспен қайтамын</p>"
    for page, expected in (
        (with_it, {("review", "left-side")}),
        (f"<p>37</p><p>x</p>{without}<p>y</p>", set()),
    ):
        assert rules(page, "a.html", secrets=held) == expected


def test_left_side_with_a_number_needs_the_number() -> None:
    secrets = Secrets(held_back=(HeldBack("left_side", "12 мектеп ауданы", "b5"),))
    assert found("13 мектеп ауданында", "a.html", secrets) == []


def test_allowed_phrase_passes_and_the_name_beside_it_does_not() -> None:
    options = {"allowed_phrases": ("Сейітова атындағы қор",)}
    assert rules("Бұл Сейітова атындағы  қор", **options) == set()
    assert "surname" in blocked("Сейітова атындағы қор және Сейітова", **options)


@pytest.mark.parametrize(
    "text",
    ["МүгедектікВера Ким қоры2", "ЖолВера КимҚоры", "7Вера Ким қорыЖол", "Vera Ким қоры"],
)
def test_allowed_phrase_is_known_where_lines_were_joined(text: str) -> None:
    assert blocked(text)
    assert not blocked(text, allowed_phrases=("Вера Ким қоры", "Vera Ким қоры"))


def test_allowed_word_is_not_taken_out_of_a_longer_one() -> None:
    assert AllowedPhrases(("Вера",)).without("ЖолВераКим") == "ЖолВераКим"


def test_of_allowed_phrases_that_overlap_the_first_and_longest_is_taken_out() -> None:
    allowed = AllowedPhrases(("Вера Ким", "вера", "Ким қоры", "қоры"))
    assert allowed.without("İ. ВЕРА КИМ ҚОРЫ, Ким") == "İ.  \x1d   \x1d , Ким"


@pytest.mark.parametrize(
    "text",
    [
        "Потом Ким ВС сказала",
        "Тогда Ким ВВ сказала",
        "На снимке В Ким у окна",
        "Айгүл Марат қызы Сейітова",
        "ᴠᴇʀᴀ ᴋɪᴍ said",
        "Vеrа Kі᧐ and V᧐ra Kim",
    ],
)
def test_name_in_an_unusual_shape_blocks(text: str) -> None:
    people = (
        Identity("b1", (PersonName("Айгүл", "Бай", "Маратқызы"),)),
        Identity(
            "b2", (PersonName("Вера", "Ким", "Сергеевна"), PersonName("Vera", "Kim", "Вовна"))
        ),
        Identity("b3", (PersonName("Вора", "Ким"),)),
    )
    assert blocked(text.replace("Сейітова", "Бай"), secrets=Secrets(people))


@pytest.mark.parametrize(
    "text",
    [
        "Беседа. В Ким Чен",
        "Ким США помогла",
        "Тогда Ким ДК",
        "Ким, ВС",
        "ким ВС",
        "читали И Ким",
        "ВСТРЕЧА С КИМ",
    ],
)
def test_word_of_one_letter_or_an_abbreviation_is_no_initial(text: str) -> None:
    people = (Identity("b2", (PersonName("Вера", "Ким", "Сергеевна"),)),)
    assert blocked(text, secrets=Secrets(people)) == set()


def test_name_over_two_runs_of_an_office_document_blocks() -> None:
    runs = "<w:r><w:rPr/><w:t>Айгүл Сей</w:t></w:r><w:r><w:t>ітова</w:t></w:r>"
    assert "full-name" in blocked(f"<w:document><w:p>{runs}</w:p></w:document>", "document.xml")


@pytest.mark.parametrize("name", ["a.css", "a.html"])
def test_style_sheet_string_in_two_pieces_is_joined(name: str) -> None:
    style = '.a::after{content:"Айгүл Сей" "ітова"}'
    text = style if name == "a.css" else f"<style>{style}</style>"
    assert "full-name" in blocked(text, name)


def test_surname_in_a_street_name_does_not_block() -> None:
    assert rules("ул. Сейітова, 5") == {("review", "surname-in-place-name")}
    assert "full-name" in blocked("ул. Айгүл Сейітова")


def test_path_with_a_name_is_reported_redacted() -> None:
    findings = found("x", "books/aigul-seitova.html")
    assert {each.path for each in findings} == {"[path 1].html"}
    assert {each.path for each in found("x", "books/seitova")} == {"[path 1]"}


def test_undecodable_bytes_block_and_cannot_be_exempted(tmp_path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)))
    report = audit(tmp_path, SECRETS, {}, {})
    assert {(each.tier, each.rule) for each in report.findings} == {("block", "undecodable")}
    assert report.findings[0].fingerprint == ""


def test_known_file_is_not_read_but_its_path_is(tmp_path) -> None:
    data = bytes(range(256))
    (tmp_path / "seitova.bin").write_bytes(data)
    report = audit(tmp_path, SECRETS, {}, {}, known_files={hashlib.sha256(data).hexdigest()})
    assert {each.rule for each in report.findings} == {"surname"}


def test_known_profile_in_a_pdf_is_not_read_and_a_changed_one_is(tmp_path) -> None:
    name = "Сейітова".encode()
    pdf = pikepdf.new()
    pdf.Root.Profile = pdf.make_stream(name)
    pdf.save(tmp_path / "a.pdf")
    assert "surname" in {each.rule for each in audit(tmp_path, SECRETS, {}, {}).findings}
    known = {hashlib.sha256(name).hexdigest()}
    assert audit(tmp_path, SECRETS, {}, {}, known_files=known).clean
    pdf.Root.Profile = pdf.make_stream(name + b" ")
    pdf.save(tmp_path / "a.pdf")
    assert not audit(tmp_path, SECRETS, {}, {}, known_files=known).clean


def test_links_devices_and_unreadable_files_block(tmp_path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "link").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe")
    report = audit(tmp_path, SECRETS, {}, {})
    assert {(each.path, each.rule) for each in report.findings} == {
        ("inner/link", "symlink"),
        ("pipe", "not-a-file"),
    }


def test_large_file_blocks(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("hlsite.audit.walk.LARGEST_FILE", 3)
    (tmp_path / "a.txt").write_text("long")
    report = audit(tmp_path, SECRETS, {}, {})
    assert [each.rule for each in report.findings] == ["too-large"]


def test_missing_folder_cannot_be_audited(tmp_path) -> None:
    with pytest.raises(NotADirectoryError):
        audit(tmp_path / "none", SECRETS, {}, {})


def test_clean_folder_gives_a_clean_report(tmp_path) -> None:
    (tmp_path / "index.html").write_text("<p>Сәлем</p>")
    (tmp_path / "empty").write_text("")
    report = audit(tmp_path, SECRETS, {}, {})
    assert (report.files, report.bytes, report.clean, report.exit_code) == (2, 17, True, 0)
    assert report.as_json() == {"files": 2, "bytes": 17, "findings": []}


def test_exemption_counts_until_it_expires_and_while_the_text_stays(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Сейітова")
    day = datetime.date(2026, 5, 1)
    first = audit(tmp_path, SECRETS, {}, {}, today=day)
    entries = [Exemption(each.fingerprint, "a street", day) for each in first.findings]
    assert audit(tmp_path, SECRETS, {}, {}, exceptions=entries, today=day).clean
    later = day + datetime.timedelta(days=1)
    assert not audit(tmp_path, SECRETS, {}, {}, exceptions=entries, today=later).clean
    silent = [Exemption(each.fingerprint, " ", day) for each in first.findings]
    assert not audit(tmp_path, SECRETS, {}, {}, exceptions=silent, today=day).clean
    (tmp_path / "a.txt").write_text("Сейітова келді")
    assert not audit(tmp_path, SECRETS, {}, {}, exceptions=entries, today=day).clean


def test_cache_skips_what_was_clean_in_the_same_state(tmp_path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text("Сәлем")
    (tmp_path / "b.txt").write_text("Сейітова")
    cache: set[str] = set()
    audit(tmp_path, SECRETS, {}, {}, cache=cache)
    assert len(cache) == 1
    seen = []
    examine = Gate.examine
    monkeypatch.setattr(
        Gate, "examine", lambda gate, entry, at: seen.append(entry.path) or examine(gate, entry, at)
    )
    audit(tmp_path, SECRETS, {}, {}, cache=cache)
    assert seen[-1:] == ["b.txt"]
    assert "a.txt" not in seen
    audit(tmp_path, SECRETS, {}, {"a.txt": {"b1"}}, cache=cache)
    assert "a.txt" in seen


def test_cache_is_not_used_with_a_called_owner(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Сәлем")
    cache: set[str] = set()
    audit(tmp_path, SECRETS, {}, lambda _: (), cache=cache)
    assert cache == set()


def test_canary_that_is_not_seen_stops_everything(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("hlsite.audit.decode.pdf.read_pdf", lambda *_: None)
    monkeypatch.setattr(
        "hlsite.audit.decode.formats._BINARIES",
        ((lambda data: data[:4] == b"%PDF", lambda *_: None),),
    )
    with pytest.raises(CanaryError, match=r"packed\.gz"):
        audit(tmp_path, SECRETS, {}, {})


def test_canary_is_new_in_each_run() -> None:
    assert canary.hatch()[1] != canary.hatch()[1]


def test_no_repr_shows_a_value() -> None:
    held = HeldBack("name", "Айгүл", "b1")
    shown = f"{AIGUL!r} {AIGUL.names[0]!r} {SECRETS!r} {held!r}"
    assert "Айгүл" not in shown
    assert "b1" not in shown
    assert repr(found("Сейітова")[0]).count("Сейітова") == 0


def test_details_are_for_their_owner_alone(tmp_path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").write_text("Сейітова")
    report = audit(tmp_path / "site", SECRETS, {}, {})
    target = tmp_path / "state" / "details.json"
    write_details(report, target)
    write_details(report, target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert json.loads(target.read_text())["findings"][0]["fingerprint"]
    assert report.counts() == {"block": 1, "own": 0, "review": 0}
    assert report.exit_code == 1


def test_story_shown_whole_blocks() -> None:
    secrets = Secrets(held_back=(HeldBack("story", STORY, "b5"),))
    assert blocked(STORY, secrets=secrets) == {"story"}


def test_address_of_signs_alone_is_not_looked_for() -> None:
    held = HeldBack("hidden_id", "—", "b")
    secrets = Secrets((Identity("b", email="-@-"),), held_back=(held,))
    assert found("at, — -@- sobaka", secrets=secrets) == []


def test_name_over_a_line_with_a_word_between_is_none() -> None:
    assert blocked("Вера\nТам Ким") == set()


def test_nickname_in_letters_does_not_block() -> None:
    assert blocked("Б а л п а ш") == set()


def test_a_key_too_long_for_an_id_is_nobodys() -> None:
    ownership = Ownership(lambda _: {"b1"})
    assert ownership.of_key("b" * 200) == {"b1"}
    assert ownership.of_key("b" * 201) == NOBODY


def test_a_russian_spelling_in_the_vault_finds_the_kazakh_one() -> None:
    usen = Gate(Secrets((Identity("b1", (PersonName("Даулет", "Усен"),)),)), {}, {})
    assert all(blocks(usen, text) for text in ("Үсеннің айтқаны", "Кеше Үсен келді", "Д. Үсеннің"))
    for russian, kazakh in (("Жунусов", "Жүнісовтің"), ("Мухамметжанова", "Мөхәммәтжанованың")):
        gate = Gate(Secrets((Identity("b1", (PersonName("Адам", russian),)),)), {}, {})
        assert blocks(gate, f"Кеше {kazakh} үйінде")
    tatar = Gate(Secrets((Identity("b1", (PersonName("Ильдар", "Шәйхетдинов"),)),)), {}, {})
    assert blocks(tatar, "Вчера Шайхутдинову дали")


def test_a_neighbouring_spelling_that_is_a_word_is_not_looked_for() -> None:
    gate = Gate(Secrets((Identity("b1", (PersonName("Арман", "Тусуп"),)),)), {}, {})
    assert blocks(gate, "Ол түсіп қалды. Түсіп алды") == []


def test_a_surname_in_the_russian_instrumental_of_a_short_stem() -> None:
    gate = Gate(Secrets((Identity("b1", (PersonName("Эдуард", "Югай"),)),)), {}, {})
    assert blocks(gate, "Вчера встретились с Югаем у входа")
    assert blocks(gate, "Приехали с Юга. На юге тепло") == []


def test_a_local_part_that_is_a_word_is_looked_for_with_its_address_alone() -> None:
    gate = Gate(Secrets((Identity("b1", email="book@example.kz"),)), {}, {})
    assert blocks(gate, "A book to read") == []
    assert blocks(gate, "Write to book@example.kz")
