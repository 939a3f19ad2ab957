"""Reading services: the log and its exports, health, the change feed, people, channels."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US, iso
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import Health
from moderator_app.domain.roles import Role
from moderator_app.domain.views import InboxQuery, View
from moderator_app.engine import lock
from moderator_app.errors import UserError
from moderator_app.services import accounts, changes, health, inbox, moderation, moderators, reply, review
from moderator_app.services.moderation import Action
from moderator_app.storage import account_health
from tests.support.desks import Office

ROOT = Path(__file__).resolve().parents[3]


def test_the_log_is_filtered(shop: Office) -> None:
    """By time, actor, kind and channel; newest first."""
    item = shop.arrives()
    closed = shop.at(shop.colleague).write(moderation.act, item, Action(kind=EntryKind.CLOSE)).entry.id
    shop.clock.pass_s(2 * 86_400)
    reopened = shop.desk.write(moderation.act, item, Action(kind=EntryKind.REOPEN)).entry.id

    def found(**wanted: object) -> list[int]:
        lines = review.entries(shop.desk, review.Filter(**wanted))  # type: ignore[arg-type]
        return [line.entry.id for line in lines]

    assert found()[:2] == [reopened, closed]
    assert found(actor=str(shop.colleague.id)) == [closed]
    assert found(kind=EntryKind.REOPEN) == [reopened]
    assert found(since_us=shop.clock.now_us() - DAY_US) == [reopened]
    assert found(channel_id=1) == [reopened, closed]
    assert found(channel_id=2) == []
    assert [line.actor_name for line in review.of_item(shop.desk, (item,))] == ["Boris", "Anna"]


@pytest.mark.rule(13)
@pytest.mark.parametrize("text", ["=1+1", "+49", "-cmd", "@SUM(A1)"])
def test_an_exported_table_calculates_nothing(shop: Office, tmp_path: Path, text: str) -> None:
    """Rule 13: a cell that a spreadsheet would take for a formula is words."""
    item = shop.arrives()
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note=text))
    path = tmp_path / "log.csv"
    count = review.export(shop.desk, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (len(rows), rows[-1]["text"], rows[-1]["at"]) == (count, f"'{text}", iso(shop.clock.now_us()))


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_exports_hold_every_entry_in_order(shop: Office, tmp_path: Path, ending: str) -> None:
    """Oldest first, with words and names, as one document or a line each."""
    shop.desk.write(reply.send, shop.arrives(), reply.Reply(text="Да ☕️"))
    path = tmp_path / f"log.{ending}"
    review.export(shop.desk, path)
    text = path.read_text(encoding="utf-8")
    entries = json.loads(text) if ending == "json" else [json.loads(line) for line in text.splitlines()]
    assert [entry["id"] for entry in entries] == list(range(1, shop.entries() + 1))
    assert (entries[-1]["words"], entries[-1]["actor"]) == ({"text": "Да ☕️"}, "Anna")


def test_an_export_that_cannot_be_written_leaves_nothing(shop: Office, tmp_path: Path) -> None:
    """Neither half a file nor a new name."""
    with pytest.raises(UserError, match="not_written"):
        review.export(shop.desk, tmp_path / "nowhere" / "log.csv")
    with pytest.raises(UserError, match="invalid"):
        review.export(shop.desk, tmp_path / "log.xlsx")


def test_the_situation_names_what_is_wrong(shop: Office) -> None:
    """Offline only where nobody is reached, since the last one was lost."""
    assert health.situation(shop.desk).offline_since is None
    since = shop.clock.now_us()
    shop.desk.lane.call(lambda conn: account_health.record(conn, 1, Health.OFFLINE, now_us=since, reason="dns"))
    found = health.situation(shop.desk)
    assert (found.offline_since, [account.name for account in found.troubled]) == (since, ["shop"])
    assert not found.engine.alive


def test_an_engine_is_known_by_number_and_start(shop: Office) -> None:
    """A number that another program has got since is no engine."""
    with lock.held(shop.desk.profile, shop.clock):
        found = health.engine(shop.desk)
        assert (found.alive, found.pid) == (True, os.getpid())
        assert lock.holder(shop.desk.profile)["pid"] == os.getpid()
    facts = {"pid": os.getpid(), "started_at": iso(shop.clock.now_us() - DAY_US), "host": "here", "version": "1"}
    shop.desk.profile.engine_facts.write_text(json.dumps(facts), encoding="utf-8")
    assert health.engine(shop.desk).alive is not Path("/proc/self/stat").exists()
    for pid in (0, -1, 2**22 + 1, "1", None):
        shop.desk.profile.engine_facts.write_text(json.dumps({**facts, "pid": pid}), encoding="utf-8")
        assert not health.engine(shop.desk).alive


def test_the_watcher_hears_what_others_did(shop: Office) -> None:
    """Once, by kind; silence is None."""
    watcher = changes.Watcher(shop.desk)
    watcher.poll()
    assert watcher.poll() is None
    item = shop.arrives()
    entry = shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE)).entry.id
    found = watcher.poll()
    assert found is not None
    assert (found.refs["item"], found.refs["entry"]) == ({item}, {entry})
    assert watcher.poll() is None


def test_lists_figures_and_what_was_read(shop: Office) -> None:
    """A view's ids, its rows, the rail's figures, and a row that stops being unread."""
    item, other = shop.arrives(), shop.arrives(author="eve", thread="t")
    shop.desk.write(moderation.act, other, Action(kind=EntryKind.ASSIGN, to="me"))
    assert list(inbox.ids(shop.desk, InboxQuery(view=View.MINE))) == [other]
    assert inbox.counters(shop.desk).views[View.OPEN] == 2
    shop.desk.write(inbox.mark_read, item)
    rows = {row.id: row for row in inbox.rows(shop.desk, [item, other], drafts={(1, 1)})}
    assert [rows[item].unread, rows[other].unread] == [False, True]
    assert (rows[item].draft, rows[other].mine, rows[other].assignee) == (True, True, "Anna")


def test_the_last_lead_stays(shop: Office) -> None:
    """Somebody must be able to add accounts."""
    with pytest.raises(UserError, match="last_lead"):
        shop.desk.write(moderators.set_role, shop.lead.id, Role.SENIOR)
    with pytest.raises(UserError, match="last_lead"):
        shop.desk.write(moderators.retire, shop.lead.id)
    shop.desk.write(moderators.set_role, shop.colleague.id, Role.LEAD)
    shop.desk.write(moderators.retire, shop.lead.id)
    assert [each.name for each in moderators.everyone(shop.desk)] == ["Boris"]
    assert moderators.names(shop.desk)[str(shop.lead.id)] == "Anna"


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "anna", "Evil\u202e", "engine", "a\x1bb"])
def test_names_that_are_none(shop: Office, name: str) -> None:
    """Empty, endless, taken, invisible, ours."""
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(moderators.add, name)


def test_who_works_here_is_remembered(shop: Office) -> None:
    """Switching is for this profile and the next start."""
    desk = moderators.switch(shop.desk, shop.colleague)
    assert desk.who == shop.colleague
    assert moderators.current(desk) == shop.colleague


def test_a_channel_is_left_by_seniors_only(shop: Office) -> None:
    """With an entry that holds no name."""
    with pytest.raises(UserError, match="forbidden"):
        shop.at(shop.colleague).write(accounts.set_watched, 1, watched=False)
    assert not shop.desk.write(accounts.set_watched, 1, watched=False).watched
    line = review.entries(shop.desk, limit=1)[0]
    assert (line.entry.kind, line.entry.data, line.words) == (
        EntryKind.CHANNEL,
        {"channel": 1, "change": "unwatched"},
        {},
    )


@pytest.mark.rule(6)
def test_entries_hold_no_words_names_or_identifiers(shop: Office) -> None:
    """Rule 6: what people wrote and are called lies beside the chain."""
    item = shop.arrives(text="Secret recipe", author="olga-the-guest")
    shop.desk.write(reply.send, item, reply.Reply(text="Unmistakable answer", key="a key with words"))
    for kind, facts in (
        (EntryKind.NOTE, {"note": "Unmistakable note"}),
        (EntryKind.CLOSE, {"reason": "Unmistakable reason"}),
        (EntryKind.ASSIGN, {"to": "Boris"}),
    ):
        shop.desk.write(moderation.act, item, Action(kind=kind, **facts))  # type: ignore[arg-type]
    records = b"\n".join(bytes(row[0]) for row in shop.desk.reader.execute("SELECT record FROM entry").fetchall())
    for words in ("Unmistakable", "recipe", "olga", "Anna", "Boris", "key with"):
        assert words.encode() not in records


@pytest.mark.rule(10)
@pytest.mark.process
def test_the_windows_services_load_nothing_heavy(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """Opening a new profile, looking at actions, answering: no database toolkit, HTTP library or keyring (rule 10)."""
    probe = (
        "import sys; from pathlib import Path; from moderator_app import bootstrap;"
        "from moderator_app.services import accounts, changes, drafts, health, inbox, moderation, moderators, outbox,"
        " reply, review, undo; from moderator_app.domain.views import InboxQuery;"
        "desk = bootstrap.seat(bootstrap.open_desk(Path(sys.argv[1]), window=True), 'Anna');"
        "accounts.catalogue(desk); inbox.ids(desk, InboxQuery()); health.situation(desk); desk.close();"
        "heavy = {'sqlalchemy', 'alembic', 'requests', 'urllib3', 'typer', 'keyring', 'numpy', 'rich'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path / "p")],
        cwd=ROOT, env=child_environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()
