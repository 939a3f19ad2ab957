"""The matrix as those see it who keep it: everything at once, versions of a row, and how a variant will read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix import template
from moderator_app.domain.matrix.checks import Check, CheckContext, checks
from moderator_app.domain.matrix.rows import Fragment, Row, Variant, row_from_plain
from moderator_app.domain.matrix.template import Facts, Rendered
from moderator_app.domain.matrix.voice import Voice, choose_voice
from moderator_app.domain.ports import PlatformInfo
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.services import book, matrix, moderators, proposals, sla_rules, topics, voice
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import Uses, with_blocks
from moderator_app.services.proposals import Proposal
from moderator_app.services.topics import TopicName
from moderator_app.storage import matrix as stored
from moderator_app.storage.connect import Connection
from moderator_app.storage.matrix import Ended as Ended  # noqa: PLC0414 - what `Kept.ended` holds, for those above

TEXT_CHANGED = declare(
    "text_changed",
    "Somebody changed this text meanwhile; now it says: {now}",
    "Пока вы правили, этот текст изменили; теперь в нём: {now}",
    hint_en="Yours is still in the form: look at both and save again.",
    hint_ru="Ваш текст остался в форме: сравните оба и сохраните снова.",
)
FRAGMENT_USED = declare(
    "fragment_used",
    "The shared text is still used: {where}.",
    "Общий текст ещё используется: {where}.",
)

SAMPLE_NAMES: Final[Mapping[str, str]] = {"ru": "Марина", "en": "Marina"}
"""A commenter whose name is known, for previews."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything the page of the matrix shows, read at one moment.

    Attributes:
        actor, me: number, as entries name it, and name of whoever works here.
        may_change: they may change the matrix; else they propose.
        uses, ended: by row number; a row that was never used is not in there.
        today: local day as ISO, for what is due for review.
        retired: rows that were taken out; they can be brought back.
    """

    rows: tuple[Row, ...]
    fragments: tuple[Fragment, ...]
    voices: tuple[Voice, ...]
    uses: Mapping[int, Uses]
    ended: Mapping[int, Ended]
    proposals: tuple[Proposal, ...]
    topics: tuple[TopicName, ...]
    brands: tuple[str, ...]
    platforms: tuple[PlatformInfo, ...]
    people: tuple[str, ...]
    actor: str
    me: str
    may_change: bool
    today: str
    retired: tuple[Row, ...] = ()
    stamp: int = 0

    def fragment_texts(self) -> dict[str, str]:
        """Name -> text."""
        return {each.name: each.text for each in self.fragments}

    def row(self, row_id: int) -> Row | None:
        """The row of that number in force."""
        return next((each for each in self.rows if each.id == row_id), None)


def kept(desk: Desk) -> Kept:
    """Read it; some tens of milliseconds, so the window does it aside."""
    now = book.at(desk)
    person = desk.moderator
    platforms = (desk.info(name) for name in sorted(desk.platform_names()))
    return Kept(
        rows=now.matrix.rows,
        fragments=tuple(matrix.fragments(desk)),
        voices=now.voices,
        uses=matrix.uses(desk),
        ended=stored.ended(desk.reader),
        proposals=proposals.listed(desk),
        topics=topics.names(),
        brands=tuple(name for _, name in sla_rules.brands(desk)),
        platforms=tuple(info for info in platforms if info is not None),
        people=tuple(each.name for each in moderators.everyone(desk)),
        actor="" if person is None else desk.actor,
        me="" if person is None else person.name,
        may_change=person is not None and desk.may(EntryKind.MATRIX),
        today=_today(desk).isoformat(),
        retired=tuple(
            row_from_plain(each.plain, row_id=each.id, version=each.version)
            for each in stored.current(desk.reader, stored.ROW, retired=True)
            if each.plain is not None
        ),
        stamp=now.matrix.stamp,
    )


def _today(desk: Desk) -> date:
    return datetime.fromtimestamp(desk.clock.now_us() / SECOND_US, UTC).astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a row. `row`: None where its words were erased; `at`: UTC microseconds."""

    number: int
    row: Row | None
    by: str
    at: int
    retired: bool


def versions(desk: Desk, row_id: int) -> tuple[Version, ...]:
    """Every version of a row, newest first."""
    names = moderators.names(desk)
    return tuple(
        Version(
            number=document.version,
            row=row,
            by=names.get(document.actor, document.actor),
            at=document.at,
            retired=document.retired,
        )
        for row, document in matrix.history(desk, row_id)
    )


def fragment_uses(kept: Kept, name: str) -> tuple[str, ...]:
    """Titles of the rows, and names of the fragments and voices, whose texts include a fragment."""
    return fragment_users(kept.rows, kept.fragments, kept.voices, name)


