"""The schema in SQLAlchemy Core, with the triggers and indexes that Core cannot say.

Times are UTC microseconds; `*_json` columns hold JSON text. Tables of the mirror, cursors, quarantine and attempts are
written by the engine alone; entries, words, new deliveries and folded items by whoever decides.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import REAL, Column, Computed, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from moderator_app.storage import full_text, schema_audience, schema_log, schema_media, schema_people, schema_weekly
from moderator_app.storage.schema_parts import BLOB, INT, METADATA, TEXT
from moderator_app.storage.schema_parts import ident as _id
from moderator_app.storage.schema_parts import index as _index
from moderator_app.storage.schema_parts import may as _may
from moderator_app.storage.schema_parts import need as _need
from moderator_app.storage.schema_parts import table as _table

_table("meta", Column("key", TEXT, primary_key=True), _need("value", TEXT))
_table(
    "moderator",
    _id(),
    Column("name", TEXT, nullable=False, unique=True),
    _need("role", TEXT),
    _need("language", TEXT, "'ru'"),
    _need("active", INT, "1"),
    _need("created_at", INT),
)
_table("brand", _id(), Column("name", TEXT, nullable=False, unique=True))
_table(
    "account",
    _id(),
    _need("name", TEXT),
    _need("platform", TEXT),
    _need("base_url", TEXT),
    _may("proxy", TEXT),
    _need("settings_json", TEXT, "'{}'"),
    _need("secret_names_json", TEXT, "'[]'"),
    _may("external_id", TEXT),
    _may("external_name", TEXT),
    _need("own_ids_json", TEXT, "'[]'"),
    _need("missing_json", TEXT, "'{}'"),
    _may("clock_offset_us", INT),
    _need("credential_version", INT, "1"),
    _need("created_at", INT),
    _may("removed_at", INT),
    counted=True,
)
_table(
    "health",
    _need("account_id", INT),
    _need("capability", TEXT, "''"),
    _need("code", TEXT),
    _need("reason", TEXT, "''"),
    _need("since", INT),
    _may("until", INT),
    PrimaryKeyConstraint("account_id", "capability"),
)
_table(
    "channel",
    _id(),
    _need("account_id", INT),
    _may("brand_id", INT),
    _need("external_id", TEXT),
    _need("name", TEXT),
    _need("kind", TEXT),
    _need("private", INT, "0"),
    _may("permalink", TEXT),
    _need("missing_json", TEXT, "'{}'"),
    _need("starts", TEXT),
    _need("watched", INT, "0"),
    _may("watched_at", INT),
    _may("horizon_at", INT),
    UniqueConstraint("account_id", "external_id"),
    counted=True,
)
_table(
    "cursor",
    Column("channel_id", INT, primary_key=True),
    _may("value", TEXT),
    _may("pulled_at", INT),
    _may("caught_up_at", INT),
    _may("refreshed_at", INT),
    _may("left_count", INT),
)
THREAD = _table(
    "thread",
    _id(),
    _need("channel_id", INT),
    _need("external_id", TEXT),
    _need("title", TEXT),
    _need("body", TEXT, "''"),
    _may("permalink", TEXT),
    _need("closed", INT, "0"),
    UniqueConstraint("channel_id", "external_id"),
    counted=True,
)
AUTHOR = _table(
    "author",
    _id(),
    _need("account_id", INT),
    _need("identity", TEXT),
    _may("external_id", TEXT),
    _need("name", TEXT),
    _may("handle", TEXT),
    _may("profile_url", TEXT),
    _may("avatar_url", TEXT),
    _need("bot", INT, "0"),
    _need("first_seen_at", INT),
    UniqueConstraint("account_id", "identity"),
    counted=True,
)
MESSAGE = _table(
    "message",
    _id(),
    _need("channel_id", INT),
    _need("thread_id", INT),
    _need("author_id", INT),
    _need("external_id", TEXT),
    _need("generation", INT, "0"),
    _need("created_at", INT),
    _need("time_known", INT, "1"),
    _need("first_seen_at", INT),
    _need("text", TEXT),
    _may("edited_at", INT),
    _may("changed_at", INT),
    _may("removed_at", INT),
    _need("visibility", TEXT, "'public'"),
    _need("ours", INT, "0"),
    _need("starts", INT, "1"),
    _need("history", INT, "0"),
    _need("addressed", INT, "1"),
    _may("reply_to", TEXT),
    _may("permalink", TEXT),
    _need("attachments_json", TEXT, "'[]'"),
    _may("claimed_by", INT),
    _may("item_id", INT),
    _may("refreshed_at", INT),
    _may("payload_hash", BLOB),
    UniqueConstraint("channel_id", "external_id", "generation"),
    counted=True,
)
REVISION = _table("revision", _id(), _need("message_id", INT), _need("replaced_at", INT), _need("text", TEXT))
TOMBSTONE = _table(
    "tombstone",
    _need("channel_id", INT),
    _need("external_id", TEXT),
    _need("at", INT),
    PrimaryKeyConstraint("channel_id", "external_id"),
)
ITEM = _table(
    "item",
    _id(),
    _need("channel_id", INT),
    _need("thread_id", INT),
    _need("author_id", INT),
    _need("state", TEXT),
    _may("waiting_reason", TEXT),
    _may("settler", TEXT),
    _need("started_at", INT),
    _need("last_at", INT),
    _need("last_message_id", INT),
    _need("message_count", INT),
    _may("until", INT),
    _may("assignee", TEXT),
    _may("claimed_by", TEXT),
    _may("claimed_until", INT),
    _may("kind", TEXT),
    _need("tags", TEXT, "''"),
    _need("notes", INT, "0"),
    _need("new_since", INT, "0"),
    _need("needs_look", INT, "0"),
    _need("mentioned", TEXT, "''"),
    _may("due_at", INT),
    _may("delivery_state", TEXT),
    _may("delivery_entry", INT),
    _may("settled_by", TEXT),
    _may("settled_at", INT),
    _may("metric", TEXT),
    _may("warn_at", INT),
    _may("burn_at", INT),
    _may("left_us", INT),
)
_table(
    "counter",
    _need("scope", TEXT),
    _need("ref", INT),
    _need("state", TEXT),
    _need("total", INT),
    PrimaryKeyConstraint("scope", "ref", "state"),
    without_rowid=True,
)


def _of_record(path: str) -> Computed:
    return Computed(f"json_extract(CAST(record AS TEXT), '$.{path}')", persisted=False)


_table(
    "entry",
    _id(),
    _need("origin", TEXT),
    _need("seq", INT),
    _need("prev", BLOB),
    _need("record", BLOB),
    _need("hash", BLOB),
    Column("at", INT, _of_record("at")),
    Column("actor", TEXT, _of_record("actor")),
    Column("kind", TEXT, _of_record("kind")),
    Column("request", TEXT, _of_record("request")),
    Column("batch", TEXT, _of_record("batch")),
    UniqueConstraint("origin", "seq"),
    counted=True,
)
_table(
    "entry_message",
    _need("entry_id", INT),
    _need("message_id", INT),
    PrimaryKeyConstraint("message_id", "entry_id"),
    without_rowid=True,
)
_table("cause", Column("name", TEXT, primary_key=True), _need("entry_id", INT))
_table("words", _id(), _may("salt", BLOB), _may("body", TEXT), _may("erased_by", INT), counted=True)
_table(
    "delivery",
    Column("entry_id", INT, primary_key=True),
    _need("account_id", INT),
    _need("channel_id", INT),
    _need("thread_id", INT),
    _need("author_id", INT),
    _need("target_id", INT),
    _need("action", TEXT),
    _need("state", TEXT),
    _need("key", TEXT),
    _need("version", INT, "0"),
    _may("text_words", INT),
    _may("target_text_sha", BLOB),
    _need("args_json", TEXT, "'{}'"),
    _need("written_at", INT),
    _need("hold_s", INT, "0"),
    _may("hold_until", INT),
    _may("hold_boot", TEXT),
    _may("hold_until_awake", INT),
    _need("attempts", INT, "0"),
    _may("first_attempt_at", INT),
    _may("first_boot", TEXT),
    _may("first_awake", INT),
    _may("last_attempt_at", INT),
    _may("ambiguous_at", INT),
    _need("looks", INT, "0"),
    _may("last_look_at", INT),
    _may("next_at", INT),
    _may("checked_at", INT),
    _may("blocked_code", TEXT),
    _may("blocked_until", INT),
    _may("waits_for", INT),
    _need("send_now", INT, "0"),
    _may("external_id", TEXT),
    _may("permalink", TEXT),
    _may("sent_at", INT),
    _may("error_code", TEXT),
    _may("error_text", TEXT),
    _may("stale_json", TEXT),
    _may("undo_of", INT),
)
_table(
    "attempt",
    _id(),
    _need("entry_id", INT),
    _need("at", INT),
    _need("from_state", TEXT),
    _need("to_state", TEXT),
    _need("code", TEXT, "''"),
    _need("text", TEXT, "''"),
)
QUARANTINE = _table(
    "quarantine",
    _id(),
    _need("account_id", INT),
    _may("channel_id", INT),
    _may("external_id", TEXT),
    _need("payload", BLOB),
    _need("payload_hash", BLOB),
    _need("reason", TEXT),
    _need("adapter_version", TEXT),
    _need("first_seen_at", INT),
    _need("times", INT, "1"),
    _may("resolved_at", INT),
    UniqueConstraint("account_id", "payload_hash"),
)
_table("change", _id(), _need("at", INT), _need("kind", TEXT), _need("refs_json", TEXT), counted=True)
_table(
    "read_mark",
    _need("thread_id", INT),
    _need("author_id", INT),
    _need("message_id", INT),
    PrimaryKeyConstraint("thread_id", "author_id"),
)

_table(
    "clock",
    _need("item_id", INT),
    _need("metric", TEXT),
    _need("cycle", INT),
    _need("state", TEXT),
    _need("started_at", INT),
    _may("policy", INT),
    _may("version", INT),
    _may("target_us", INT),
    _may("due_at", INT),
    _may("hard_at", INT),
    _may("warn_at", INT),
    _may("burn_at", INT),
    _may("elapsed_us", INT),
    _may("left_us", INT),
    _may("until_us", INT),
    _may("waiting", TEXT),
    _may("ended_at", INT),
    _need("flag", TEXT, "''"),
    _need("events", TEXT),
    PrimaryKeyConstraint("item_id", "metric", "cycle"),
    without_rowid=True,
)
# The reply matrix: every version of a row, fragment or voice; its text lies in `words` with the entry that wrote it.
_table(
    "matrix_batch",
    _id(),
    _need("in_force", INT, "0"),
    _need("at", INT),
)
_table(
    "matrix_doc",
    _need("doc_id", INT),
    _need("version", INT),
    _need("kind", TEXT),
    _need("batch_id", INT),
    _need("entry_id", INT),
    _need("words_id", INT),
    _need("retired", INT, "0"),
    PrimaryKeyConstraint("doc_id", "version"),
    without_rowid=True,
)
_table(
    "matrix_use",
    _need("entry_id", INT),
    _need("row_id", INT),
    _need("version", INT),
    _need("variant", INT),
    _need("edited", INT, "0"),
    _need("at", INT),
    Column("actor", TEXT, nullable=False),
    PrimaryKeyConstraint("entry_id"),
)
# Changes of the matrix that were proposed; their words lie with the entry that proposed them.
_table(
    "proposal",
    _need("entry_id", INT),
    _need("doc_id", INT),
    _need("base", INT),
    _need("words_id", INT),
    _need("comment_id", INT),
    _need("state", TEXT, "'open'"),
    Column("actor", TEXT, nullable=False),
    _need("at", INT),
    _may("answer_id", INT),
    PrimaryKeyConstraint("entry_id"),
)
_table(
    "likeness",
    _need("band", INT),
    _need("item_id", INT),
    _need("message_id", INT),
    PrimaryKeyConstraint("band", "item_id"),
    without_rowid=True,
)
# What the log is filtered by. Both follow from the entries and are written beside them.
_table(
    "entry_channel",
    _need("channel_id", INT),
    _need("entry_id", INT),
    PrimaryKeyConstraint("channel_id", "entry_id"),
    without_rowid=True,
)
_table("entry_words", Column("words_id", INT, primary_key=True), _need("entry_id", INT))
# What the models make of messages: facts, each with the version of what made it. `guess_due` and `suggested.model = 0`
# say what has to be made anew; `turn` counts changes, so that a guess about an older text is not taken for a new one.
_table(
    "guess",
    Column("message_id", INT, primary_key=True),
    _need("version", INT),
    _need("kind", TEXT),
    _need("confidence", REAL),
    _need("negativity", REAL),
    _need("toxicity", REAL),
    _need("language", TEXT),
)
_table("guess_due", Column("message_id", INT, primary_key=True), _need("turn", INT, "0"))
_table(
    "suggested",
    Column("item_id", INT, primary_key=True),
    _need("message_id", INT),
    _need("model", INT),
    _need("fits", INT),
    _need("confidence", REAL),
)
_table(
    "suggestion",
    _need("item_id", INT),
    _need("rank", INT),
    _need("row_id", INT),
    _need("score", REAL),
    _need("spans_json", TEXT, "'[]'"),
    PrimaryKeyConstraint("item_id", "rank"),
    without_rowid=True,
)
# What waits for somebody with a wider role, and the channels where every answer of a moderator does. Both follow from
# entries and are written beside them.
_table("approval_due", Column("entry_id", INT, primary_key=True), Column("actor", TEXT, nullable=False))
_table("approval_channel", Column("channel_id", INT, primary_key=True))
schema_log.define()
schema_audience.define()

# What lists are narrowed by: the hosts that messages link to (`domain.links.host_key`), and filters kept under a name.
_table(
    "message_link",
    _need("host", TEXT),
    _need("message_id", INT),
    PrimaryKeyConstraint("host", "message_id"),
    without_rowid=True,
)
_table(
    "saved_view",
    _id(),
    _need("owner", INT),
    _need("name", TEXT),
    _need("shared", INT, "0"),
    _need("position", INT),
    _need("content_json", TEXT),
    _need("created_at", INT),
    counted=True,
)

schema_people.define()
schema_media.define()
schema_weekly.define()

OPEN_ORDER: Final = "coalesce(due_at, started_at + 9000000000000000)"
"""How open items sort by what is due; those that no policy gives a due time come last, the oldest first."""

_index("account_name", "account", "name", "removed_at IS NULL", unique=True)
_index("message_case", "message", "thread_id; author_id; created_at")
_index("message_thread", "message", "thread_id; created_at")
_index("message_author", "message", "author_id; created_at")
_index("message_item", "message", "item_id", "item_id IS NOT NULL")
_index("message_reply", "message", "channel_id; reply_to", "ours = 1 AND reply_to IS NOT NULL")
_index("revision_message", "revision", "message_id")
_index("item_open", "item", f"{OPEN_ORDER}; id", "state = 'open'")
_index("item_open_channel", "item", f"channel_id; {OPEN_ORDER}; id", "state = 'open'")
_index("item_open_new", "item", "last_at; id", "state = 'open'")
_index("item_waiting", "item", "last_at; id", "state = 'waiting'")
_index("item_done", "item", "last_at; id", "state = 'done'")
_index("item_all", "item", "last_at; id")
_index("item_channel", "item", "channel_id; last_at; id")
_index("item_case", "item", "thread_id; author_id")
_index("item_author", "item", "author_id; last_at")
_index("item_assignee", "item", "assignee; last_at; id", "assignee IS NOT NULL")
_index("item_needs", "item", "last_at; id", "delivery_state IN ('unsure', 'stale', 'refused') OR needs_look = 1")
_index("item_due", "item", "due_at; burn_at; warn_at", "state = 'open' AND due_at IS NOT NULL")
_index("item_settled", "item", "settled_at", "state = 'done' AND settled_at IS NOT NULL")
_index("item_until", "item", "until", "until IS NOT NULL")
_index("item_lease", "item", "claimed_until", "claimed_until IS NOT NULL")
_index("entry_request", "entry", "request", "request IS NOT NULL", unique=True)
_index("entry_at", "entry", "at")
_index("entry_kind", "entry", "kind; id")
_index("entry_actor", "entry", "actor; id")
_index("entry_seen", "entry_message", "entry_id")
_index(
    "delivery_claim",
    "delivery",
    "channel_id; external_id",
    "external_id IS NOT NULL AND action IN ('reply', 'to-dm')",
    unique=True,
)
_index("delivery_due", "delivery", "account_id; entry_id", "state IN ('held', 'queued', 'sending', 'retry', 'unsure')")
_index("delivery_case", "delivery", "thread_id; author_id; entry_id")
_index("delivery_open", "delivery", "state; entry_id", "state NOT IN ('sent', 'cancelled', 'abandoned')")
_index("attempt_entry", "attempt", "entry_id; id")

_index("matrix_doc_batch", "matrix_doc", "batch_id")
_index("matrix_use_row", "matrix_use", "row_id; at")
_index("matrix_use_actor", "matrix_use", "actor; at")
_index("proposal_open", "proposal", "entry_id", "state = 'open'")
_index("likeness_item", "likeness", "item_id")
_index("entry_words_entry", "entry_words", "entry_id; words_id")
_index("suggested_message", "suggested", "message_id")

# What a report of a period reads.
_index("item_started", "item", "started_at; id")

# What filtered lists read.
_index("message_link_message", "message_link", "message_id")
_index("item_mentioned", "item", "last_at; id", "mentioned <> ''")
_index("item_tagged", "item", "last_at; id", "tags <> ''")
_index("item_kind", "item", "kind; last_at; id", "kind <> 'neutral'")


def _counted(scope: str, ref: str, state: str, by: int) -> str:
    # An INSERT OR IGNORE here would fail under an outer upsert (traps).
    return (
        f"INSERT INTO counter(scope, ref, state, total) VALUES ('{scope}', {ref}, {state}, {by})"
        f" ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + {by};"
    )


def _item_counts(row: str, by: int) -> str:
    return _counted("channel", f"{row}.channel_id", f"{row}.state", by) + _counted("all", "0", f"{row}.state", by)


_APPEND_ONLY: Final = "SELECT RAISE(ABORT, 'the journal is append-only');"

TRIGGERS: Final = (
    "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN " + _APPEND_ONLY + " END",
    "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN " + _APPEND_ONLY + " END",
    (
        "CREATE TRIGGER entry_in_order BEFORE INSERT ON entry BEGIN"
        " SELECT RAISE(ABORT, 'the journal takes only the next entry')"
        " WHERE new.seq IS NOT coalesce((SELECT max(seq) FROM entry WHERE origin = new.origin), 0) + 1;"
        " SELECT RAISE(ABORT, 'the journal takes only what follows its last hash')"
        " WHERE new.prev IS NOT coalesce((SELECT hash FROM entry WHERE origin = new.origin ORDER BY seq DESC LIMIT 1),"
        " zeroblob(32));"
        " SELECT RAISE(ABORT, 'the journal is append-only') WHERE EXISTS (SELECT 1 FROM entry WHERE id = new.id);"
        " END"
    ),
    f"CREATE TRIGGER item_counted AFTER INSERT ON item BEGIN {_item_counts('new', 1)} END",
    f"CREATE TRIGGER item_uncounted AFTER DELETE ON item BEGIN {_item_counts('old', -1)} END",
    (
        "CREATE TRIGGER item_recounted AFTER UPDATE OF state, channel_id ON item"
        " WHEN old.state <> new.state OR old.channel_id <> new.channel_id"
        f" BEGIN {_item_counts('old', -1)}{_item_counts('new', 1)} END"
    ),
    f"CREATE TRIGGER delivery_counted AFTER INSERT ON delivery BEGIN {_counted('delivery', '0', 'new.state', 1)} END",
    (
        "CREATE TRIGGER delivery_recounted AFTER UPDATE OF state ON delivery WHEN old.state <> new.state"
        f" BEGIN {_counted('delivery', '0', 'old.state', -1)}{_counted('delivery', '0', 'new.state', 1)} END"
    ),
    (
        "CREATE TRIGGER message_guessed AFTER INSERT ON message WHEN new.starts = 1 AND new.ours = 0 BEGIN"
        " INSERT INTO guess_due(message_id) VALUES (new.id) ON CONFLICT (message_id) DO UPDATE SET turn = turn + 1; END"
    ),
    (
        "CREATE TRIGGER message_guessed_anew AFTER UPDATE OF text, starts, ours ON message"
        " WHEN new.starts = 1 AND new.ours = 0 AND (old.text, old.starts, old.ours) IS NOT (new.text, 1, 0) BEGIN"
        " INSERT INTO guess_due(message_id) VALUES (new.id) ON CONFLICT (message_id) DO UPDATE SET turn = turn + 1;"
        " UPDATE suggested SET model = 0 WHERE message_id = new.id; END"
    ),
)


def statements() -> list[str]:
    """Every statement that makes an empty file a store, in order."""
    dialect = sqlite.dialect()
    tables = [str(CreateTable(table).compile(dialect=dialect)).strip() for table in METADATA.tables.values()]
    indexes = [
        str(CreateIndex(index).compile(dialect=dialect)).strip()
        for table in METADATA.tables.values()
        for index in sorted(table.indexes, key=lambda each: str(each.name))
    ]
    return [*tables, *indexes, *full_text.DDL, *TRIGGERS, *full_text.WORDS_DDL]
