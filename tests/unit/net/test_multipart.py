"""Forms with files: what leaves is what was there, byte by byte, with its length said before."""

from __future__ import annotations

from email.parser import BytesParser
from pathlib import Path

import pytest

from moderator_app.net.multipart import Multipart, Part, Unreadable, extra_s
from moderator_app.net.session import NetError, Session
from tests.contract.control import HandClock
from tests.unit.net.test_session import OK, RawServer


def part(folder: Path, name: str, data: bytes, field: str = "file") -> Part:
    """A file of a form."""
    path = folder / str(abs(hash(name)))
    path.write_bytes(data)
    return Part(field=field, name=name, mime="image/png", path=path, size=len(data))


def read_back(kind: str, body: bytes) -> dict[str, tuple[str | None, bytes]]:
    """(file name, bytes) of each field, by the library's own reader of mail."""
    whole = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    found = {}
    for each in whole.get_payload():
        assert not isinstance(each, str)
        name = str(each.get_param("name", header="content-disposition"))
        payload = each.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found[name] = (each.get_filename(), payload)
    return found


@pytest.mark.parametrize("step", [1, 7, 65_536, -1])
def test_a_form_reads_back_as_it_was(tmp_path: Path, step: int) -> None:
    """In whatever pieces it is taken, line ends and all."""
    data = b"\x89PNG\r\n--boundary\r\n\x00" * 9
    with Multipart({"chat_id": "-7", "caption": "да\r\nнет"}, [part(tmp_path, "shot.png", data)]) as form:
        body = b""
        while chunk := form.read(step):
            body += chunk
        assert len(body) == len(form)
        assert read_back(form.content_type, body) == {
            "chat_id": (None, b"-7"),
            "caption": (None, "да\r\nнет".encode()),
            "file": ("shot.png", data),
        }


def test_a_name_cannot_break_out_of_its_header(tmp_path: Path) -> None:
    """Quotes and line ends are escaped; letters of any script go as they are."""
    with Multipart({}, [part(tmp_path, 'a"\r\nX-Evil: счёт.png', b"1")]) as form:
        head = form.read(4_096) + form.read(4_096)
    assert 'filename="a%22%0D%0AX-Evil: счёт.png"'.encode() in head


def test_a_file_that_is_gone_or_another_is_told_before_anything_leaves(tmp_path: Path) -> None:
    """By name."""
    there = part(tmp_path, "a.png", b"123")
    there.path.write_bytes(b"1234")
    with pytest.raises(Unreadable, match=r"a\.png"):
        Multipart({}, [there])
    there.path.unlink()
    with pytest.raises(Unreadable, match=r"a\.png"):
        Multipart({}, [there])


def test_more_bytes_may_take_longer_but_not_for_ever() -> None:
    """Seconds beside those of any request."""
    assert extra_s(0) == 0
    assert extra_s(50 * 1024 * 1024) == 400
    assert extra_s(10**12) == 900


def test_a_session_sends_it_with_its_length(tmp_path: Path) -> None:
    """Servers that take uploads know no chunks."""
    data = bytes(range(256)) * 4_000
    server = RawServer(lambda connection: connection.sendall(OK))
    session = Session(f"http://127.0.0.1:{server.port}", clock=HandClock())
    try:
        with Multipart({"a": "1"}, [part(tmp_path, "big.bin", data)]) as form:
            assert session.send("POST", f"http://127.0.0.1:{server.port}/up", upload=form).status == 200
    finally:
        session.close()
        server.close()
    head, _, body = server.asked[-1].partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()
    assert b"transfer-encoding" not in head.lower()
    kind = next(line for line in head.decode().split("\r\n") if line.lower().startswith("content-type:"))
    assert read_back(kind.partition(":")[2].strip(), body)["file"] == ("big.bin", data)


def test_a_cut_after_the_file_left_says_so(tmp_path: Path) -> None:
    """Whether it arrived is not known then."""
    server = RawServer(lambda connection: connection.close())
    session = Session(f"http://127.0.0.1:{server.port}", clock=HandClock())
    try:
        with (
            Multipart({}, [part(tmp_path, "big.bin", b"0" * 8_000_000)]) as form,
            pytest.raises(NetError) as caught,
        ):
            session.send("POST", f"http://127.0.0.1:{server.port}/up", upload=form)
    finally:
        session.close()
        server.close()
    assert caught.value.sent
