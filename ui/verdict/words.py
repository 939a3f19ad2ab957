"""What the sheet says: names of acts, ends, and the verb that says exactly what its button does."""

from __future__ import annotations

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.services.verdict import DAY_S, HOUR_S, Verdict
from ui.i18n import _t


def act_name(kind: EntryKind) -> str:
    """An act on its segment."""
    return {
        EntryKind.HIDE: _t("Verdict", "Hide"),
        EntryKind.DELETE: _t("Verdict", "Delete"),
        EntryKind.NOTE: _t("Verdict", "Warn"),
        EntryKind.APPROVE: _t("Verdict", "Approve"),
        EntryKind.REJECT: _t("Verdict", "Reject"),
        EntryKind.SPAM: _t("Verdict", "Spam"),
        EntryKind.MUTE: _t("Verdict", "Mute"),
        EntryKind.BAN: _t("Verdict", "Ban"),
    }[kind]


def title(kind: EntryKind) -> str:
    """Over the sheet."""
    return {
        EntryKind.HIDE: _t("Verdict", "Hide the comment"),
        EntryKind.DELETE: _t("Verdict", "Delete the comment"),
        EntryKind.NOTE: _t("Verdict", "Warn the author"),
        EntryKind.APPROVE: _t("Verdict", "Approve the comment"),
        EntryKind.REJECT: _t("Verdict", "Reject the comment"),
        EntryKind.SPAM: _t("Verdict", "Mark as spam"),
        EntryKind.MUTE: _t("Verdict", "Mute the author"),
        EntryKind.BAN: _t("Verdict", "Ban the author"),
    }[kind]


def end_name(seconds: int | None) -> str:
    """How long a ban or mute lasts, on its button."""
    if seconds is None:
        return _t("Verdict", "for good")
    days, hours = seconds // DAY_S, seconds // HOUR_S
    return _t("Verdict", "%n h", "", hours) if seconds % DAY_S else _t("Verdict", "%n d", "", days)


def _for(seconds: int | None) -> str:
    if seconds is None:
        return _t("Verdict", "for good")
    days, hours = seconds // DAY_S, seconds // HOUR_S
    return _t("Verdict", "for %n hour(s)", "", hours) if seconds % DAY_S else _t("Verdict", "for %n day(s)", "", days)


def note_name(kind: NoteType) -> str:
    """What a note is for."""
    if kind is NoteType.WARNING:
        return _t("Verdict", "Warning")
    return _t("Verdict", "About the author") if kind is NoteType.PERSON else _t("Verdict", "Note")


def verb(wanted: Verdict, *, asks: bool = False) -> str:
    """Everything that the button will do, in a few words: “Ban for 7 days, delete and reply”.

    `asks`: a ban or mute is beyond the role and only asked for.
    """
    count = 1 + len(wanted.earlier)
    removal = {
        EntryKind.HIDE: _t("Verdict", "hide %n message(s)", "", count) if count > 1 else _t("Verdict", "hide"),
        EntryKind.DELETE: _t("Verdict", "delete %n message(s)", "", count) if count > 1 else _t("Verdict", "delete"),
        EntryKind.REJECT: _t("Verdict", "reject"),
        EntryKind.SPAM: _t("Verdict", "mark as spam"),
    }
    main = {
        EntryKind.NOTE: _t("Verdict", "warn"),
        EntryKind.APPROVE: _t("Verdict", "approve"),
        EntryKind.MUTE: (_t("Verdict", "ask for a mute") if asks else _t("Verdict", "mute")) + f" {_for(wanted.for_s)}",
        EntryKind.BAN: (_t("Verdict", "ask for a ban") if asks else _t("Verdict", "ban")) + f" {_for(wanted.for_s)}",
    }
    parts = [removal[wanted.act] if wanted.act in removal else main[wanted.act]]
    if wanted.remove is not None:
        parts.append(removal[wanted.remove])
    if wanted.reply or wanted.files:
        parts.append(_t("Verdict", "write in private") if wanted.private else _t("Verdict", "reply"))
    said = ", ".join(parts[:-1])
    said = _t("Verdict", "{first} and {last}").format(first=said, last=parts[-1]) if said else parts[0]
    return said[:1].upper() + said[1:]


def done(wanted: Verdict, *, asks: bool = False) -> str:
    """What the toast says once it is committed."""
    return _t("Verdict", "Decided: {what}").format(what=verb(wanted, asks=asks))
