"""Filters as SQL: conditions on `item`, and where a list is read from when one of them names few items.

Values of our own enumerations and numbers stand literally, so that partial indexes hold (traps); words are bound.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, PERCENT, Filter
from moderator_app.domain.items import PENDING_DELIVERY
from moderator_app.domain.links import host_key
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import View
from moderator_app.storage.connect import Connection

_AFTER_DOT: Final = "/"
"""The character that follows the full stop: the end of a range of hosts."""
_ALL_STATES: Final = frozenset({View.DONE, View.ALL})


def _words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(str(int(value)) for value in values)


_LEVEL: Final = (
    f"CASE WHEN state = 'done' THEN iif(settled_at IS NULL, '{Level.NONE}', '{Level.MET}')"
    f" WHEN state = 'waiting' AND delivery_state IN ({_words(sorted(PENDING_DELIVERY))}) THEN '{Level.PENDING}'"
    f" WHEN left_us IS NOT NULL THEN '{Level.PAUSED}' WHEN due_at IS NULL THEN '{Level.NONE}'"
    f" WHEN due_at <= :now THEN '{Level.OVERDUE}' WHEN burn_at <= :now THEN '{Level.BURNING}'"
    f" WHEN warn_at <= :now THEN '{Level.WARNING}' ELSE '{Level.OK}' END"
)
"""`domain.sla.clocks.of_row` in SQL."""
_HOSTS: Final = "host >= :host AND host < :host_end"
_LINKED: Final = (
    "(SELECT DISTINCT m.item_id AS found FROM message_link l CROSS JOIN message m ON m.id = l.message_id"
    " WHERE m.item_id IS NOT NULL{hosts}) CROSS JOIN item ON item.id = found"
)
_HAS_LINK: Final = (
    "EXISTS (SELECT 1 FROM message m CROSS JOIN message_link l ON l.message_id = m.id WHERE m.item_id = item.id"
    " AND m.item_id IS NOT NULL)"
)
_CHANNELS_OF: Final = "SELECT c.id FROM channel c JOIN account a ON a.id = c.account_id WHERE"


def conditions(view: View, wanted: Filter, values: dict[str, Any], me: str | None) -> str:
    """What the filter asks of an item, each with ` AND ` before it; `values` takes what is bound (`:now` is there)."""
    asked = [
        *_places(wanted, values),
        *_people(wanted, values, me),
        *_guesses(wanted, values),
        *_times(wanted, values),
    ]
    if wanted.states:
        asked.append(f"state IN ({_words(wanted.states)})")
    if wanted.waiting:
        asked.append(f"state = 'waiting' AND waiting_reason IN ({_words(wanted.waiting)})")
    if wanted.tags:
        values["tags"] = json.dumps([f",{tag}," for tag in wanted.tags])
        asked.append(
            "tags <> '' AND EXISTS (SELECT 1 FROM json_each(:tags) t WHERE instr(',' || tags || ',', t.value) > 0)"
        )
    if wanted.link == NO_LINK:
        asked.append(f"NOT {_HAS_LINK}")
    if _by_kind(view, wanted):
        asked.append("kind <> 'neutral'")  # else its partial index cannot be read
    return "".join(f" AND {each}" for each in asked)


def _places(wanted: Filter, values: dict[str, Any]) -> list[str]:
    asked = []
    if wanted.channels:
        asked.append(f"channel_id IN ({_numbers(wanted.channels)})")
    if wanted.platforms:
        values["platforms"] = json.dumps(list(wanted.platforms))
        asked.append(f"channel_id IN ({_CHANNELS_OF} a.platform IN (SELECT value FROM json_each(:platforms)))")
    if wanted.brands:
        asked.append(f"channel_id IN ({_CHANNELS_OF} c.brand_id IN ({_numbers(wanted.brands)}))")
    if wanted.threads:
        asked.append(f"thread_id IN ({_numbers(wanted.threads)})")
    return asked


def _people(wanted: Filter, values: dict[str, Any], me: str | None) -> list[str]:
    asked = []
    if wanted.authors:
        asked.append(f"author_id IN ({_numbers(wanted.authors)})")
    if wanted.assignees:
        actors = [me if each == ME else each for each in wanted.assignees if each != NOBODY]
        values["assignees"] = json.dumps([each for each in actors if each is not None])
        held = "assignee IS NOT NULL AND assignee IN (SELECT value FROM json_each(:assignees))"
        asked.append(f"(assignee IS NULL OR {held})" if NOBODY in wanted.assignees else held)
    return asked


def _guesses(wanted: Filter, values: dict[str, Any]) -> list[str]:
    asked = []
    if wanted.kinds:
        asked.append(f"kind IN ({_words(wanted.kinds)})")
    about = []
    if wanted.negativity:
        values["negativity"] = wanted.negativity / PERCENT
        about.append("g.negativity >= :negativity")
    if wanted.languages:
        values["languages"] = json.dumps(list(wanted.languages))
        about.append("g.language IN (SELECT value FROM json_each(:languages))")
    if about:
        joined = " AND ".join(about)
        asked.append(f"EXISTS (SELECT 1 FROM guess g WHERE g.message_id = item.last_message_id AND {joined})")
    return asked


def _times(wanted: Filter, values: dict[str, Any]) -> list[str]:
    asked = []
    if wanted.levels:
        asked.append(f"{_LEVEL} IN ({_words(wanted.levels)})")
    if wanted.older_s is not None:
        values["began_by"] = values["now"] - wanted.older_s * SECOND_US
        asked.append("started_at <= :began_by")
    if wanted.newer_s is not None:
        values["began_since"] = values["now"] - wanted.newer_s * SECOND_US
        asked.append("started_at >= :began_since")
    return asked


def _by_kind(view: View, wanted: Filter) -> bool:
    """Whether kinds are what makes the list short: of what is open or waits there is less than of one kind in all."""
    return view in _ALL_STATES and bool(wanted.kinds) and Kind.NEUTRAL not in wanted.kinds


def source(view: View, wanted: Filter, values: dict[str, Any]) -> str | None:
    """Where a list that the filter makes short is read from; None: from where its view is."""
    if wanted.link not in {"", NO_LINK}:
        if wanted.link == ANY_LINK:
            return _LINKED.format(hosts="")
        key = host_key(wanted.link)
        values["host"], values["host_end"] = key, key[:-1] + _AFTER_DOT
        return _LINKED.format(hosts=f" AND {_HOSTS}")
    if wanted.authors:
        return "item INDEXED BY item_author"
    if wanted.threads:
        return "item INDEXED BY item_case"
    if wanted.assignees and NOBODY not in wanted.assignees:
        return "item INDEXED BY item_assignee"
    if wanted.tags:
        return "item INDEXED BY item_tagged"
    if _by_kind(view, wanted):
        return "item INDEXED BY item_kind"
    return None


# ---------------------------------------------------------------- what the links of messages are


def keep_links(conn: Connection, links: Iterable[tuple[str, int]]) -> None:
    """Keep (host key, message) of messages that just came, in the transaction that brings them."""
    conn.executemany("INSERT INTO message_link(host, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING", links)


def change_links(conn: Connection, message_id: int, hosts: Iterable[str]) -> None:
    """The text of a message changed: these are its links now."""
    conn.execute("DELETE FROM message_link WHERE message_id = ?", (message_id,))
    keep_links(conn, [(host, message_id) for host in hosts])
