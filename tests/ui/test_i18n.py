"""The translations are complete, and every text can be found by the tool that collects them."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from ui import i18n

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "ui").rglob("*.py"))
LATIN = re.compile(r"[a-z]{3,}")


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("i18n_tool", ROOT / "tools" / "i18n.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """(context, source, translations) of a language."""
    root = ET.parse(ROOT / "resources" / "i18n" / f"moderator_{language}.ts").getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            node = message.find("translation")
            assert node is not None
            forms = [form.text or "" for form in node.findall("numerusform")]
            yield context.findtext("name") or "", message.findtext("source") or "", forms or [node.text or ""]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_t":
                yield path, node


@pytest.mark.process
def test_translations_are_up_to_date_and_complete() -> None:
    """Running the tools again changes no byte of .ts and .qm, and nothing is left untranslated or unused."""
    assert tool().check() == []


def test_texts_are_literals() -> None:
    """Context and text of every `_t` are literals: an interpolated string is never found in a translation."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls()
        if len(call.args) < 2
        or not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in call.args[:2])
    ]
    assert wrong == []


def test_counts_are_names() -> None:
    """The count of a plural is a plain name or attribute: lupdate silently skips a call with an expression there."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls()
        if len(call.args) > 3 and not isinstance(call.args[3], ast.Name | ast.Attribute)
    ]
    assert wrong == []


def test_every_text_of_the_sources_is_collected() -> None:
    """What the sources say and what the translations hold are the same set."""
    said = {(call.args[0].value, call.args[1].value) for _path, call in calls()}  # type: ignore[attr-defined]
    assert said == {(context, source) for context, source, _forms in messages("ru")}


def test_fields_survive_translation() -> None:
    """A translation names the same values as its source: `{time}` is not lost or misspelt."""
    formatter = string.Formatter()

    def names(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in formatter.parse(text) if name} | set(re.findall("%n", text))

    wrong = [
        (source, form) for _context, source, forms in messages("ru") for form in forms if names(source) != names(form)
    ]
    assert wrong == []


def test_russian_has_three_plural_forms_and_english_two() -> None:
    for language, count in (("ru", 3), ("en", 2)):
        plural = [forms for _context, source, forms in messages(language) if "%n" in source]
        assert plural
        assert all(len(forms) == count for forms in plural)


def test_plurals_agree_with_their_number(qapp: QApplication) -> None:
    i18n.use(qapp, "ru")
    try:
        said = [i18n._t("Format", "%n minute(s) ago", "", n) for n in (1, 2, 5, 11, 21)]
        assert said == ["1 минуту назад", "2 минуты назад", "5 минут назад", "11 минут назад", "21 минуту назад"]
        i18n.use(qapp, "en")
        assert [i18n._t("Format", "%n minute(s) ago", "", n) for n in (1, 2)] == ["1 minute ago", "2 minutes ago"]
    finally:
        i18n.use(qapp, "en")
