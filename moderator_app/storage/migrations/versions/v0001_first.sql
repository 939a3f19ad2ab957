CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE moderator (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	language TEXT DEFAULT 'ru' NOT NULL, 
	active INTEGER DEFAULT 1 NOT NULL, 
	created_at INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
)
 STRICT;

CREATE TABLE brand (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
)
 STRICT;

CREATE TABLE account (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	platform TEXT NOT NULL, 
	base_url TEXT NOT NULL, 
	proxy TEXT, 
	settings_json TEXT DEFAULT '{}' NOT NULL, 
	secret_names_json TEXT DEFAULT '[]' NOT NULL, 
	external_id TEXT, 
	external_name TEXT, 
	own_ids_json TEXT DEFAULT '[]' NOT NULL, 
	missing_json TEXT DEFAULT '{}' NOT NULL, 
	clock_offset_us INTEGER, 
	credential_version INTEGER DEFAULT 1 NOT NULL, 
	created_at INTEGER NOT NULL, 
	removed_at INTEGER
)
 STRICT;

CREATE TABLE health (
	account_id INTEGER NOT NULL, 
	capability TEXT DEFAULT '' NOT NULL, 
	code TEXT NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER, 
	PRIMARY KEY (account_id, capability)
)
 STRICT;

CREATE TABLE channel (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	brand_id INTEGER, 
	external_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	private INTEGER DEFAULT 0 NOT NULL, 
	permalink TEXT, 
	missing_json TEXT DEFAULT '{}' NOT NULL, 
	starts TEXT NOT NULL, 
	watched INTEGER DEFAULT 0 NOT NULL, 
	watched_at INTEGER, 
	horizon_at INTEGER, 
	UNIQUE (account_id, external_id)
)
 STRICT;

CREATE TABLE cursor (
	channel_id INTEGER NOT NULL, 
	value TEXT, 
	pulled_at INTEGER, 
	caught_up_at INTEGER, 
	refreshed_at INTEGER, 
	left_count INTEGER, 
	PRIMARY KEY (channel_id)
)
 STRICT;

CREATE TABLE thread (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel_id INTEGER NOT NULL, 
	external_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	permalink TEXT, 
	closed INTEGER DEFAULT 0 NOT NULL, 
	UNIQUE (channel_id, external_id)
)
 STRICT;

CREATE TABLE author (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	identity TEXT NOT NULL, 
	external_id TEXT, 
	name TEXT NOT NULL, 
	handle TEXT, 
	profile_url TEXT, 
	avatar_url TEXT, 
	bot INTEGER DEFAULT 0 NOT NULL, 
	first_seen_at INTEGER NOT NULL, 
	UNIQUE (account_id, identity)
)
 STRICT;

CREATE TABLE message (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	channel_id INTEGER NOT NULL, 
	thread_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	external_id TEXT NOT NULL, 
	generation INTEGER DEFAULT 0 NOT NULL, 
	created_at INTEGER NOT NULL, 
	time_known INTEGER DEFAULT 1 NOT NULL, 
	first_seen_at INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	edited_at INTEGER, 
	changed_at INTEGER, 
	removed_at INTEGER, 
	visibility TEXT DEFAULT 'public' NOT NULL, 
	ours INTEGER DEFAULT 0 NOT NULL, 
	starts INTEGER DEFAULT 1 NOT NULL, 
	history INTEGER DEFAULT 0 NOT NULL, 
	addressed INTEGER DEFAULT 1 NOT NULL, 
	reply_to TEXT, 
	permalink TEXT, 
	attachments_json TEXT DEFAULT '[]' NOT NULL, 
	claimed_by INTEGER, 
	item_id INTEGER, 
	refreshed_at INTEGER, 
	payload_hash BLOB, 
	UNIQUE (channel_id, external_id, generation)
)
 STRICT;

