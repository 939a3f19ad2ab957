"""Collect the window's texts, compile the translations, and say what is missing.

`python tools/i18n.py` rewrites `resources/i18n/*.ts` and `*.qm`; `--check` writes nothing and fails when they are not
up to date or a text is not translated.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("ru", "en")


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed; it comes with PySide6-Essentials")
    return found


PLURAL_FORMS = {"ru": 3, "en": 2}


def update(ts: Path, language: str) -> None:
    """Bring one .ts in line with the sources: new texts in, unused ones out, translations kept.

    lupdate reads the sources; merging is ours, since lupdate (6.11, Python sources) takes the count of
    `translate(context, text, "", n)` for an encoding and forgets that the text is a plural.
    """
    kept = _translations(ts) if ts.exists() else {}
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / ts.name
        subprocess.run(
            [
                _tool("pyside6-lupdate"), "-silent", "-extensions", "py", "-locations", "none",
                "-tr-function-alias", "translate+=_t", str(ROOT / "ui"), "-ts", str(fresh),
            ],
            check=True, cwd=ROOT,
        )  # fmt: skip
        texts = sorted(_translations(fresh))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context, group in groupby(texts, key=lambda key: key[0]):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for key in group:
            lines += _message(key[1], kept.get(key, []), PLURAL_FORMS[language])
        lines.append("</context>")
    ts.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def _translations(ts: Path) -> dict[tuple[str, str], list[str]]:
    """Translated forms by (context, source); empty forms where there is no translation yet."""
    found = {}
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            node = message.find("translation")
            forms = (
                [] if node is None else [form.text or "" for form in node.findall("numerusform")] or [node.text or ""]
            )
            found[context.findtext("name") or "", message.findtext("source") or ""] = forms
    return found


def _message(source: str, forms: list[str], plural_forms: int) -> list[str]:
    """One message as .ts writes it; a text with `%n` is a plural."""
    plural = "%n" in source
    forms = [*forms, *[""] * plural_forms][: plural_forms if plural else 1]
    state = "" if all(forms) else ' type="unfinished"'
    numerus = ' numerus="yes"' if plural else ""
    lines = [f"    <message{numerus}>", f"        <source>{escape(source)}</source>"]
    if plural:
        inner = [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
        lines += [f"        <translation{state}>", *inner, "        </translation>"]
    else:
        lines.append(f"        <translation{state}>{escape(forms[0])}</translation>")
    return [*lines, "    </message>"]


def compile_one(ts: Path, qm: Path) -> None:
    """Compile one .ts; the same input gives the same bytes."""
    subprocess.run(
        [_tool("pyside6-lrelease"), "-silent", "-nounfinished", str(ts), "-qm", str(qm)], check=True, cwd=ROOT
    )


def untranslated(ts: Path) -> list[str]:
    """Texts of a language that have no translation; English needs only its plurals."""
    english = ts.stem.endswith("_en")
    return [
        f"{context}: {source}"
        for (context, source), forms in _translations(ts).items()
        if ("%n" in source or not english) and not (forms and all(forms))
    ]


def check() -> list[str]:
    """Everything that is out of date or missing."""
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            ts, qm = FOLDER / f"moderator_{language}.ts", FOLDER / f"moderator_{language}.qm"
            copy, compiled = Path(scratch) / ts.name, Path(scratch) / qm.name
            shutil.copy(ts, copy)
            update(copy, language)
            if copy.read_bytes() != ts.read_bytes():
                problems.append(f"{ts.name} is not up to date")
            compile_one(ts, compiled)
            if not qm.exists() or compiled.read_bytes() != qm.read_bytes():
                problems.append(f"{qm.name} is not up to date")
            problems += [f"{ts.name}: not translated: {text}" for text in untranslated(ts)]
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is out of date")
    if parser.parse_args().check:
        problems = check()
        print("\n".join(problems) or "translations are complete")
        return 1 if problems else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        ts = FOLDER / f"moderator_{language}.ts"
        update(ts, language)
        compile_one(ts, FOLDER / f"moderator_{language}.qm")
        for text in untranslated(ts):
            print(f"{ts.name}: not translated: {text}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
