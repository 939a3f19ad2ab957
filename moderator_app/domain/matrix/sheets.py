"""Matrix sheets: tables of text in, rows and every problem by line and column out; and back.

Columns `code title category examples answer voice platform language kind`, in any order, in English or Russian; any but
an answer may be missing, and further ones (`MORE`) are taken where they stand. Lines with the same code add examples
and variants to one row; a plain two-column sheet (question, answer) is read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.rows import (
    LONGEST_ANSWER,
    LONGEST_CODE,
    LONGEST_TITLE,
    MOST_EXAMPLES,
    MOST_FILES,
    MOST_TOPICS,
    MOST_VARIANTS,
    Kind,
    Length,
    Row,
    Variant,
)
from moderator_app.domain.matrix.template import troubles

COLUMNS: Final = ("code", "title", "category", "examples", "answer", "voice", "platform", "language", "kind")
"""What every sheet of ours has."""
MORE: Final = (
    "brand", "owner", "review_on", "greeting", "close", "follow_up", "length", "links", "valid_from", "valid_until",
    "weekdays", "months", "topics", "files",
)  # fmt: skip
"""What a sheet has besides where a row uses it."""
MOST_ROWS: Final = 50_000
MOST_PROBLEMS: Final = 1_000

_HEADS: Final[Mapping[str, str]] = {
    **{name: name for name in (*COLUMNS, *MORE)},
    "question": "title", "name": "title", "topic": "title", "row": "title", "example": "examples",
    "phrasings": "examples", "reply": "answer", "response": "answer", "text": "answer", "id": "code", "key": "code",
    "shortcut": "code", "lang": "language", "review": "review_on", "follow-up": "follow_up", "dm": "follow_up",
    "код": "code", "ключ": "code", "шорткод": "code", "вопрос": "title", "название": "title", "тема": "title",
    "заголовок": "title", "категория": "category", "раздел": "category", "примеры": "examples",
    "пример": "examples", "формулировки": "examples", "ответ": "answer", "текст": "answer", "голос": "voice",
    "площадка": "platform", "платформа": "platform", "язык": "language", "тип": "kind", "вид": "kind",
    "бренд": "brand", "ответственный": "owner", "владелец": "owner", "пересмотреть": "review_on",
    "проверить": "review_on", "приветствие": "greeting", "прощание": "close", "в личку": "follow_up",
    "личное сообщение": "follow_up", "длина": "length", "ссылки": "links", "действует с": "valid_from",
    "действует до": "valid_until", "дни недели": "weekdays", "месяцы": "months",
    "темы": "topics", "file": "files", "attachments": "files", "файлы": "files", "файл": "files",
    "вложения": "files",
}  # fmt: skip
_KINDS: Final[Mapping[str, str]] = {
    **{kind.value: kind.value for kind in Kind},
    "адвокат": Kind.ADVOCATE, "нейтрал": Kind.NEUTRAL, "нейтральный": Kind.NEUTRAL, "critic": Kind.CONSTRUCTIVE,
    "constructive": Kind.CONSTRUCTIVE, "constructive critic": Kind.CONSTRUCTIVE,
    "конструктивный критик": Kind.CONSTRUCTIVE, "конструктивный": Kind.CONSTRUCTIVE, "критик": Kind.CONSTRUCTIVE,
    "деструктивный": Kind.DESTRUCTIVE, "деструктив": Kind.DESTRUCTIVE, "troll": Kind.DESTRUCTIVE,
    "тролль": Kind.DESTRUCTIVE,
}  # fmt: skip
_LANGUAGES: Final[Mapping[str, str]] = {
    "ru": "ru", "en": "en", "русский": "ru", "рус": "ru", "russian": "ru", "english": "en", "английский": "en",
    "англ": "en", "eng": "en", "rus": "ru",
}  # fmt: skip
_LENGTHS: Final[Mapping[str, str]] = {
    "short": Length.SHORT, "full": Length.FULL, "long": Length.FULL, "короткий": Length.SHORT, "коротко": Length.SHORT,
    "полный": Length.FULL, "длинный": Length.FULL,
}  # fmt: skip
_DAYS: Final = {
    name: number
    for names in ("mon tue wed thu fri sat sun", "пн вт ср чт пт сб вс", "1 2 3 4 5 6 7")
    for number, name in enumerate(names.split())
}
NO_TOPIC: Final = "none"
"""Stands in the cell of a row that somebody linked to no topic; an empty cell: what the row sounds like."""
_NO_TOPICS: Final = frozenset({NO_TOPIC, "нет", "-"})
_DAY_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CODE: Final = re.compile(r"[\w.+-]{1,60}")
_REGEX: Final = re.compile(r"^/.+/[a-z]*$", re.DOTALL)
_SPLIT: Final = re.compile(r"\n| \| |^\| | \|$")
_LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f h c ch sh sch - y - e yu ya".replace("-", "_").split(),
        strict=True,
    )
)
_FILES: Final = re.compile(r"[;\n]")
_Wrong = Callable[[str, str, str], None]
_CellOf = Callable[[str], str]
FileOf = Callable[[str], OutgoingFile | tuple[str, str]]
"""Looks at a file by its path in a cell: the file, or why there is none, in English and in Russian."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What stops a sheet. `row` and `column` count from 1 as spreadsheets do; 0: it is about the whole."""

    row: int
    column: int
    text_en: str
    text_ru: str

    def text(self, language: str) -> str:
        """In one language."""
        return self.text_ru if language == "ru" else self.text_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with something to be said about it. `fault`: code of `FAULTS`; empty: it is sound."""

    text: str
    fault: str = ""


FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "formula": (
        "a formula without a stored value; open the sheet, let it calculate, save",
        "формула без сохранённого значения: откройте таблицу, дайте ей посчитать и сохраните",
    ),
    "error": ("a formula whose value is an error", "формула, значение которой — ошибка"),
    "merged": (
        "merged cells cover different columns; split them",
        "объединены ячейки из разных столбцов; разъедините их",
    ),
    "undecodable": (
        "characters that no known encoding explains",
        "символы, не читаемые ни в одной известной кодировке",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet as a file reader gives it: lines of cells, and what is wrong with the file as a whole."""

    lines: tuple[tuple[Cell | str, ...], ...]
    problems: tuple[Problem, ...] = ()
    fragments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a table says. Rows are only in force when there are no problems.

    Attributes:
        places: code -> line of its first mention.
        columns: names of the columns it has: what it does not speak of stays as it is.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    fragments: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()


