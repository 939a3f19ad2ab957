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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("ru", "en")


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed; it comes with PySide6-Essentials")
    return found


def update(ts: Path, language: str) -> None:
    """Bring one .ts in line with the sources."""
    subprocess.run(
        [
            _tool("pyside6-lupdate"), "-silent", "-extensions", "py", "-locations", "none", "-no-obsolete",
            "-tr-function-alias", "translate+=_t", "-source-language", "en", "-target-language", language,
            str(ROOT / "ui"), "-ts", str(ts),
        ],
        check=True, cwd=ROOT,
    )  # fmt: skip


def compile_one(ts: Path, qm: Path) -> None:
    """Compile one .ts; the same input gives the same bytes."""
    subprocess.run(
        [_tool("pyside6-lrelease"), "-silent", "-nounfinished", str(ts), "-qm", str(qm)], check=True, cwd=ROOT
    )


def untranslated(ts: Path) -> list[str]:
    """Texts of a language that have no translation; English needs only its plurals."""
    english = ts.stem.endswith("_en")
    missing = []
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            numerus = message.get("numerus") == "yes"
            if english and not numerus:
                continue
            node = message.find("translation")
            forms = (
                [] if node is None else [form.text for form in node.findall("numerusform")] if numerus else [node.text]
            )
            if not forms or not all(forms) or (node is not None and node.get("type") == "unfinished"):
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


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
