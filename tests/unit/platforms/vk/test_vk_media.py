"""Documents of VK: their address leads on to where they lie, and only documents are loaded from its own pages."""

from __future__ import annotations

from pathlib import Path

from moderator_app.demo.vk import DemoVk
from moderator_app.demo.vk_community import Community
from moderator_app.domain.media import can_load
from moderator_app.domain.ports import Attachment
from moderator_app.engine.loading import Loader
from moderator_app.platforms.vk import PLATFORM
from moderator_app.platforms.vk.attachments import attachments
from moderator_app.platforms.vk.capabilities import CAPABILITIES
from moderator_app.services import media
from tests.support.desks import office
from tests.toy.clock import ToyClock
from tests.unit.engine.test_loading import Lane

PDF = b"%PDF-1.7 violet hippo"


def test_documents_and_pictures_are_loaded_and_pages_are_not() -> None:
    """A video or a post is a page: it opens in the browser."""
    document = {"id": 2, "owner_id": 1, "title": "menu.pdf", "url": "https://vk.com/doc1_2?hash=3&dl=4", "size": 9}
    photo = {"id": 5, "owner_id": 1, "sizes": [{"url": "https://sun9-1.userapi.com/a.jpg", "width": 9, "height": 9}]}
    found = attachments(
        [
            {"type": "doc", "doc": document},
            {"type": "photo", "photo": photo},
            {"type": "video", "video": {"id": 1, "owner_id": 2, "title": "t"}},
            {"type": "wall", "wall": {"id": 1, "owner_id": 2}},
        ]
    )
    assert [can_load(each, "https://api.vk.com", CAPABILITIES) for each in found] == [True, True, False, False]


def test_a_document_is_loaded_from_where_its_address_leads(tmp_path: Path) -> None:
    """One redirect to the platform's files, as vk.com answers."""
    with DemoVk(Community("Зерно", 7, ToyClock())) as vk, office(tmp_path, "vk") as shop:
        vk.files |= {"/doc1_2": f"{vk.url}/c1/menu.pdf", "/c1/menu.pdf": PDF}
        shop.desk.write(lambda conn, _desk: conn.execute("UPDATE account SET base_url = ?", (vk.url,)))
        document = Attachment(kind="doc", name="menu.pdf", url=f"{vk.url}/doc1_2?hash=3")
        message = shop.arrives("1", author="olga", attachments=(document,))
        shop.desk.write(media.ask, message, 0)
        loader = Loader(
            account_id=1, platform=PLATFORM, secrets=lambda _row: {}, access=Lane(shop),
            folder=shop.desk.profile.media, clock=shop.clock,
        )  # fmt: skip
        assert loader.step()
        shown = media.of_message(shop.desk, message)[0]
        assert (shown.state, shown.kind, shown.size) == ("loaded", "application/pdf", len(PDF))
        assert vk.called == []
