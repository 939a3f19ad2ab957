"""The matrix as those see it who keep it: everything at once, versions of a row, and how a variant will read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix import template
from moderator_app.domain.matrix.checks import Check, CheckContext, checks
from moderator_app.domain.matrix.rows import Fragment, Row, Variant
from moderator_app.domain.matrix.template import Facts, Rendered
from moderator_app.domain.matrix.voice import Voice, choose_voice
from moderator_app.domain.ports import PlatformInfo
from moderator_app.services import book, matrix, moderators, proposals, sla_rules, topics
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import Uses, with_blocks
from moderator_app.services.proposals import Proposal
from moderator_app.services.topics import TopicName
from moderator_app.storage import matrix as stored
from moderator_app.storage.matrix import Ended as Ended  # noqa: PLC0414 - what `Kept.ended` holds, for those above

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
    voice = next((each for each in voices if variant.voice and each.name.casefold() == variant.voice.casefold()), None)
    voice = voice or choose_voice(voices, brand=row.brand, language=variant.language, platform=variant.platform)
    language = variant.language or ("" if voice is None else voice.language) or "ru"
    name = SAMPLE_NAMES.get(language, SAMPLE_NAMES["en"]) if named and (voice is None or voice.use_name) else ""
    facts = Facts(
        name=name,
        brand=row.brand or ("" if voice is None else voice.brand),
        platform="" if platform is None else platform.title,
        moderator=kept.me,
        fragments=kept.fragment_texts(),
        blocks={
            "greeting": variant.greeting if variant.greeting is not None else (voice.greeting if voice else ""),
            "close": variant.close if variant.close is not None else (voice.close if voice else ""),
        },
        seed=seed,
        emoji=None if voice is None else voice.emoji,
    )
    text = template.render(with_blocks(variant), facts)
    follow_up = template.render(variant.follow_up, facts) if variant.follow_up else None
    capabilities = None if platform is None else platform.capabilities
    context = CheckContext(voice=voice, name=name, language=variant.language, public=True, capabilities=capabilities)
    open_places = {(hole.start, hole.end) for hole in text.holes}
    found = tuple(each for each in checks(text.text, context) if (each.start, each.end) not in open_places)
    return Sample(text=text, follow_up=follow_up, voice=voice, checks=found)
