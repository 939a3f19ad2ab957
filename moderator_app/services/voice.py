"""Voices at a desk: which one speaks where, changing them, silencing false alarms, and checking a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.address import FORMAL, INFORMAL
from moderator_app.domain.matrix.checks import Check, CheckContext, checks
from moderator_app.domain.matrix.phrases import wrong_phrase
from moderator_app.domain.matrix.template import Trouble, troubles
from moderator_app.domain.matrix.voice import ALWAYS, Level, Rule, Voice, choose_voice, voice_from_plain, voice_to_plain
from moderator_app.domain.roles import RANK
from moderator_app.errors import INVALID, UserError, declare
from moderator_app.services import book, moderators, shown, texts
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import About
from moderator_app.storage import matrix
from moderator_app.storage.connect import Connection

_LONGEST_NAME: Final = 60

NO_VOICE = declare("no_voice", "There is no voice “{wanted}”.", "Нет голоса «{wanted}».")
BLOCKED = declare(
    "blocked",
    "The text is not sent: {reason_en}",
    "Текст не отправлен: {reason_ru}",
    hint_en="Correct it. Where your role may override it, give a reason.",
    hint_ru="Исправьте его. Если ваша роль позволяет отправить так, укажите причину.",
)
VOICE_CHANGED = declare(
    "voice_changed",
    "Somebody changed the voice “{name}” meanwhile.",
    "Пока вы правили, голос «{name}» изменили.",
    hint_en="Yours is still in the form; the versions show the other one. Saving once more puts yours in force.",
    hint_ru="Ваша правка осталась в форме, версии покажут чужую. Если сохранить ещё раз, в силу войдёт ваша.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A version of a voice. `voice`: None: its words were erased. `by`: name. `at`: UTC microseconds."""

    number: int
    voice: Voice | None
    by: str
    at: int
    retired: bool


def voices(desk: Desk) -> tuple[Voice, ...]:
    """All voices, by number."""
    return book.at(desk).voices


def voice_for(desk: Desk, about: About) -> Voice | None:
    """The voice that answers this item; None: none is for there."""
    return _voice(voices(desk), about)


def _voice(known: tuple[Voice, ...], about: About) -> Voice | None:
    return choose_voice(known, brand=about.brand, language=about.language, platform=about.platform)


# ---------------------------------------------------------------- checking


def context(desk: Desk, about: About, *, public: bool | None = None) -> CheckContext:
    """What a text for this item is checked against; kept by the composer while the item is open.

    Args:
        desk: who writes.
        about: for whom.
        public: None: as the item is; False: the text is a direct message.
    """
    return context_with(desk, voices(desk), about, public=public)


def context_with(desk: Desk, known: tuple[Voice, ...], about: About, *, public: bool | None = None) -> CheckContext:
    """The same with the voices of another connection."""
    info = desk.info(about.platform)
    return CheckContext(
        voice=_voice(known, about),
        name=about.name,
        question=about.question,
        language=about.language,
        public=about.public if public is None else public,
        first=about.first,
        other_names=about.other_names,
        capabilities=None if info is None else info.capabilities,
    )


def check(desk: Desk, text: str, about: About | None = None) -> list[Check]:
    """Everything there is to say about a text; without an item, by the only voice there is, or the first."""
    if about is not None:
        return checks(text, context(desk, about))
    known = voices(desk)
    return checks(text, CheckContext(voice=known[0] if known else None, first=False))


def may_override(desk: Desk, found: Check) -> bool:
    """Whether whoever works here may send it all the same, with a reason."""
    who = desk.moderator
    return found.override is not None and who is not None and RANK[who.role] >= RANK[found.override]


def known_on(conn: Connection, desk: Desk) -> tuple[Voice, ...]:
    """All voices, on the connection of a decision."""
    return book.read(conn, str(desk.profile.store)).voices


def refuse_blocked(desk: Desk, found: list[Check], override: str | None) -> list[Check]:
    """Raise when something blocks the text; what a given reason overrides is returned for the log.

    Raises:
        UserError: `blocked` (exit 1).
    """
    blocks = [each for each in found if each.level is Level.BLOCK]
    for each in blocks:
        if not (override and override.strip() and may_override(desk, each)):
            raise UserError(BLOCKED, reason_en=each.reason_en, reason_ru=each.reason_ru)
    return blocks


def note_overridden(  # noqa: PLR0917 - what is checked, and where it is noted
    conn: Connection,
    desk: Desk,
    about: About,
    text: str,
    override: str | None,
    data: dict[str, Any],
    words: dict[str, str],
    *,
    public: bool | None = None,
) -> None:
    """Stop what the brand's voice blocks; a block that a role overrides goes into the entry with its reason.

    Every finding is noted there by its code.

    Raises:
        UserError: `blocked`, `hidden_characters`.
    """
    known = known_on(conn, desk)
    if not known:
        return
    found = checks(text, context_with(desk, known, about, public=public))
    overridden = refuse_blocked(desk, found, override)
    if found:
        data["checks"] = shown.pairs(found)
    if overridden and override:
        data["overridden"] = sorted({each.rule.value for each in overridden})
        words["override"] = texts.ours(override)