class _Reading:
    """One table being read."""

    def __init__(
        self,
        voices: frozenset[str],
        platforms: frozenset[str],
        fragments: Mapping[str, str],
        topics: Mapping[str, str] | None,
        file_of: FileOf,
    ) -> None:
        self.voices = voices
        self.platforms = platforms
        self.fragments = fragments
        self.topics = topics
        self.file_of = file_of
        self.problems: list[Problem] = []
        self.rows: dict[str, Row] = {}
        self.places: dict[str, int] = {}
        self.codes_of_titles: dict[str, str] = {}

    def wrong(self, line: int, column: int, english: str, russian: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row=line, column=column, text_en=english, text_ru=russian))


def read(
    table: Table,
    *,
    voices: Iterable[str] = (),
    platforms: Iterable[str] = (),
    fragments: Mapping[str, str] | None = None,
    topics: Mapping[str, str] | None = None,
    file_of: FileOf | None = None,
) -> Sheet:
    """Rows of a table, and every problem in it.

    Args:
        table: lines of cells.
        voices: names a cell may use.
        platforms: likewise.
        fragments: what `{include:…}` may name besides the table's own.
        topics: slug or title of a topic, folded -> its slug; None: whatever stands there is taken for a slug.
        file_of: looks at files that cells name; None: there is no place to look.
    """
    known = {**(fragments or {}), **table.fragments}
    reading = _Reading(
        frozenset(name.casefold() for name in voices),
        frozenset(name.casefold() for name in platforms),
        known,
        topics,
        file_of or _nowhere,
    )
    reading.problems.extend(table.problems[:MOST_PROBLEMS])
    lines = [(number, _texts(reading, number, cells)) for number, cells in enumerate(table.lines, start=1)]
    lines = [(number, cells) for number, cells in lines if any(cells)]
    columns, rest = _columns(reading, lines)
    if len(rest) > MOST_ROWS:
        reading.wrong(0, 0, f"more than {MOST_ROWS} lines", f"больше {MOST_ROWS} строк")
        rest = []
    for number, cells in rest:
        _line(reading, number, columns, cells)
    rows = tuple(reading.rows.values())
    if not rows and not reading.problems:
        reading.wrong(0, 0, "there is no row in it", "в таблице нет ни одной строки")
    return Sheet(
        rows=rows,
        problems=tuple(reading.problems),
        fragments=dict(table.fragments),
        places=dict(reading.places),
        columns=frozenset(columns),
    )


