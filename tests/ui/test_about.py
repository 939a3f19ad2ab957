"""The about box: licences are there, what is copied gives nobody away."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.window import Look
from ui.help.about import AboutDialog, diagnostics
from ui.widgets.labels import Panel, Paragraph


def test_about_has_the_notice_and_copies_facts(qtbot: QtBot, look: Look) -> None:
    window = Panel()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    made = AboutDialog(window)
    made.open()
    assert any("LGPL" in each.text() for each in made.findChildren(Paragraph))
    made.copy.click()
    assert QApplication.clipboard().text() == diagnostics()
    assert made.copy.text() == "Copied"


def test_facts_name_no_person_and_no_folder(look: Look) -> None:
    facts = diagnostics()
    assert str(Path.home()) not in facts
    assert f"/{getpass.getuser()}" not in facts
