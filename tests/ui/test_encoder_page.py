"""The sentence encoder in the settings: a folder that works is used, another one is refused in words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence

import pytest
from pytestqt.qtbot import QtBot

from tests.support.window import Look
from ui.preferences.encoder_page import EncoderPage

pytestmark = pytest.mark.process


def _stand_in(answers: dict[str, object]) -> Callable[[Sequence[str]], list[str]]:
    """A console program that answers by its last word."""

    def command(words: Sequence[str]) -> list[str]:
        assert list(words[:2]) == ["matrix", "encoder"]
        return [sys.executable, "-c", f"print({json.dumps(json.dumps(answers[words[-1]]))})"]

    return command


def test_a_folder_that_works_is_used_and_can_be_dropped(look: Look, qtbot: QtBot) -> None:
    page = EncoderPage("", _stand_in({"/models/good": {"encoder": "/models/good"}, "--off": {"encoder": None}}))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.changed, timeout=60_000) as heard:
        page.try_folder("/models/good")
    assert heard.args == ["/models/good"]
    assert (page.folder(), page.told()) == ("/models/good", "")
    with qtbot.waitSignal(page.changed, timeout=60_000) as heard:
        page.drop.click()
    assert heard.args == [""]


def test_a_folder_that_does_not_work_is_refused_and_the_old_one_stays(look: Look, qtbot: QtBot) -> None:
    error = {"error": {"code": "encoder_missing", "text": "There is no model.onnx.", "hint": "Choose another."}}
    page = EncoderPage("/models/good", _stand_in({"/models/bad": error}))
    qtbot.addWidget(page)
    page.try_folder("/models/bad")
    assert page.choose.blocked_reason()
    qtbot.waitUntil(lambda: "model.onnx" in page.told(), timeout=60_000)
    assert page.told() == "There is no model.onnx. Choose another."
    assert page.folder() == "/models/good"