def _texts(reading: _Reading, line: int, cells: Sequence[Cell | str]) -> list[str]:
    texts: list[str] = []
    for column, cell in enumerate(cells, start=1):
        if isinstance(cell, Cell):
            if cell.fault:
                reading.wrong(line, column, *FAULTS[cell.fault])
            cell = cell.text  # noqa: PLW2901 - from here on its text is all that counts
        texts.append(unguarded(cell.replace("\r\n", "\n").replace("\r", "\n").strip()))
    return texts


def _columns(
    reading: _Reading, lines: list[tuple[int, list[str]]]
) -> tuple[dict[str, int], list[tuple[int, list[str]]]]:
    """Where each column stands, and the lines below the heads."""
    if not lines:
        return {}, []
    number, first = lines[0]
    found: dict[str, int] = {}
    for at, text in enumerate(first):
        name = _HEADS.get(" ".join(text.casefold().replace("_", " ").split())) or _HEADS.get(text.casefold())
        if name is None:
            continue
        if name in found:
            reading.wrong(number, at + 1, f"the column “{name}” stands twice", f"столбец «{name}» встречается дважды")
        found.setdefault(name, at)
    if "answer" in found:
        return found, lines[1:]
    filled = {at for _, cells in lines for at, text in enumerate(cells) if text}
    if len(filled) == 2 and len(found) < 2:  # question and answer, with or without heads of their own
        question, answer = sorted(filled)
        body = lines[1:] if len(found) == 1 and question in found.values() else lines
        return {"title": question, "answer": answer}, body
    reading.wrong(
        number,
        0,
        "there is no column “answer”; expected: " + ", ".join(COLUMNS),
        "нет столбца «answer» (ответ); ожидаются: " + ", ".join(COLUMNS),
    )
    return {}, []


def _line(reading: _Reading, line: int, columns: Mapping[str, int], cells: Sequence[str]) -> None:
    def cell(name: str) -> str:
        at = columns.get(name)
        return cells[at] if at is not None and at < len(cells) else ""

    def wrong(name: str, english: str, russian: str) -> None:
        reading.wrong(line, columns.get(name, -1) + 1, english, russian)

    title, examples = cell("title"), _several(cell("examples"))
    if "examples" not in columns and title:
        examples = (title,)
    code = _code(reading, cell("code"), title or (examples[0] if examples else ""), wrong)
    if code is None:
        return
    if not cell("answer"):
        wrong("answer", "the answer is missing", "нет ответа")
        return
    for example in examples:
        if is_regex(example):
            wrong(
                "examples",
                "regular expressions are not taken; write phrasings",
                "регулярные выражения не принимаются; пишите фразы",
            )
    if len(title) > LONGEST_TITLE:
        wrong("title", f"longer than {LONGEST_TITLE} characters", f"длиннее {LONGEST_TITLE} знаков")
        title = title[:LONGEST_TITLE]
    variant = _variant(reading, cell, wrong)
    facts: dict[str, Any] = {name: cell(name) for name in ("category", "brand", "owner", "review_on")}
    if facts["review_on"] and not _is_day(facts["review_on"]):
        wrong("review_on", "not a day; write 2026-03-08", "не дата; пишите 2026-03-08")
    facts["topics"] = _topics(reading, cell("topics"), wrong)
    _merge(reading, line, code, Row(code=code, title=title, examples=examples, variants=(variant,), **facts), wrong)


def _topics(reading: _Reading, text: str, wrong: _Wrong) -> tuple[str, ...] | None:
    if not text:
        return None
    if text.casefold() in _NO_TOPICS:
        return ()
    found: list[str] = []
    for name in _several(text):
        slug_of = name if reading.topics is None else reading.topics.get(name.casefold())
        if slug_of is None:
            wrong("topics", f"there is no topic “{name[:60]}”", f"нет темы «{name[:60]}»")
        else:
            found.append(slug_of)
    if len(found) > MOST_TOPICS:
        wrong("topics", f"more than {MOST_TOPICS} topics", f"больше {MOST_TOPICS} тем")
    return tuple(dict.fromkeys(found))[:MOST_TOPICS]


