"""Files at the demo VK: addresses to send them to, the servers that take them, and what is saved of them."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from typing import Any, Final

from moderator_app.demo.vk_community import Community, Token, VkError
from moderator_app.domain.media import sniffed

PATH: Final = "/upload/"
_PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/gif"})
_EXTENSIONS_REFUSED: Final = frozenset({"mp3", "exe", "msi", "apk"})
_SIZES: Final = (("s", 75), ("x", 604))


@dataclass(slots=True)
class Files:
    """What was sent, and what became of it.

    Attributes:
        kept: attachment as a posting call names it, without its key -> bytes.
    """

    community: Community
    url: str = ""
    kept: dict[str, bytes] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _received: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _shown: dict[str, dict[str, Any]] = field(default_factory=dict)

    # ---------------------------------------------------------------- the three steps

    def address(self, kind: str, params: Mapping[str, str], _token: Token) -> Any:
        """Where to send a `photo` or a `file`."""
        peer = params.get("peer_id")
        if peer and int(peer) not in self.community.people:
            raise VkError(100, "One of the parameters specified was missing or invalid: peer_id")
        name = secrets.token_hex(8)
        self._addresses[name] = kind
        url = {"upload_url": f"{self.url}{PATH}{name}"}
        return {**url, "album_id": -3, "user_id": 0} if kind == "photo" else url

    def receive(self, path: str, content_type: str, body: bytes) -> dict[str, Any] | None:
        """What the server for files says; None: no such address."""
        kind = self._addresses.get(path.removeprefix(PATH))
        if kind is None:
            return None
        whole = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
        parts = {str(part.get_param("name", header="content-disposition")): part for part in whole.walk()}
        part = parts.get(kind)
        data = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(data, bytes) or not data:
            return {"error": "no_file", "error_descr": "no file was sent"}
        name = part.get_filename() or "file"
        ticket = hashlib.sha256(data).hexdigest()[:20]
        if kind == "photo":
            fine = sniffed(data) in _PICTURES
            if fine:
                self._received[ticket] = (name, data)
            return {"server": 1, "photo": json.dumps([{"photo": ticket}]) if fine else "[]", "hash": "aa11"}
        if name.rpartition(".")[2].lower() in _EXTENSIONS_REFUSED:
            return {"error": "wrong_extension", "error_descr": "files of this kind are not taken"}
        self._received[ticket] = (name, data)
        return {"file": f"1|0|0|1|{ticket}"}

    def save_photo(self, params: Mapping[str, str], token: Token) -> Any:
        """A photograph, as it can be hung on something from now on."""
        try:
            name, data = self._received[json.loads(params["photo"])[0]["photo"]]
        except (KeyError, ValueError, IndexError, TypeError):
            raise VkError(129, "Invalid photo") from None
        if params.get("hash") != "aa11" or params.get("server") != "1":
            raise VkError(121, "Invalid hash")
        owner = token.user or -self.community.group_id
        number = self.community.number()
        shown = {
            "id": number, "owner_id": owner, "album_id": -3, "date": self.community.now(), "text": "",
            "has_tags": False, "access_key": f"k{number:x}",
            "sizes": [
                {"type": kind, "width": side, "height": side, "url": f"https://sun9-1.userapi.com/{number}-{kind}.jpg"}
                for kind, side in _SIZES
            ],
        }  # fmt: skip
        return [self._kept("photo", shown, name, data)]

    def save_document(self, params: Mapping[str, str], token: Token) -> Any:
        """A document, likewise."""
        try:
            name, data = self._received[params["file"].rpartition("|")[2]]
        except KeyError:
            raise VkError(105, "Couldn't save file") from None
        number, title = self.community.number(), params.get("title") or name
        shown = {
            "id": number, "owner_id": token.user or -self.community.group_id, "title": title, "size": len(data),
            "ext": name.rpartition(".")[2], "date": self.community.now(), "type": 1,
            "url": f"https://vk.com/doc1_{number}", "access_key": f"k{number:x}",
        }  # fmt: skip
        return {"type": "doc", "doc": self._kept("doc", shown, name, data)}

    def _kept(self, kind: str, shown: dict[str, Any], name: str, data: bytes) -> dict[str, Any]:
        reference = f"{kind}{shown['owner_id']}_{shown['id']}"
        self.kept[reference] = data
        self._shown[reference] = {"type": kind, kind: shown}
        return shown

    # ---------------------------------------------------------------- hanging them on

    def hung(self, names: str) -> list[dict[str, Any]]:
        """What stands beside a text for these names; one that is not known or without its key is an error."""
        found = []
        for name in filter(None, names.split(",")):
            reference, _, key = name.rpartition("_") if name.count("_") > 1 else (name, "", "")
            shown = self._shown.get(reference)
            if shown is None or key != shown[shown["type"]]["access_key"]:
                raise VkError(100, "One of the parameters specified was missing or invalid: attachments")
            found.append(shown)
        return found

    def bytes_of(self, attachments: list[dict[str, Any]]) -> list[bytes]:
        """The bytes of what hangs on something."""
        names = [f"{a['type']}{a[a['type']]['owner_id']}_{a[a['type']]['id']}" for a in attachments]
        return [self.kept[name] for name in names if name in self.kept]
