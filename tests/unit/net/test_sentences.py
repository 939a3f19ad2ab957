"""Every way the network fails has words in both languages, and looking them up loads no HTTP library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import moderator_app.net.sentences
from moderator_app.errors import SENTENCES

CODES = (
    "dns", "refused", "unreachable", "tls", "proxy", "connect_timeout", "undeclared_host", "timeout", "reset",
    "truncated", "too_large", "redirected", "captive_portal", "broken_site", "bad_json",
)  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_a_failure_has_words_in_both_languages(code: str) -> None:
    assert moderator_app.net.sentences.__doc__
    sentence = SENTENCES[code]
    assert sentence.text_en.isascii()
    assert not sentence.text_ru.isascii()


@pytest.mark.process
def test_facts_of_a_platform_load_no_http_library() -> None:
    program = (
        "import sys; from moderator_app.platforms import load; import moderator_app.net.sentences;"
        "assert load('wordpress').info.fields; loaded = {'requests', 'urllib3', 'sqlalchemy'} & set(sys.modules);"
        "assert not loaded, loaded"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