# ---------------------------------------------------------------- changing


def save(conn: Connection, desk: Desk, voice: Voice) -> Voice:
    """Write a new version of a voice, or a new voice (`id` 0).

    The voice's `version` is the one that was read; another one in force means that somebody was quicker.

    Raises:
        UserError: `forbidden`, `invalid`, `no_voice`, `voice_changed`.
    """
    desk.require(EntryKind.MATRIX)
    now = book.read(conn)
    for wrong in faults(voice, now.matrix.fragments).values():
        raise UserError(INVALID, reason_en=wrong.text_en, reason_ru=wrong.text_ru)
    same = next((each for each in now.voices if each.name.casefold() == voice.name.casefold()), None)
    if same is not None and same.id != voice.id:
        raise UserError(
            INVALID, reason_en=f"The name {voice.name} is taken.", reason_ru=f"Имя {voice.name} уже занято."
        )
    if voice.id:
        known = next((each for each in now.voices if each.id == voice.id), None)
        if known is None:
            raise UserError(NO_VOICE, wanted=voice.name)
        if known.version != voice.version:
            raise UserError(VOICE_CHANGED, name=known.name)
    number, version = book.write(conn, desk, kind=matrix.VOICE, number=voice.id, plain=voice_to_plain(voice))
    return replace(voice, id=number, version=version)


def silence(conn: Connection, desk: Desk, voice_id: int, rule: Rule, phrase: str) -> Voice:
    """From now on this voice no longer minds that phrase (a false alarm); an empty phrase silences the whole rule.

    Raises:
        UserError: `forbidden`, `invalid` for a rule that cannot be silenced, `no_voice`.
    """
    if rule in ALWAYS:
        raise UserError(
            INVALID, reason_en=f"The rule {rule} always holds.", reason_ru=f"Правило {rule} действует всегда."
        )
    found = _find(conn, voice_id)
    silenced = dict(found.silenced)
    silenced[rule] = tuple(dict.fromkeys((*silenced.get(rule, ()), phrase.strip())))
    return save(conn, desk, replace(found, silenced=silenced))


def remove(conn: Connection, desk: Desk, voice_id: int) -> None:
    """Nobody speaks so any more; its versions stay.

    Raises:
        UserError: `forbidden`, `no_voice`.
    """
    desk.require(EntryKind.MATRIX)
    found = _find(conn, voice_id)
    plain = voice_to_plain(found)
    book.write(conn, desk, kind=matrix.VOICE, number=voice_id, plain=plain, change="retired", retired=True)


def _find(conn: Connection, voice_id: int) -> Voice:
    found = next((each for each in book.read(conn).voices if each.id == voice_id), None)
    if found is None:
        raise UserError(NO_VOICE, wanted=voice_id)
    return found


def faults(voice: Voice, fragments: Mapping[str, str] | None = None) -> dict[str, Trouble]:
    """Everything that makes a voice unusable: field -> its first fault. For the editor and for files."""
    found: dict[str, Trouble] = {}

    def wrong(name: str, english: str, russian: str) -> None:
        found.setdefault(name, Trouble(code="voice", text_en=english, text_ru=russian))

    if not voice.name.strip() or len(voice.name) > _LONGEST_NAME:
        wrong("name", "A voice needs a short name.", "Голосу нужно короткое имя.")
    if voice.address not in {"", FORMAL, INFORMAL}:
        wrong("address", "The form of address is “ты”, “вы” or empty.", "Обращение — «ты», «вы» или не указано.")
    if voice.language not in {"", "ru", "en"}:
        wrong("language", "The language is ru, en or empty.", "Язык — ru, en или не указан.")
    for name in ("forbidden", "preferred", "promises"):
        for each in getattr(voice, name):
            reason = wrong_phrase(each.phrase)
            if reason is not None:
                wrong(name, f"The phrase “{each.phrase[:60]}”: {reason[0]}", f"Фраза «{each.phrase[:60]}»: {reason[1]}")
    for name in ("greeting", "close", "signature"):
        for trouble in troubles(getattr(voice, name), fragments)[:1]:
            found.setdefault(name, trouble)
    return found


def past(desk: Desk, voice_id: int) -> list[Past]:
    """Every version of a voice, newest first."""
    names = moderators.names(desk)
    return [
        Past(
            number=each.version,
            voice=None if each.plain is None
            else voice_from_plain(each.plain, voice_id=each.id, version=each.version),
            by=names.get(each.actor, each.actor),
            at=each.at,
            retired=each.retired,
        )
        for each in matrix.versions(desk.reader, voice_id)
    ]  # fmt: skip
