"""Entries in words."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.matrix.voice import Rule
from moderator_app.domain.roles import ENGINE_ACTOR, SYSTEM_ACTOR, Role
from moderator_app.services.outcomes import Outcome
from moderator_app.services.past import edits
from moderator_app.services.review import LogLine, readable
from ui import format as fmt
from ui import i18n
from ui.direct.words import outcome_label
from ui.i18n import _t
from ui.names import channel_title
from ui.preferences.who import role_title
from ui.safe_text import visible
from ui.widgets.chips import KIND_ICONS, delivery_label, kind_label

ICONS: Final = {
    EntryKind.REPLY: "reply", EntryKind.HIDE: "hide", EntryKind.UNHIDE: "eye", EntryKind.DELETE: "delete",
    EntryKind.RESTORE: "undo", EntryKind.APPROVE: "check", EntryKind.REJECT: "close", EntryKind.SPAM: "flag",
    EntryKind.BAN: "ban", EntryKind.UNBAN: "undo", EntryKind.MUTE: "mute", EntryKind.UNMUTE: "undo",
    EntryKind.LIKE: "heart", EntryKind.UNLIKE: "heart", EntryKind.EDIT: "edit", EntryKind.CLOSE: "check",
    EntryKind.REOPEN: "inbox", EntryKind.SNOOZE: "snooze", EntryKind.CLAIM: "person", EntryKind.RELEASE: "people",
    EntryKind.ASSIGN: "person-add", EntryKind.NOTE: "note", EntryKind.TAG: "tag", EntryKind.UNTAG: "tag",
    EntryKind.ESCALATE: "alert", EntryKind.TO_DM: "dm", EntryKind.UNDO: "undo", EntryKind.DELIVERY: "outbox",
    EntryKind.ACCOUNT: "key", EntryKind.CHANNEL: "bell", EntryKind.MODERATOR: "people",
    EntryKind.ASK_APPROVAL: "shield", EntryKind.SEND_BACK: "undo",
    EntryKind.ACCOUNT: "key", EntryKind.CHANNEL: "bell", EntryKind.MODERATOR: "people", EntryKind.MATRIX: "matrix",
    EntryKind.POLICY: "clock", EntryKind.SHIFT: "swap", EntryKind.ERASE: "shield", EntryKind.WAKE: "clock",
    EntryKind.ANCHOR: "shield", EntryKind.JOIN: "link", EntryKind.SPLIT: "split",
    EntryKind.KIND: "kind-neutral", EntryKind.OUTCOME: "star", EntryKind.STAFF: "people",
    EntryKind.READ: "eye",
    EntryKind.REVIEW: "star", EntryKind.REBUTTAL: "note",
    EntryKind.WEEKLY: "calendar",
}  # fmt: skip


def kind_words(kind: EntryKind) -> str:
    """What was done."""
    return {
        EntryKind.REPLY: _t("Log", "Replied"),
        EntryKind.HIDE: _t("Log", "Hid"),
        EntryKind.UNHIDE: _t("Log", "Showed again"),
        EntryKind.DELETE: _t("Log", "Deleted"),
        EntryKind.RESTORE: _t("Log", "Restored"),
        EntryKind.APPROVE: _t("Log", "Approved"),
        EntryKind.REJECT: _t("Log", "Rejected"),
        EntryKind.SPAM: _t("Log", "Marked as spam"),
        EntryKind.BAN: _t("Log", "Banned"),
        EntryKind.UNBAN: _t("Log", "Unbanned"),
        EntryKind.MUTE: _t("Log", "Muted"),
        EntryKind.UNMUTE: _t("Log", "Unmuted"),
        EntryKind.LIKE: _t("Log", "Liked"),
        EntryKind.UNLIKE: _t("Log", "Took the like back"),
        EntryKind.EDIT: _t("Log", "Edited"),
        EntryKind.CLOSE: _t("Log", "Closed without reply"),
        EntryKind.REOPEN: _t("Log", "Reopened"),
        EntryKind.SNOOZE: _t("Log", "Snoozed"),
        EntryKind.CLAIM: _t("Log", "Claimed"),
        EntryKind.RELEASE: _t("Log", "Released"),
        EntryKind.ASSIGN: _t("Log", "Assigned"),
        EntryKind.NOTE: _t("Log", "Noted"),
        EntryKind.TAG: _t("Log", "Tagged"),
        EntryKind.UNTAG: _t("Log", "Took a tag off"),
        EntryKind.ESCALATE: _t("Log", "Asked an expert"),
        EntryKind.TO_DM: _t("Log", "Wrote a direct message"),
        EntryKind.READ: _t("Log", "Read the notes"),
        EntryKind.UNDO: _t("Log", "Undid"),
        EntryKind.WAKE: _t("Log", "Time was up"),
        EntryKind.DELIVERY: _t("Log", "Delivery"),
        EntryKind.KIND: _t("Log", "Set the kind"),
        EntryKind.OUTCOME: _t("Log", "Noted the outcome"),
        EntryKind.JOIN: _t("Log", "Joined profiles of one person"),
        EntryKind.SPLIT: _t("Log", "Took a profile out of a person"),
        EntryKind.ACCOUNT: _t("Log", "Changed an account"),
        EntryKind.CHANNEL: _t("Log", "Changed a channel"),
        EntryKind.MODERATOR: _t("Log", "Changed the team"),
        EntryKind.STAFF: _t("Log", "Changed who is ours"),
        EntryKind.MATRIX: _t("Log", "Changed the replies"),
        EntryKind.PROPOSAL: _t("Log", "Proposed an answer"),
        EntryKind.POLICY: _t("Log", "Changed a policy"),
        EntryKind.SHIFT: _t("Log", "Shift"),
        EntryKind.ERASE: _t("Log", "Erased words"),
        EntryKind.ASK_APPROVAL: _t("Log", "Asked for approval"),
        EntryKind.SEND_BACK: _t("Log", "Sent it back"),
        EntryKind.REVIEW: _t("Log", "Reviewed an answer"),
        EntryKind.REBUTTAL: _t("Log", "Objected to a review"),
        EntryKind.ANCHOR: _t("Log", "Took a control code"),
        EntryKind.WEEKLY: _t("Log", "Weekly digest"),
    }[kind]


def done_words(entry: Entry) -> str:
    """What was done, naming the kind of document where one was written."""
    if entry.kind is EntryKind.ERASE:
        return _erase_words(entry)
    part = entry.data.get("part") if entry.kind is EntryKind.MATRIX else None
    return {
        "row": _t("Log", "Changed a row of the matrix"),
        "fragment": _t("Log", "Changed a shared text"),
        "voice": _t("Log", "Changed a voice"),
        "rules": _t("Log", "Changed the community's rules"),
        "lexicon": _t("Log", "Changed slang and synonyms"),
        "scorecard": _t("Log", "Changed a scorecard"),
        "sheet": _t("Log", "Imported replies"),
    }.get(str(part), kind_words(entry.kind))


def _erase_words(entry: Entry) -> str:
    """What was taken away, handed over, or said about how long it is kept."""
    days = entry.data.get("days")
    keeps = _t("Log", "Said to keep everything")
    if isinstance(days, int):
        count = days
        keeps = _t("Log", "Said to keep it for %n days", "", count)
    return {
        "retention_rule": keeps,
        "retention": _t("Log", "Erased what was past its days"),
        "scores": _t("Log", "Erased old grades"),
        "export": _t("Log", "Wrote a copy of somebody's data"),
    }.get(str(entry.data.get("what")), kind_words(EntryKind.ERASE))


def actor_words(line: LogLine) -> str:
    """Who."""
    if line.entry.actor == ENGINE_ACTOR:
        return _t("Log", "Engine")
    if line.entry.actor == SYSTEM_ACTOR:
        return _t("Log", "Program")
    return visible(line.actor_name)


def said(line: LogLine) -> str:
    """What was said, whole; erased words are named as such."""
    texts = [erased(line) if text is None else text for text in readable(line, i18n.language())]
    return "\n".join(texts)


def erased(line: LogLine) -> str:
    """Instead of words that are gone."""
    if line.erased_by is None:
        return _t("Log", "(erased)")
    return _t("Log", "(erased by entry {number})").format(number=fmt.number(line.erased_by))


def brief(line: LogLine) -> str:
    """What was said, in one line: of a reply its text alone."""
    text = line.words.get("text") if line.entry.kind is EntryKind.REPLY else None
    return (said(line) if text is None else text).replace("\n", " ")


def about(line: LogLine) -> str:
    """Whom it was about and what they wrote, for one line; empty: nobody."""
    if line.about is None:
        return ""
    return f"{visible(line.about.author_name)}: {visible(line.about.text[:300])}"


def theirs(line: LogLine) -> str:
    """What somebody wrote, below a title that names them; of an import, below which no name stands, with the name."""
    return about(line) if line.set_size > 1 or line.about is None else visible(line.about.text[:300])


def title(line: LogLine) -> tuple[str, str]:
    """(whom it was about, else what was done; what was done beside a name)."""
    if line.set_size > 1:
        count = line.set_size
        return _t("Log", "Import, %n entries", "", count), ""
    done, more = done_words(line.entry), facts(line)
    if more:
        return (done, more) if line.about is None else (visible(line.about.author_name), f"{done}: {more}")
    if line.about is not None:
        return visible(line.about.author_name), done
    of = about_entry(line.entry)
    return done, "" if of is None else _t("Log", "about entry {number}").format(number=fmt.number(of))


def facts(line: LogLine) -> str:
    """What its words do not say: which tag, whom, which channel and how; empty: nothing."""
    data, subject = line.entry.data, visible(line.subject)
    match line.entry.kind:
        case EntryKind.TAG | EntryKind.UNTAG:
            return visible(str(data.get("tag", "")))
        case EntryKind.ASSIGN | EntryKind.ESCALATE:
            return subject
        case EntryKind.KIND:
            kind = str(data.get("kind", ""))
            return kind_label(kind) if kind in KIND_ICONS else ""
        case EntryKind.OUTCOME:
            outcome = str(data.get("outcome", ""))
            return outcome_label(Outcome(outcome)) if outcome in set(Outcome) else ""
        case EntryKind.SNOOZE:
            until = data.get("until")
            return _t("Log", "until {when}").format(when=fmt.when(until, line.entry.at)) if until else ""
        case EntryKind.CHANNEL:
            subject = visible(channel_title(line.subject))
        case EntryKind.ACCOUNT | EntryKind.MODERATOR:
            pass
        case _:
            return ""
    roles = {each.value: role_title(each) for each in Role}
    change = {
        "role": roles.get(str(data.get("role")), ""),
        "watched": _t("Log", "watched from now on"),
        "unwatched": _t("Log", "no longer watched"),
        "approval": _t("Log", "answers need approval"),
        "no_approval": _t("Log", "answers need no approval"),
        "added": _t("Log", "added"),
        "renewed": _t("Log", "signed in anew"),
        "removed": _t("Log", "removed"),
        "retired": _t("Log", "left the team"),
    }.get(str(data.get("change")), "")
    return " · ".join(part for part in (subject, change) if part)


def about_entry(entry: Entry) -> int | None:
    """The other entry this one is about: the answer that was graded, the decision that was delivered or taken back."""
    of = entry.data.get("of")
    return of if isinstance(of, int) and not isinstance(of, bool) and of != entry.id else None


def source(line: LogLine) -> str:
    """Where a reply came from and how much of it was changed; how it ended where it did not simply arrive."""
    parts = []
    if line.entry.kind is EntryKind.REPLY:
        parts.append(line.row_code and visible(line.row_code))
        if "matrix" in line.entry.data:
            parts.append(changes(line))
        elif line.row_code == "":
            parts.append(_t("Log", "no row"))
    if line.delivery not in {None, DeliveryState.SENT.value} or line.undone_by is not None:
        parts = [*parts[: 1 if line.row_code else 0], outcome(line)]
    return " · ".join(part for part in parts if part)


def changes(line: LogLine) -> str:
    """How much was changed by hand in an answer of the matrix."""
    count = len(edits(line.words.get("edits")))
    if "edits" not in line.words:
        return _t("Log", "verbatim")
    return _t("Log", "%n edits", "", count) if count else _t("Log", "changed by hand")


def outcome(line: LogLine) -> str:
    """How its delivery ended, and whether it was taken back."""
    parts = []
    if line.delivery:
        parts.append(delivery_label(DeliveryState(line.delivery)))
    if line.undone_by is not None:
        parts.append(_t("Log", "undone by entry {number}").format(number=line.undone_by))
    return " · ".join(parts)


def rule_title(rule: str) -> str:
    """What a check of texts looks for."""
    known: dict[str, str] = {
        Rule.EMPTY: _t("Check", "An empty text"),
        Rule.UNRESOLVED: _t("Check", "Places to fill in"),
        Rule.TOO_LONG: _t("Check", "Too long for the platform"),
        Rule.LONG: _t("Check", "Length"),
        Rule.ADDRESS: _t("Check", "Form of address"),
        Rule.GREETING: _t("Check", "Greeting"),
        Rule.NAME: _t("Check", "Name"),
        Rule.THANKS: _t("Check", "Thanks"),
        Rule.SIGNATURE: _t("Check", "Signature"),
        Rule.FORBIDDEN: _t("Check", "Forbidden words"),
        Rule.AGGRESSIVE: _t("Check", "Sharp words"),
        Rule.PREFERRED: _t("Check", "Preferred words"),
        Rule.PROMISE: _t("Check", "A promise"),
        Rule.BUREAUCRATIC: _t("Check", "Officialese"),
        Rule.OTHER_NAME: _t("Check", "Another person's name"),
        Rule.PERSONAL: _t("Check", "Personal data"),
        Rule.SHOUTING: _t("Check", "Capital letters"),
        Rule.EMOJI: _t("Check", "Emoji"),
        Rule.LINK: _t("Check", "Links"),
        Rule.LANGUAGE: _t("Check", "Language of the answer"),
        Rule.SPELLING: _t("Check", "Spelling"),
    }
    return known.get(rule, rule)  # another release knows other rules