def fragment_users(
    rows: tuple[Row, ...], fragments: tuple[Fragment, ...], voices: tuple[Voice, ...], name: str
) -> tuple[str, ...]:
    """The same of these."""
    wanted = name.casefold()

    def has(*texts: str | None) -> bool:
        return any(wanted in template.includes(text) for text in texts if text)

    using = (
        row.title or row.code
        for row in rows
        if any(has(each.answer, each.greeting, each.close, each.follow_up) for each in row.variants)
    )
    others = (each.name for each in fragments if has(each.text))
    speaking = (each.title or each.name for each in voices if has(each.greeting, each.close, each.signature))
    return (*using, *others, *speaking)


# ---------------------------------------------------------------- previews


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A variant as it would be sent to somebody.

    Attributes:
        voice: the one that speaks; None: there is none for there.
        checks: what there is to say against the public line, blocks first; fields still to be filled in are none.
    """

    text: Rendered
    follow_up: Rendered | None
    voice: Voice | None
    checks: tuple[Check, ...] = field(default=())


def sample(kept: Kept, row: Row, variant: Variant, *, named: bool, seed: int = 0) -> Sample:
    """Render a variant for a person whose name is known, or is not; bounded, whatever the template says."""
    voices = kept.voices
    platform = next((each for each in kept.platforms if each.name == variant.platform), None)
    named_voice = variant.voice.casefold()
    speaks = next((each for each in voices if named_voice and each.name.casefold() == named_voice), None)
    speaks = speaks or choose_voice(voices, brand=row.brand, language=variant.language, platform=variant.platform)
    language = variant.language or ("" if speaks is None else speaks.language) or "ru"
    name = SAMPLE_NAMES.get(language, SAMPLE_NAMES["en"]) if named and (speaks is None or speaks.use_name) else ""
    facts = Facts(
        name=name,
        brand=row.brand or ("" if speaks is None else speaks.brand),
        platform="" if platform is None else platform.title,
        moderator=kept.me,
        fragments=kept.fragment_texts(),
        blocks={
            "greeting": variant.greeting if variant.greeting is not None else (speaks.greeting if speaks else ""),
            "close": variant.close if variant.close is not None else (speaks.close if speaks else ""),
        },
        seed=seed,
        emoji=None if speaks is None else speaks.emoji,
    )
    text = template.render(with_blocks(variant), facts)
    follow_up = template.render(variant.follow_up, facts) if variant.follow_up else None
    capabilities = None if platform is None else platform.capabilities
    context = CheckContext(voice=speaks, name=name, language=variant.language, public=True, capabilities=capabilities)
    open_places = {(hole.start, hole.end) for hole in text.holes}
    found = tuple(each for each in checks(text.text, context) if (each.start, each.end) not in open_places)
    return Sample(text=text, follow_up=follow_up, voice=speaks, checks=found)


# ---------------------------------------------------------------- shared texts


def save_fragment(conn: Connection, desk: Desk, name: str, text: str, was: str | None) -> Fragment:
    """Write a shared text. `was`: what it said when it was opened; None: it is new.

    Raises:
        UserError: `text_changed`, and all that `matrix.save_fragment` raises.
    """
    known = book.read(conn).matrix.fragments
    now = next((said for each, said in known.items() if each.casefold() == name.casefold()), None)
    if now != was:
        raise UserError(TEXT_CHANGED, now="" if now is None else now[:200])
    return matrix.save_fragment(conn, desk, name, text)


def remove_fragment(conn: Connection, desk: Desk, name: str) -> None:
    """Take a shared text away that nothing uses any more; its versions stay.

    Raises:
        UserError: `forbidden`, `not_found`, `fragment_used`.
    """
    desk.require(EntryKind.MATRIX)
    found = next(
        (
            each
            for each in stored.current(conn, stored.FRAGMENT)
            if each.plain is not None and str(each.plain["name"]).casefold() == name.casefold()
        ),
        None,
    )
    if found is None or found.plain is None:
        raise UserError(NOT_FOUND, what="shared text", wanted=name, nearest="")
    now = book.read(conn)
    texts = tuple(Fragment(name=each, text=text) for each, text in now.matrix.fragments.items())
    used = fragment_users(now.matrix.rows, texts, now.voices, name)
    if used:
        raise UserError(FRAGMENT_USED, where=", ".join(used[:5]))
    book.write(conn, desk, kind=stored.FRAGMENT, number=found.id, plain=found.plain, change="retired", retired=True)


def save_block(conn: Connection, desk: Desk, name: str, block: str, text: str, was: str) -> Voice:
    """Write the greeting or the close of a voice (`block` says which); all else of it stays as it is by now.

    Raises:
        UserError: `forbidden`, `no_voice`, `text_changed`, `invalid`.
    """
    desk.require(EntryKind.MATRIX)
    found = next((each for each in book.read(conn).voices if each.name == name), None)
    if found is None:
        raise UserError(voice.NO_VOICE, wanted=name)
    now = found.greeting if block == "greeting" else found.close
    if now != was:
        raise UserError(TEXT_CHANGED, now=now[:200])
    changed = replace(found, greeting=text) if block == "greeting" else replace(found, close=text)
    return voice.save(conn, desk, changed)
