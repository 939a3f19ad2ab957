"""Matrix files: `.csv` in the encodings and with the delimiters people have, `.xlsx`, YAML; whole, or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix import sheets
from moderator_app.domain.matrix.rows import Row, row_to_plain
from moderator_app.domain.matrix.sheets import Problem, Table
from moderator_app.errors import EXIT_USAGE, UserError, declare
from moderator_app.services import xlsx

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file."""
LARGEST_YAML: Final = 8 * 1024 * 1024
"""Reading YAML takes some 20 s for so much."""
ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".yaml", ".yml")

UNKNOWN_FILE = declare(
    "unknown_file",
    "{name} is no matrix file that can be read: use {known}.",
    "Файл {name} прочесть как матрицу нельзя: подойдут {known}.",
)
UNREADABLE_FILE = declare(
    "unreadable_file", "{name} cannot be read: {reason_en}", "Файл {name} не читается: {reason_ru}"
)
NOT_WRITTEN = declare(
    "matrix_not_written", "{name} could not be written: {reason}.", "Не удалось записать {name}: {reason}."
)


def read(path: Path) -> Table:
    """The table in a file.

    Raises:
        UserError: `unknown_file` (exit 2), `unreadable_file`.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(UNKNOWN_FILE, exit_code=EXIT_USAGE, name=path.name, known=", ".join(ENDINGS))
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(path, "it is too large", "он слишком большой")
        if ending == ".xlsx":
            return Table(lines=tuple(tuple(line) for line in xlsx.read(path)))
        raw = path.read_bytes()
    except xlsx.Unreadable as error:
        raise _unreadable(path, error.english, error.russian) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _unreadable(path, reason, reason) from error
    return _yaml(path, raw) if ending in {".yaml", ".yml"} else csv_table(raw)


def _unreadable(path: Path, english: str, russian: str) -> UserError:
    return UserError(UNREADABLE_FILE, name=path.name, reason_en=english, reason_ru=russian)


# ---------------------------------------------------------------- csv


def csv_table(raw: bytes) -> Table:
    """Lines of a .csv file, whatever encoding and delimiter it has."""
    text = decoded(raw)
    if text is None:
        english, russian = sheets.FAULTS["undecodable"]
        return Table(lines=(), problems=(Problem(row=0, column=0, text_en=english, text_ru=russian),))
    csv.field_size_limit(1_000_000)
    lines: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter(text))
    try:
        for line in reader:
            lines.append(tuple(line))
            if len(lines) > sheets.MOST_ROWS + 100:
                break
    except csv.Error as error:
        problems.append(
            Problem(row=len(lines) + 1, column=0, text_en=f"not a table: {error}", text_ru=f"это не таблица: {error}")
        )
    return Table(lines=tuple(lines), problems=tuple(problems))


def decoded(raw: bytes) -> str | None:
    """Text of a file in UTF-8, UTF-16 or cp1251; None: in none of them."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(raw, "utf-16")
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Half of the bytes of Latin text are 0x00 there, of Cyrillic 0x04; no other encoding has such characters.
        half = raw[start : start + 4_000 : 2]
        if half.count(0) + half.count(4) > len(half) // 4:
            return _tried(raw, encoding)
    text = _tried(raw, "utf-8-sig")
    return _tried(raw, "cp1251") if text is None else text


def _tried(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def delimiter(text: str) -> str:
    """`;`, `,` or a tab: the one that gives the most lines the same number of cells, and more than one."""
    sample = text[:50_000]
    best, best_score = ",", 0  # a single column has no delimiter
    for candidate in ("\t", ";", ","):  # of equals the one that texts hold least often
        counts: dict[int, int] = {}
        try:
            for number, line in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=candidate)):
                if number >= 200:
                    break
                if any(line):
                    counts[len(line)] = counts.get(len(line), 0) + 1
        except csv.Error:
            continue
        score = max(((lines, width) for width, lines in counts.items() if width > 1), default=(0, 0))
        total = score[0] * 100 + min(score[1], 50)
        if total > best_score:
            best, best_score = candidate, total
    return best


# ---------------------------------------------------------------- yaml