def _code(reading: _Reading, code: str, title: str, wrong: _Wrong) -> str | None:
    if code:
        if not is_code(code):
            wrong(
                "code",
                f"a code has 1 to {LONGEST_CODE} letters, digits, - . _ +: {code[:80]}",
                f"в коде от 1 до {LONGEST_CODE} букв, цифр и знаков - . _ +: {code[:80]}",
            )
            return None
        return code
    if not title:
        wrong("title", "neither code nor question", "нет ни кода, ни вопроса")
        return None
    folded = " ".join(title.casefold().split())
    known = reading.codes_of_titles.get(folded)
    if known is None:
        base = slug(title)
        known, number = base, 2
        while known.casefold() in reading.rows:
            known, number = f"{base[: LONGEST_CODE - 6]}-{number}", number + 1
        reading.codes_of_titles[folded] = known
    return known


def _merge(reading: _Reading, line: int, code: str, row: Row, wrong: _Wrong) -> None:
    key = code.casefold()
    before = reading.rows.get(key)
    if before is None:
        reading.rows[key] = row
        reading.places[key] = line
        return
    first = reading.places[key]
    for name in ("title", "category", "brand", "owner", "review_on"):
        old, new = getattr(before, name), getattr(row, name)
        if old and new and " ".join(old.casefold().split()) != " ".join(new.casefold().split()):
            wrong(
                name,
                f"the code “{code}” stands in line {first} with another {name}: “{old[:60]}”",
                f"код «{code}» уже есть в строке {first} с другим значением «{name}»: «{old[:60]}»",
            )
            return
    variants = before.variants if row.variants[0] in before.variants else (*before.variants, *row.variants)
    if len(variants) > MOST_VARIANTS:
        wrong(
            "answer", f"more than {MOST_VARIANTS} answers for one code", f"больше {MOST_VARIANTS} ответов у одного кода"
        )
        return
    reading.rows[key] = replace(
        before,
        examples=tuple(dict.fromkeys((*before.examples, *row.examples)))[:MOST_EXAMPLES],
        variants=variants,
        topics=row.topics if before.topics is None else before.topics,
        **{
            name: getattr(before, name) or getattr(row, name)
            for name in ("title", "category", "brand", "owner", "review_on")
        },
    )


def _variant(reading: _Reading, cell: _CellOf, wrong: _Wrong) -> Variant:
    for name in ("answer", "greeting", "close", "follow_up"):
        for trouble in troubles(cell(name), reading.fragments) if cell(name) else ():
            wrong(name, trouble.text_en, trouble.text_ru)
    voice, platform = cell("voice"), cell("platform").casefold()
    if voice and voice.casefold() not in reading.voices:
        wrong("voice", f"there is no voice “{voice[:60]}”", f"нет голоса «{voice[:60]}»")
    if platform and platform not in reading.platforms:
        known = ", ".join(sorted(reading.platforms))
        wrong(
            "platform",
            f"unknown platform “{platform[:60]}”; known: {known}",
            f"неизвестная площадка «{platform[:60]}»; есть: {known}",
        )
    valid: dict[str, Any] = {name: cell(name) for name in ("valid_from", "valid_until")}
    for name, day in valid.items():
        if day and not _is_day(day):
            wrong(name, "not a day; write 2026-03-08", "не дата; пишите 2026-03-08")
    return Variant(
        answer=cell("answer")[:LONGEST_ANSWER],
        greeting=cell("greeting") or None,
        close=cell("close") or None,
        follow_up=cell("follow_up"),
        voice=voice,
        platform=platform,
        language=_one_of(_LANGUAGES, cell("language"), "language", wrong),
        kind=_one_of(_KINDS, cell("kind"), "kind", wrong),
        length=_one_of(_LENGTHS, cell("length"), "length", wrong),
        links=_several(cell("links")),
        attachments=_files(reading, cell("files"), wrong),
        weekdays=_numbers(_DAYS, cell("weekdays"), "weekdays", wrong),
        months=_numbers({str(number): number for number in range(1, 13)}, cell("months"), "months", wrong),
        **valid,
    )