CREATE TABLE revision (
	id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	replaced_at INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE tombstone (
	channel_id INTEGER NOT NULL, 
	external_id TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	PRIMARY KEY (channel_id, external_id)
)
 STRICT;

CREATE TABLE item (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	thread_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	waiting_reason TEXT, 
	settler TEXT, 
	started_at INTEGER NOT NULL, 
	last_at INTEGER NOT NULL, 
	last_message_id INTEGER NOT NULL, 
	message_count INTEGER NOT NULL, 
	until INTEGER, 
	assignee TEXT, 
	claimed_by TEXT, 
	claimed_until INTEGER, 
	kind TEXT, 
	tags TEXT DEFAULT '' NOT NULL, 
	notes INTEGER DEFAULT 0 NOT NULL, 
	new_since INTEGER DEFAULT 0 NOT NULL, 
	needs_look INTEGER DEFAULT 0 NOT NULL, 
	mentioned TEXT DEFAULT '' NOT NULL, 
	due_at INTEGER, 
	delivery_state TEXT, 
	delivery_entry INTEGER, 
	settled_by TEXT, 
	settled_at INTEGER, 
	metric TEXT, 
	warn_at INTEGER, 
	burn_at INTEGER, 
	left_us INTEGER, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE counter (
	scope TEXT NOT NULL, 
	ref INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	total INTEGER NOT NULL, 
	PRIMARY KEY (scope, ref, state)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	origin TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	prev BLOB NOT NULL, 
	record BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	at INTEGER GENERATED ALWAYS AS (json_extract(CAST(record AS TEXT), '$.at')) VIRTUAL, 
	actor TEXT GENERATED ALWAYS AS (json_extract(CAST(record AS TEXT), '$.actor')) VIRTUAL, 
	kind TEXT GENERATED ALWAYS AS (json_extract(CAST(record AS TEXT), '$.kind')) VIRTUAL, 
	request TEXT GENERATED ALWAYS AS (json_extract(CAST(record AS TEXT), '$.request')) VIRTUAL, 
	batch TEXT GENERATED ALWAYS AS (json_extract(CAST(record AS TEXT), '$.batch')) VIRTUAL, 
	UNIQUE (origin, seq)
)
 STRICT;

CREATE TABLE entry_message (
	entry_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (message_id, entry_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE cause (
	name TEXT NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE words (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	salt BLOB, 
	body TEXT, 
	erased_by INTEGER
)
 STRICT;

CREATE TABLE delivery (
	entry_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	thread_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	state TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL, 
	text_words INTEGER, 
	target_text_sha BLOB, 
	args_json TEXT DEFAULT '{}' NOT NULL, 
	written_at INTEGER NOT NULL, 
	hold_s INTEGER DEFAULT 0 NOT NULL, 
	hold_until INTEGER, 
	hold_boot TEXT, 
	hold_until_awake INTEGER, 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	first_attempt_at INTEGER, 
	first_boot TEXT, 
	first_awake INTEGER, 
	last_attempt_at INTEGER, 
	ambiguous_at INTEGER, 
	looks INTEGER DEFAULT 0 NOT NULL, 
	last_look_at INTEGER, 
	next_at INTEGER, 
	checked_at INTEGER, 
	blocked_code TEXT, 
	blocked_until INTEGER, 
	waits_for INTEGER, 
	send_now INTEGER DEFAULT 0 NOT NULL, 
	external_id TEXT, 
	permalink TEXT, 
	sent_at INTEGER, 
	error_code TEXT, 
	error_text TEXT, 
	stale_json TEXT, 
	undo_of INTEGER, 
	PRIMARY KEY (entry_id)
)
 STRICT;

CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	from_state TEXT NOT NULL, 
	to_state TEXT NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE quarantine (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	channel_id INTEGER, 
	external_id TEXT, 
	payload BLOB NOT NULL, 
	payload_hash BLOB NOT NULL, 
	reason TEXT NOT NULL, 
	adapter_version TEXT NOT NULL, 
	first_seen_at INTEGER NOT NULL, 
	times INTEGER DEFAULT 1 NOT NULL, 
	resolved_at INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (account_id, payload_hash)
)
 STRICT;

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	refs_json TEXT NOT NULL
)
 STRICT;

CREATE TABLE read_mark (
	thread_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (thread_id, author_id)
)
 STRICT;

CREATE TABLE clock (
	item_id INTEGER NOT NULL, 
	metric TEXT NOT NULL, 
	cycle INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	started_at INTEGER NOT NULL, 
	policy INTEGER, 
	version INTEGER, 
	target_us INTEGER, 
	due_at INTEGER, 
	hard_at INTEGER, 
	warn_at INTEGER, 
	burn_at INTEGER, 
	elapsed_us INTEGER, 
	left_us INTEGER, 
	until_us INTEGER, 
	waiting TEXT, 
	ended_at INTEGER, 
	flag TEXT DEFAULT '' NOT NULL, 
	events TEXT NOT NULL, 
	PRIMARY KEY (item_id, metric, cycle)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE matrix_batch (
	id INTEGER NOT NULL, 
	in_force INTEGER DEFAULT 0 NOT NULL, 
	at INTEGER NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE matrix_doc (
	doc_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	batch_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	words_id INTEGER NOT NULL, 
	retired INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (doc_id, version)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE matrix_use (
	entry_id INTEGER NOT NULL, 
	row_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	variant INTEGER NOT NULL, 
	edited INTEGER DEFAULT 0 NOT NULL, 
	at INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	PRIMARY KEY (entry_id)
)
 STRICT;

CREATE TABLE proposal (
	entry_id INTEGER NOT NULL, 
	doc_id INTEGER NOT NULL, 
	base INTEGER NOT NULL, 
	words_id INTEGER NOT NULL, 
	comment_id INTEGER NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	actor TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	answer_id INTEGER, 
	PRIMARY KEY (entry_id)
)
 STRICT;

CREATE TABLE likeness (
	band INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (band, item_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entry_channel (
	channel_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (channel_id, entry_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entry_words (
	words_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (words_id)
)
 STRICT;

CREATE TABLE guess (
	message_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	confidence REAL NOT NULL, 
	negativity REAL NOT NULL, 
	toxicity REAL NOT NULL, 
	language TEXT NOT NULL, 
	PRIMARY KEY (message_id)
)
 STRICT;

CREATE TABLE guess_due (
	message_id INTEGER NOT NULL, 
	turn INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (message_id)
)
 STRICT;

CREATE TABLE suggested (
	item_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	model INTEGER NOT NULL, 
	fits INTEGER NOT NULL, 
	confidence REAL NOT NULL, 
	PRIMARY KEY (item_id)
)
 STRICT;

CREATE TABLE suggestion (
	item_id INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	row_id INTEGER NOT NULL, 
	score REAL NOT NULL, 
	spans_json TEXT DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (item_id, rank)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE approval_due (
	entry_id INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	PRIMARY KEY (entry_id)
)
 STRICT;

CREATE TABLE approval_channel (
	channel_id INTEGER NOT NULL, 
	PRIMARY KEY (channel_id)
)
 STRICT;

CREATE TABLE entry_mark (
	mark TEXT NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (mark, entry_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entry_verdict (
	verdict TEXT NOT NULL, 
	entry_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	PRIMARY KEY (verdict, entry_id, item_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE entry_set (
	set_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (set_id, entry_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE log_view (
	id INTEGER NOT NULL, 
	moderator_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	filter_json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (moderator_id, name)
)
 STRICT;

CREATE TABLE erased_author (
	account_id INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	author_id INTEGER NOT NULL, 
	until_us INTEGER NOT NULL, 
	keeps INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (account_id, hash)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE erased_message (
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (message_id)
)
 STRICT;

CREATE TABLE erased_place (
	kind TEXT NOT NULL, 
	place_id INTEGER NOT NULL, 
	PRIMARY KEY (kind, place_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE retention (
	brand_id INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	PRIMARY KEY (brand_id)
)
 STRICT;

CREATE TABLE spike (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subject TEXT NOT NULL, 
	began_at INTEGER NOT NULL, 
	seen_at INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	expected REAL NOT NULL, 
	chance REAL NOT NULL
)
 STRICT;

CREATE TABLE spike_item (
	spike_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	PRIMARY KEY (spike_id, item_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE message_link (
	host TEXT NOT NULL, 
	message_id INTEGER NOT NULL, 
	PRIMARY KEY (host, message_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE saved_view (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	owner INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	shared INTEGER DEFAULT 0 NOT NULL, 
	position INTEGER NOT NULL, 
	content_json TEXT NOT NULL, 
	created_at INTEGER NOT NULL
)
 STRICT;

CREATE TABLE person (
	author_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	PRIMARY KEY (author_id)
)
 STRICT;

CREATE TABLE media (
	message_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	state TEXT NOT NULL, 
	asked_at INTEGER NOT NULL, 
	sha256 TEXT, 
	kind TEXT, 
	size INTEGER, 
	error TEXT, 
	PRIMARY KEY (message_id, position)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE sent_file (
	words_id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	PRIMARY KEY (words_id, sha256)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE weekly (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	content_json TEXT NOT NULL, 
	since INTEGER NOT NULL, 
	version INTEGER DEFAULT 0 NOT NULL
)
 STRICT;

CREATE TABLE weekly_run (
	schedule_id INTEGER NOT NULL, 
	week TEXT NOT NULL, 
	state TEXT NOT NULL, 
	entry_id INTEGER NOT NULL, 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	at INTEGER NOT NULL, 
	next_at INTEGER, 
	missed_json TEXT DEFAULT '[]' NOT NULL, 
	code TEXT, 
	facts_json TEXT DEFAULT '{}' NOT NULL, 
	files_json TEXT DEFAULT '[]' NOT NULL, 
	refused_json TEXT DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (schedule_id, week)
)
 WITHOUT ROWID,
 STRICT;

CREATE UNIQUE INDEX account_name ON account (name) WHERE removed_at IS NULL;

CREATE INDEX message_author ON message (author_id, created_at);

CREATE INDEX message_case ON message (thread_id, author_id, created_at);

CREATE INDEX message_heard ON message (created_at) WHERE ours = 0 AND starts = 1;

CREATE INDEX message_item ON message (item_id) WHERE item_id IS NOT NULL;

CREATE INDEX message_reply ON message (channel_id, reply_to) WHERE ours = 1 AND reply_to IS NOT NULL;

CREATE INDEX message_thread ON message (thread_id, created_at);

CREATE INDEX revision_message ON revision (message_id);

CREATE INDEX item_all ON item (last_at, id);

CREATE INDEX item_assignee ON item (assignee, last_at, id) WHERE assignee IS NOT NULL;

CREATE INDEX item_author ON item (author_id, last_at);

CREATE INDEX item_case ON item (thread_id, author_id);

CREATE INDEX item_channel ON item (channel_id, last_at, id);

CREATE INDEX item_done ON item (last_at, id) WHERE state = 'done';

CREATE INDEX item_due ON item (due_at, burn_at, warn_at) WHERE state = 'open' AND due_at IS NOT NULL;

CREATE INDEX item_kind ON item (kind, last_at, id) WHERE kind <> 'neutral';

CREATE INDEX item_lease ON item (claimed_until) WHERE claimed_until IS NOT NULL;

CREATE INDEX item_mentioned ON item (last_at, id) WHERE mentioned <> '';

CREATE INDEX item_needs ON item (last_at, id) WHERE delivery_state IN ('unsure', 'stale', 'refused') OR needs_look = 1;

CREATE INDEX item_open ON item (coalesce(due_at, started_at + 9000000000000000), id) WHERE state = 'open';

CREATE INDEX item_open_channel ON item (channel_id, coalesce(due_at, started_at + 9000000000000000), id) WHERE state = 'open';

CREATE INDEX item_open_new ON item (last_at, id) WHERE state = 'open';

CREATE INDEX item_settled ON item (settled_at) WHERE state = 'done' AND settled_at IS NOT NULL;

CREATE INDEX item_started ON item (started_at, id);

CREATE INDEX item_tagged ON item (last_at, id) WHERE tags <> '';

CREATE INDEX item_until ON item (until) WHERE until IS NOT NULL;

CREATE INDEX item_waiting ON item (last_at, id) WHERE state = 'waiting';

CREATE INDEX entry_actor ON entry (actor, id);

CREATE INDEX entry_at ON entry (at);

CREATE INDEX entry_kind ON entry (kind, id);

CREATE UNIQUE INDEX entry_request ON entry (request) WHERE request IS NOT NULL;

CREATE INDEX entry_seen ON entry_message (entry_id);

CREATE INDEX delivery_case ON delivery (thread_id, author_id, entry_id);

CREATE UNIQUE INDEX delivery_claim ON delivery (channel_id, external_id) WHERE external_id IS NOT NULL AND action IN ('reply', 'to-dm');

CREATE INDEX delivery_due ON delivery (account_id, entry_id) WHERE state IN ('held', 'queued', 'sending', 'retry', 'unsure');

CREATE INDEX delivery_open ON delivery (state, entry_id) WHERE state NOT IN ('sent', 'cancelled', 'abandoned');

CREATE INDEX attempt_entry ON attempt (entry_id, id);

CREATE INDEX matrix_doc_batch ON matrix_doc (batch_id);

CREATE INDEX matrix_use_actor ON matrix_use (actor, at);

CREATE INDEX matrix_use_row ON matrix_use (row_id, at);

CREATE INDEX proposal_open ON proposal (entry_id) WHERE state = 'open';

CREATE INDEX likeness_item ON likeness (item_id);

CREATE INDEX entry_words_entry ON entry_words (entry_id, words_id);

CREATE INDEX suggested_message ON suggested (message_id);

CREATE INDEX entry_mark_entry ON entry_mark (entry_id);

CREATE INDEX entry_verdict_item ON entry_verdict (item_id);

CREATE INDEX entry_set_entry ON entry_set (entry_id);

CREATE INDEX spike_seen ON spike (seen_at);

CREATE INDEX message_link_message ON message_link (message_id);

CREATE INDEX person_members ON person (person_id, author_id);

CREATE INDEX media_asked ON media (account_id, asked_at) WHERE state = 'asked';

CREATE INDEX media_file ON media (sha256) WHERE sha256 IS NOT NULL;

CREATE UNIQUE INDEX weekly_name ON weekly (name);

CREATE VIEW message_search(id, text, author, title) AS SELECT m.id, replace(replace(m.text, 'ё', 'е'), 'Ё', 'Е'), replace(replace(a.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(t.title, 'ё', 'е'), 'Ё', 'Е') FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id;

CREATE TABLE fts_dirty (id INTEGER PRIMARY KEY, text TEXT, author TEXT, title TEXT) STRICT;

CREATE VIRTUAL TABLE message_fts USING fts5(text, author, title, content='message_search', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3');

CREATE TRIGGER message_indexed AFTER INSERT ON message BEGIN INSERT INTO fts_dirty(id) VALUES (new.id) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER message_text_changed BEFORE UPDATE OF text, author_id, thread_id ON message WHEN (old.text, old.author_id, old.thread_id) IS NOT (new.text, new.author_id, new.thread_id) BEGIN INSERT INTO fts_dirty SELECT m.id, replace(replace(m.text, 'ё', 'е'), 'Ё', 'Е'), replace(replace(a.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(t.title, 'ё', 'е'), 'Ё', 'Е') FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id WHERE m.id = old.id ON CONFLICT DO NOTHING; END;

CREATE TRIGGER message_unindexed BEFORE DELETE ON message BEGIN INSERT INTO fts_dirty SELECT m.id, replace(replace(m.text, 'ё', 'е'), 'Ё', 'Е'), replace(replace(a.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(t.title, 'ё', 'е'), 'Ё', 'Е') FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id WHERE m.id = old.id ON CONFLICT DO NOTHING; END;

CREATE TRIGGER author_renamed BEFORE UPDATE OF name ON author WHEN old.name <> new.name BEGIN INSERT INTO fts_dirty SELECT m.id, replace(replace(m.text, 'ё', 'е'), 'Ё', 'Е'), replace(replace(a.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(t.title, 'ё', 'е'), 'Ё', 'Е') FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id WHERE m.author_id = old.id ON CONFLICT DO NOTHING; END;

CREATE TRIGGER thread_renamed BEFORE UPDATE OF title ON thread WHEN old.title <> new.title BEGIN INSERT INTO fts_dirty SELECT m.id, replace(replace(m.text, 'ё', 'е'), 'Ё', 'Е'), replace(replace(a.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(t.title, 'ё', 'е'), 'Ё', 'Е') FROM message m JOIN author a ON a.id = m.author_id JOIN thread t ON t.id = m.thread_id WHERE m.thread_id = old.id ON CONFLICT DO NOTHING; END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'the journal takes only the next entry') WHERE new.seq IS NOT coalesce((SELECT max(seq) FROM entry WHERE origin = new.origin), 0) + 1; SELECT RAISE(ABORT, 'the journal takes only what follows its last hash') WHERE new.prev IS NOT coalesce((SELECT hash FROM entry WHERE origin = new.origin ORDER BY seq DESC LIMIT 1), zeroblob(32)); SELECT RAISE(ABORT, 'the journal is append-only') WHERE EXISTS (SELECT 1 FROM entry WHERE id = new.id); END;

CREATE TRIGGER item_counted AFTER INSERT ON item BEGIN INSERT INTO counter(scope, ref, state, total) VALUES ('channel', new.channel_id, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1;INSERT INTO counter(scope, ref, state, total) VALUES ('all', 0, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1; END;

CREATE TRIGGER item_uncounted AFTER DELETE ON item BEGIN INSERT INTO counter(scope, ref, state, total) VALUES ('channel', old.channel_id, old.state, -1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + -1;INSERT INTO counter(scope, ref, state, total) VALUES ('all', 0, old.state, -1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + -1; END;

CREATE TRIGGER item_recounted AFTER UPDATE OF state, channel_id ON item WHEN old.state <> new.state OR old.channel_id <> new.channel_id BEGIN INSERT INTO counter(scope, ref, state, total) VALUES ('channel', old.channel_id, old.state, -1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + -1;INSERT INTO counter(scope, ref, state, total) VALUES ('all', 0, old.state, -1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + -1;INSERT INTO counter(scope, ref, state, total) VALUES ('channel', new.channel_id, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1;INSERT INTO counter(scope, ref, state, total) VALUES ('all', 0, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1; END;

CREATE TRIGGER delivery_counted AFTER INSERT ON delivery BEGIN INSERT INTO counter(scope, ref, state, total) VALUES ('delivery', 0, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1; END;

CREATE TRIGGER delivery_recounted AFTER UPDATE OF state ON delivery WHEN old.state <> new.state BEGIN INSERT INTO counter(scope, ref, state, total) VALUES ('delivery', 0, old.state, -1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + -1;INSERT INTO counter(scope, ref, state, total) VALUES ('delivery', 0, new.state, 1) ON CONFLICT (scope, ref, state) DO UPDATE SET total = total + 1; END;

CREATE TRIGGER message_guessed AFTER INSERT ON message WHEN new.starts = 1 AND new.ours = 0 BEGIN INSERT INTO guess_due(message_id) VALUES (new.id) ON CONFLICT (message_id) DO UPDATE SET turn = turn + 1; END;

CREATE TRIGGER message_guessed_anew AFTER UPDATE OF text, starts, ours ON message WHEN new.starts = 1 AND new.ours = 0 AND (old.text, old.starts, old.ours) IS NOT (new.text, 1, 0) BEGIN INSERT INTO guess_due(message_id) VALUES (new.id) ON CONFLICT (message_id) DO UPDATE SET turn = turn + 1; UPDATE suggested SET model = 0 WHERE message_id = new.id; END;

CREATE VIEW words_search(id, body) AS SELECT id, replace(replace(body, 'ё', 'е'), 'Ё', 'Е') FROM words WHERE body IS NOT NULL;

CREATE VIRTUAL TABLE words_fts USING fts5(body, content='words_search', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3');

CREATE TRIGGER words_indexed AFTER INSERT ON words WHEN new.body IS NOT NULL BEGIN INSERT INTO words_fts(rowid, body) VALUES (new.id, replace(replace(new.body, 'ё', 'е'), 'Ё', 'Е')); END;

CREATE TRIGGER words_leave BEFORE UPDATE OF body ON words WHEN old.body IS NOT NULL BEGIN INSERT INTO words_fts(words_fts, rowid, body) VALUES ('delete', old.id, replace(replace(old.body, 'ё', 'е'), 'Ё', 'Е')); END;

CREATE TRIGGER words_changed AFTER UPDATE OF body ON words WHEN new.body IS NOT NULL BEGIN INSERT INTO words_fts(rowid, body) VALUES (new.id, replace(replace(new.body, 'ё', 'е'), 'Ё', 'Е')); END;

CREATE TRIGGER words_unindexed BEFORE DELETE ON words WHEN old.body IS NOT NULL BEGIN INSERT INTO words_fts(words_fts, rowid, body) VALUES ('delete', old.id, replace(replace(old.body, 'ё', 'е'), 'Ё', 'Е')); END