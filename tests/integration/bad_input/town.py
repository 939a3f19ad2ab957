"""A profile with two WordPress sites on loopback, the real adapter, services and engine: what goes wrong at one site
must leave the other alone, and nothing may be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moderator_app import bootstrap
from moderator_app.clock import HOUR_US
from moderator_app.demo.wordpress import DemoWordPress, Fault
from moderator_app.demo.wordpress_site import Comment, Post, Site
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.roles import Role
from moderator_app.engine.runtime import Engine
from moderator_app.platforms import load
from moderator_app.services import accounts, moderators, reply, review
from moderator_app.services.desk import Desk
from moderator_app.storage import doctor, outbox_rows
from moderator_app.storage.watch import AccountRow
from tests.toy.clock import ToyClock

USER = "mod"


class Pocket:
    """Secrets in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, int], dict[str, str]] = {}

    def read(self, account: AccountRow) -> Mapping[str, str]:
        return self.kept[account.id, account.credential_version]

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        self.kept[account_id, version] = dict(secrets)

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None:
        self.kept.pop((account_id, version), None)


@dataclass
class Shop:
    """One site, and what people write there."""

    name: str
    site: Site
    server: DemoWordPress
    password: str
    asked: int = 0

    def ask(self, text: str, *, by: str | None = None) -> Comment:
        self.asked += 1
        who = by or f"Guest {self.asked}"
        self.site.clock.pass_s(1)  # type: ignore[attr-defined]
        return self.site.add_comment(1, text, name=who, email=f"{who.replace(' ', '')}@example.test")

    def arrived(self, text: str) -> int:
        """How many comments say this."""
        return sum(comment.content == text for comment in self.site.comments.values())

    def always(self, fault: Fault) -> None:
        """Every request meets this from now on."""
        self.server.plan(*[fault] * 400)

    def heal(self) -> None:
        self.server._faults.clear()
        self.server.mutate = None
        self.server.portal = False
        self.server.header_stripped = False

    def renew(self) -> str:
        self.password = self.site.issue_password(USER)
        return self.password


@dataclass
class Town:
    """Both sites, the desk, and an engine as often as a test likes."""

    desk: Desk
    clock: ToyClock
    pocket: Pocket
    bad: Shop
    good: Shop

    def engine(self) -> Engine:
        return Engine(self.desk.profile, {"wordpress": load("wordpress")}, self.pocket.read, self.clock)

    def once(self, wait_s: float = 0) -> dict[str, Any]:
        return self.engine().run_once(wait_s)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the store says."""
        return self.desk.reader.execute(query, values).fetchall()

    def texts(self) -> set[str]:
        return {row[0] for row in self.rows("SELECT text FROM message WHERE ours = 0 AND removed_at IS NULL")}

    def message(self, text: str) -> int:
        ((found,),) = self.rows("SELECT id FROM message WHERE text = ?", text)
        return int(found)

    def reply(self, asked: str, answer: str) -> int:
        return int(self.desk.write(reply.send, self.message(asked), reply.Reply(text=answer)).entry.id)

    def state(self, entry: int) -> DeliveryState:
        found = outbox_rows.get(self.desk.reader, entry)
        assert found is not None
        return found.state

    def health(self, report: dict[str, Any], name: str = "bad") -> tuple[str, str]:
        """Code and reason."""
        (account,) = [each for each in report["accounts"] if each["name"] == name]
        return account["health"], account["reason"]

    def renew(self, shop: Shop) -> None:
        """Somebody enters the new password under the same name."""
        accounts.add(self.desk, wanted(shop, shop.renew()))

    def assert_sound(self) -> None:
        """The journal is whole, and items and counters are what a rebuild computes."""
        assert review.verify(self.desk).ok
        wrong = [check for check in doctor.run(self.desk.profile).checks if not check.ok and check.name != "quarantine"]
        assert not wrong


def wanted(shop: Shop, password: str) -> accounts.NewAccount:
    return accounts.NewAccount(
        platform="wordpress", name=shop.name, url=shop.server.url, settings={"user": USER},
        secrets={"password": password},
    )  # fmt: skip


def shop(name: str, clock: ToyClock) -> Shop:
    site = Site(name, clock)
    site.add_user(USER, "Our shop", "editor")
    site.add_post(Post(id=1, title="Oat milk", slug="oat", at_us=clock.now_us() - HOUR_US))
    password = site.issue_password(USER)
    return Shop(name, site, DemoWordPress(site).start(), password)


@contextmanager
def town(folder: Path) -> Iterator[Town]:
    clock = ToyClock()
    pocket = Pocket()
    bad, good = shop("bad", clock), shop("good", clock)
    desk = bootstrap.open_desk(folder / "profile", clock=clock, keyring=pocket)
    try:
        desk = desk.worked_by(desk.write(moderators.add, "Anna", Role.LEAD))
        for each in (bad, good):
            accounts.add(desk, wanted(each, each.password))
        yield Town(desk=desk, clock=clock, pocket=pocket, bad=bad, good=good)
    finally:
        desk.close()
        bad.server.stop()
        good.server.stop()