def _files(reading: _Reading, text: str, wrong: _Wrong) -> tuple[OutgoingFile, ...]:
    found: list[OutgoingFile] = []
    for path in dict.fromkeys(part.strip() for part in _FILES.split(text)):
        looked = reading.file_of(path) if path else None
        if isinstance(looked, OutgoingFile):
            found.append(looked)
        elif looked is not None:
            wrong("files", *looked)
    if len(found) > MOST_FILES:
        wrong("files", f"more than {MOST_FILES} files", f"больше {MOST_FILES} файлов")
    return tuple(found[:MOST_FILES])


def _nowhere(path: str) -> tuple[str, str]:
    return f"no file can be taken from here: {path[:80]}", f"файл отсюда взять нельзя: {path[:80]}"


def _one_of(known: Mapping[str, str], text: str, name: str, wrong: _Wrong) -> str:
    if not text:
        return ""
    value = known.get(text.casefold())
    if value is None:
        options = ", ".join(dict.fromkeys(map(str, known.values())))
        wrong(
            name,
            f"unknown {name} “{text[:60]}”; known: {options}",
            f"непонятное значение «{text[:60]}»; есть: {options}",
        )
        return ""
    return str(value)


def _numbers(known: Mapping[str, int], text: str, name: str, wrong: _Wrong) -> tuple[int, ...]:
    words = text.casefold().replace(",", " ").replace(";", " ").split()
    for word in words:
        if word not in known:
            wrong(name, f"not understood: “{word[:60]}”", f"непонятно: «{word[:60]}»")
            return ()
    return tuple(sorted({known[word] for word in words}))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _several(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in _SPLIT.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_EXAMPLES]


def is_code(text: str) -> bool:
    """Whether it can be the short code of a row."""
    return _CODE.fullmatch(text) is not None


def is_regex(text: str) -> bool:
    """Whether somebody meant a regular expression, which no phrasing is."""
    return _REGEX.match(text) is not None


def slug(title: str) -> str:
    """A code made from a question: `Сколько стоит доставка?` → `skolko-stoit-dostavka`."""
    latin = "".join(_LATIN.get(letter, letter).replace("_", "") for letter in title.casefold())
    words = re.findall(r"[^\W_]+", latin[:200])
    code = ""
    for word in words:
        if len(code) + len(word) > 32 and code:
            break
        code = f"{code}-{word}" if code else word[:32]
    return code or "row"


# ---------------------------------------------------------------- export


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; one that already looks guarded is guarded once more."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text.startswith("'") and text[1:2] in {"'", *FORMULA_STARTS}


def lines_of(rows: Sequence[Row], paths: Mapping[OutgoingFile, str] | None = None) -> list[list[str]]:
    """The table of these rows with its heads; further columns only where one of them uses them.

    `paths`: where files of answers lie, as the sheet is to name them; those not among them are left out.
    """
    known = paths or {}
    bodies = [
        _cells(row, variant, known, first=number == 0) for row in rows for number, variant in enumerate(row.variants)
    ]
    heads = [*COLUMNS, *(name for name in MORE if any(body.get(name) for body in bodies))]
    return [heads, *([guarded(body.get(name, "")) for name in heads] for body in bodies)]


def _cells(row: Row, variant: Variant, paths: Mapping[OutgoingFile, str], *, first: bool) -> dict[str, str]:
    cells = {
        "code": row.code,
        "title": row.title,
        "category": row.category,
        "examples": "\n".join(row.examples) if first else "",
        "brand": row.brand,
        "owner": row.owner,
        "review_on": row.review_on,
        "topics": "" if row.topics is None else " | ".join(row.topics) or NO_TOPIC,
        "greeting": variant.greeting or "",
        "close": variant.close or "",
        "links": "\n".join(variant.links),
        "weekdays": " ".join(_DAY_NAMES[day] for day in variant.weekdays),
        "months": " ".join(map(str, variant.months)),
        "files": "; ".join(paths[each] for each in variant.attachments if each in paths),
    }
    for name in (
        "answer", "follow_up", "voice", "platform", "language", "kind", "length", "valid_from", "valid_until"
    ):  # fmt: skip
        cells[name] = getattr(variant, name)
    return cells
