"""Engines killed and networks cut in the middle of sending: each reply arrives, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderator_app.demo.wordpress import DemoWordPress
from moderator_app.demo.wordpress import Fault as WireFault
from moderator_app.domain.items import DeliveryState as D
from moderator_app.storage.connect import transaction
from tests.chaos.street import street
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.chaos, pytest.mark.process]


@pytest.mark.rule(2)
def test_an_engine_killed_again_and_again_sends_each_reply_once(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        child = here.engine()
        asked = here.ask(8)
        here.kill(child)
        entries = [here.reply(message, f"Answer <{number}>") for number, message in enumerate(asked)]
        here.server.latency_s = 0.15
        for round_ in range(5):
            child = here.engine()
            before = here.posts_seen()
            wait_until(lambda before=before: here.posts_seen() > before, limit_s=30, what="a reply leaves")  # type: ignore[misc]
            if round_ % 2:
                wait_until(lambda: here.server.seen[-1].method == "GET", limit_s=30, what="it is answered")
            here.kill(child)
        here.server.latency_s = 0.0
        here.engine()
        here.all_sent(entries)
        ((interrupted,),) = here.conn.execute("SELECT count(*) FROM attempt WHERE code = 'interrupted'").fetchall()
        assert interrupted >= 3, "the kills came between the replies, not while one was sent"
        assert [here.arrived(f"Answer &lt;{n}&gt;") + here.arrived(f"Answer <{n}>") for n in range(8)] == [1] * 8


@pytest.mark.rule(2)
def test_a_network_cut_in_the_middle_of_ten_replies_and_restored(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        here.engine()
        asked = here.ask(10)
        here.server.latency_s = 0.05
        here.server.plan(WireFault(kind="cut_after", method="POST"), WireFault(kind="cut_before", method="POST"))
        entries = [here.reply(message, f"Answer number-{number}") for number, message in enumerate(asked)]
        wait_until(lambda: here.posts_seen() >= 4, limit_s=30, what="some replies leave")
        port = here.server.port
        here.server.stop()
        wait_until(
            lambda: here.conn.execute("SELECT code FROM health WHERE capability = ''").fetchone()[0] == "offline",
            limit_s=30,
            what="the engine notices",
        )
        assert D.SENT not in here.states(entries)[-2:]
        here.server = DemoWordPress(here.site, port=port).start()
        here.all_sent(entries, limit_s=120)
        assert [here.arrived(f"number-{number}") for number in range(10)] == [1] * 10
        wait_until(
            lambda: here.conn.execute("SELECT code FROM health WHERE capability = ''").fetchone()[0] == "ok",
            limit_s=30,
            what="the engine is well again",
        )


def test_a_password_revoked_and_renewed_while_the_engine_runs(tmp_path: Path) -> None:
    with street(tmp_path) as here:
        here.engine()
        (asked,) = here.ask(1)
        here.site.revoke_passwords("mod")
        wait_until(
            lambda: here.conn.execute("SELECT code FROM health WHERE capability = ''").fetchone()[0] == "needs_signin",
            limit_s=30,
            what="the engine notices",
        )
        entry = here.reply(asked, "An answer")
        wait_until(
            lambda: here.conn.execute("SELECT blocked_code FROM delivery").fetchone()[0] == "needs_signin",
            limit_s=30,
            what="the delivery says why it waits",
        )
        here.password_file.write_text(here.site.issue_password("mod"), encoding="utf-8")
        with transaction(here.conn):
            here.conn.execute("UPDATE account SET credential_version = credential_version + 1")
        here.all_sent([entry], limit_s=20)
        assert here.arrived("An answer") == 1
