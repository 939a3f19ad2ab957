"""What a platform takes beside a text, and how files are kept in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moderator_app.domain.files import FileFault, FileProblem, FileRules, OutgoingFile, bare_name, dumps, loads

RULES = FileRules(
    max_files=2,
    max_bytes=100,
    max_picture_bytes=10,
    picture_mimes=frozenset({"image/png"}),
    max_text=5,
    mixed=False,
)
PAGE = OutgoingFile(name="a.pdf", sha256="0" * 64, size=50, mime="application/pdf")
SHOT = OutgoingFile(name="b.png", sha256="1" * 64, size=10, mime="image/png", picture=True)


@pytest.mark.parametrize(
    ("files", "length", "problem"),
    [
        ((), 9_000, None),
        ((PAGE, PAGE), 5, None),
        ((SHOT,), 0, None),
        ((PAGE, PAGE, PAGE), 0, FileProblem(fault=FileFault.TOO_MANY, found=3, limit=2)),
        (
            (replace(PAGE, size=101),),
            0,
            FileProblem(fault=FileFault.TOO_LARGE, name="a.pdf", found=101, limit=100),
        ),
        (
            (replace(SHOT, size=11),),
            0,
            FileProblem(fault=FileFault.PICTURE_TOO_LARGE, name="b.png", found=11, limit=10),
        ),
        ((replace(PAGE, picture=True),), 0, FileProblem(fault=FileFault.NO_PICTURE, name="a.pdf")),
        ((SHOT, PAGE), 0, FileProblem(fault=FileFault.MIXED)),
        ((PAGE,), 6, FileProblem(fault=FileFault.TEXT_TOO_LONG, found=6, limit=5)),
    ],
)
def test_the_first_problem_is_named(files: tuple[OutgoingFile, ...], length: int, problem: FileProblem | None) -> None:
    """Each limit holds to the unit, and no files are never a problem."""
    assert problem == RULES.problem(files, length)


def test_what_is_no_picture_there_goes_as_a_document() -> None:
    """A GIF, or a picture that is too large as one; a picture that fits stays one."""
    assert SHOT == RULES.suited(SHOT)
    assert not RULES.suited(replace(SHOT, size=11)).picture
    assert not RULES.suited(replace(SHOT, mime="image/gif")).picture


def test_files_are_kept_and_read_back() -> None:
    """In their order, whatever their names hold."""
    files = (replace(PAGE, name='счёт "№ 1".pdf'), SHOT)
    assert files == loads(dumps(files))
    assert loads(None) == ()


@pytest.mark.parametrize("kept", ["{", '[{"name": "a"}]', "[1]", "7"])
def test_a_list_that_cannot_be_read_is_no_empty_list(kept: str) -> None:
    """An answer must not leave without what it carried."""
    with pytest.raises(ValueError, match="no list of files"):
        loads(kept)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("счёт.pdf", "счёт.pdf"),
        ("/etc/passwd", "passwd"),
        (r"C:\Users\anna\shot.png", "shot.png"),
        ("evil\r\nX: y\u202efdp.exe", "evil__X: y_fdp.exe"),
        ('a"b.txt', "a_b.txt"),
        ("..", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_bare(name: str, bare: str) -> None:
    """No path, nothing that breaks a header or turns the text around, and the ending stays."""
    assert bare == bare_name(name)