def _yaml(path: Path, raw: bytes) -> Table:
    import yaml  # noqa: PLC0415 - only who reads such a file needs it

    class Loader(yaml.SafeLoader):  # type: ignore[misc, unused-ignore]  # the stubs of some releases give Any
        """Plain data only, and no aliases: with them a small file can stand for an endless one."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                raise yaml.YAMLError("aliases are not taken")
            return super().compose_node(parent, index)

    if len(raw) > LARGEST_YAML:
        raise _unreadable(path, "it is too large; use .csv or .xlsx", "он слишком большой; возьмите .csv или .xlsx")
    text = decoded(raw)
    if text is None:
        english, russian = sheets.FAULTS["undecodable"]
        raise _unreadable(path, english, russian)
    try:
        # Loader is a SafeLoader.
        plain = yaml.load(text, Loader=Loader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = 0 if where is None else int(where.line) + 1
        reason = str(getattr(error, "problem", None) or error)[:200]
        fault = Problem(row=line, column=0, text_en=f"not YAML: {reason}", text_ru=f"это не YAML: {reason}")
        return Table(lines=(), problems=(fault,))
    return _from_plain(plain)


_HEADS: Final = frozenset({*sheets.COLUMNS, *sheets.MORE})


def _from_plain(plain: Any) -> Table:
    """The table that YAML data stand for: `{fragments: {name: text}, rows: [{code, …, variants: [{answer, …}]}]}`."""
    rows = plain.get("rows") if isinstance(plain, Mapping) else plain
    fragments = plain.get("fragments", {}) if isinstance(plain, Mapping) else {}
    problems: list[Problem] = []

    def wrong(number: int, english: str, russian: str) -> None:
        problems.append(Problem(row=number, column=0, text_en=english, text_ru=russian))

    if not isinstance(rows, list):
        wrong(0, "there is no list “rows”", "нет списка «rows»")
        rows = []
    if not isinstance(fragments, Mapping):
        wrong(0, "“fragments” is no table of name and text", "«fragments» — не таблица «имя: текст»")
        fragments = {}
    found: list[Mapping[Any, Any]] = []
    for number, row in enumerate(rows, start=1):
        variants = row.get("variants", [row]) if isinstance(row, Mapping) else None
        if not isinstance(variants, list) or not all(isinstance(each, Mapping) for each in variants):
            wrong(number, f"row {number} is no row", f"строка {number} — не строка матрицы")
            continue
        for variant in variants:
            cells = {**{name: value for name, value in row.items() if name != "variants"}, **variant}
            unknown = [str(name) for name in cells if name not in _HEADS and name != "variants"]
            if unknown:
                odd = unknown[0][:60]
                wrong(number, f"row {number}: unknown “{odd}”", f"строка {number}: непонятно «{odd}»")
            found.append(cells)
    heads = (*sheets.COLUMNS, *(name for name in sheets.MORE if any(name in cells for cells in found)))
    return Table(
        lines=(heads, *(tuple(_cell(name, cells.get(name)) for name in heads) for cells in found)),
        problems=tuple(problems),
        fragments={str(name): str(text) for name, text in fragments.items()},
    )


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        if name == "topics":
            return "\n".join(map(str, value)) or sheets.NO_TOPIC
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        if name == "weekdays":
            return " ".join(days[each] if isinstance(each, int) and 0 <= each < 7 else str(each) for each in value)
        return (" " if name == "months" else "\n").join(map(str, value))
    return str(value)


# ---------------------------------------------------------------- writing


def write(
    path: Path,
    rows: tuple[Row, ...],
    fragments: Mapping[str, str],
    paths: Mapping[OutgoingFile, str] | None = None,
) -> None:
    """Write rows as the ending of the file's name says; YAML keeps fragments too. `paths`: as in `sheets.lines_of`.

    Raises:
        UserError: `unknown_file` (exit 2), `matrix_not_written`.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(UNKNOWN_FILE, exit_code=EXIT_USAGE, name=path.name, known=", ".join(ENDINGS))
    new = path.with_name(f".{path.name}.new")
    try:
        if ending in {".yaml", ".yml"}:
            _write_yaml(new, rows, fragments, paths or {})
        elif ending == ".xlsx":
            xlsx.write(new, sheets.lines_of(rows, paths))
        else:
            with new.open("w", encoding="utf-8-sig", newline="") as file:
                table = csv.writer(file, delimiter="\t" if ending == ".tsv" else ",")
                table.writerows(sheets.lines_of(rows, paths))
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UserError(NOT_WRITTEN, name=path.name, reason=error.strerror or type(error).__name__) from error


def _write_yaml(
    path: Path, rows: tuple[Row, ...], fragments: Mapping[str, str], paths: Mapping[OutgoingFile, str]
) -> None:
    import yaml  # noqa: PLC0415 - as above

    class Dumper(yaml.SafeDumper):
        """Without aliases, which reading refuses."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    plain: dict[str, Any] = {"fragments": dict(fragments)} if fragments else {}
    plain["rows"] = [_row_with_paths(row, paths) for row in rows]
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(plain, file, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)


def _row_with_paths(row: Row, paths: Mapping[OutgoingFile, str]) -> dict[str, Any]:
    """A row as people write it: files by where they lie, not by what the profile knows of them."""
    plain = row_to_plain(row)
    for variant, written in zip(row.variants, plain["variants"], strict=True):
        written.pop("attachments", None)
        if named := [paths[each] for each in variant.attachments if each in paths]:
            written["files"] = named
    return plain
