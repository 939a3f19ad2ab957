"""`reply --attach`, and where the names of what was sent are said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moderator_app.cli import app
from tests.support.desks import Office, office

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
GIF = b"GIF89a" + b"0" * 40


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    """On VK, with a question."""
    (tmp_path / "profile").mkdir(mode=0o700)
    with office(tmp_path / "profile", "vk") as opened:
        opened.arrives("1", text="Where is my parcel?", author="olga")
        yield opened


@pytest.fixture
def put(tmp_path: Path) -> Any:
    """Makes a file and says where."""

    def make(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name)

    return make


def called(shop: Office, capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, Any, str]:
    code = app.run(["--profile", str(shop.desk.profile.root), "--lang", "en", "--as", "Anna", *words])
    captured = capsysbinary.readouterr()
    out = captured.out.decode()
    return code, json.loads(out) if "--json" in words else out, captured.err.decode()


def test_files_go_with_an_answer_and_are_named(
    shop: Office, capsysbinary: pytest.CaptureFixture[bytes], put: Any
) -> None:
    """In the answer, the outbox, the item and the log; for people by name, for scripts with all facts."""
    first, second = put("shot.png", PNG), put("bill.pdf", b"%PDF-1")
    code, out, _ = called(
        shop, capsysbinary, "reply", "1", "--text", "There:", "--attach", first, "--attach", second, "--json"
    )
    sent = out["delivery"]["files"]
    assert (code, [(each["name"], each["size"], each["mime"], each["picture"]) for each in sent]) == (
        0,
        [("shot.png", 48, "image/png", True), ("bill.pdf", 6, "application/pdf", False)],
    )
    assert (shop.desk.profile.attachments / sent[0]["sha256"]).read_bytes() == PNG
    for words in (("outbox",), ("show", "1"), ("log", "list")):
        _, shown, _ = called(shop, capsysbinary, *words)
        assert "[shot.png]" in shown, words
        assert "sha256" not in shown, words
    _, item, _ = called(shop, capsysbinary, "show", "1", "--json")
    assert item["deliveries"][0]["files"] == sent
    assert item["entries"][0]["files"] == sent


def test_a_file_needs_no_text(shop: Office, capsysbinary: pytest.CaptureFixture[bytes], put: Any) -> None:
    """But nothing at all is refused as before."""
    code, out, _ = called(shop, capsysbinary, "reply", "1", "--attach", put("shot.png", PNG), "--json")
    assert (code, out["delivery"]["text"]) == (0, "")
    assert called(shop, capsysbinary, "reply", "1", "--json")[0] == 2


def test_pictures_can_go_as_documents(shop: Office, capsysbinary: pytest.CaptureFixture[bytes], put: Any) -> None:
    """When asked to; and where the platform shows no such picture, by themselves."""
    asked = called(shop, capsysbinary, "reply", "1", "--attach", put("a.png", PNG), "--as-documents", "--json")[1]
    webp = put("b.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 ")
    odd = called(shop, capsysbinary, "reply", "1", "--attach", webp, "--json")[1]
    assert [out["delivery"]["files"][0]["picture"] for out in (asked, odd)] == [False, False]


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["--text", "x", "--attach", "/nowhere/at/all.png"], 1, "file_unreadable"),
        (["--text", "x", "--attach", "."], 1, "file_is_folder"),
        (["--stdin", "--attach", "."], 2, "invalid"),
    ],
)
def test_a_file_that_cannot_go_is_an_error_with_a_code(
    shop: Office, capsysbinary: pytest.CaptureFixture[bytes], words: list[str], code: int, error: str
) -> None:
    """And nothing is written."""
    before = shop.entries()
    found, out, _ = called(shop, capsysbinary, "reply", "1", *words, "--json")
    assert (found, out["error"]["code"]) == (code, error)
    assert before == shop.entries()


def test_the_answer_of_a_row_brings_its_files(
    shop: Office, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """As the window inserts them; what is rendered names them, and where they cannot go it is said."""
    put = tmp_path / "m.yaml"
    (tmp_path / "shot.png").write_bytes(PNG)
    put.write_text("rows:\n- {code: where, title: t, answer: Here it is, files: [shot.png]}\n", encoding="utf-8")
    assert called(shop, capsysbinary, "matrix", "import", str(put))[0] == 0
    _, rendered, _ = called(shop, capsysbinary, "matrix", "render", "where", "--item", "1", "--json")
    assert rendered["files"] == ["shot.png"]
    _, out, _ = called(shop, capsysbinary, "reply", "1", "--row", "where", "--json")
    assert [each["name"] for each in out["delivery"]["files"]] == ["shot.png"]
    shop.desk.write(lambda conn, _desk: conn.execute("UPDATE account SET platform = 'wordpress'"))
    shop.arrives("2", text="And mine?", author="peter")
    code, out, said = called(shop, capsysbinary, "reply", "2", "--row", "where", "--json")
    assert (code, out["delivery"]["files"]) == (0, [])
    assert "Without the files of the row: WordPress takes no files" in said
