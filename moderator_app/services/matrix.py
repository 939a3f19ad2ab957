"""The reply matrix at a desk: reading it, changing it, answers rendered for an item, and what of it was used.

Reads are on the desk's connection and kept until the matrix changes (`read` is cheap to call again and again); changes
are decisions `(conn, desk, …)` for `Desk.write` / `Desk.submit`. Each change is an entry; old versions stay.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import FileFault, OutgoingFile
from moderator_app.domain.matrix import template
from moderator_app.domain.matrix.checks import language_of
from moderator_app.domain.matrix.editing import row_faults
from moderator_app.domain.matrix.names import first_name
from moderator_app.domain.matrix.rows import (
    Chosen,
    Context,
    Fragment,
    Length,
    Matrix,
    Row,
    Variant,
    choose_variant,
    row_from_plain,
    row_to_plain,
)
from moderator_app.domain.matrix.template import Rendered
from moderator_app.domain.matrix.voice import Voice, choose_voice
from moderator_app.errors import INVALID, UserError, declare
from moderator_app.services import book, files, moderators
from moderator_app.services.desk import Desk
from moderator_app.services.targets import item_of
from moderator_app.storage import matrix
from moderator_app.storage.connect import Connection
from moderator_app.storage.matrix import Document
from moderator_app.storage.matrix import Ended as Ended  # noqa: PLC0414 - what `ended` answers, for those above
from moderator_app.storage.matrix import Uses as Uses  # noqa: PLC0414 - what `uses` answers, for those above

_LONGEST_NAME: Final = 60
_SHORT_PLATFORM: Final = 500
"""A platform that takes no more than this gets the short answers."""

NO_ROW = declare(
    "no_row",
    "There is no row “{wanted}” in the matrix.",
    "В матрице нет строки «{wanted}».",
    hint_en="See them with: moderator matrix list",
    hint_ru="Все строки: moderator matrix list",
)
NO_VARIANT = declare(
    "no_variant",
    "The row “{code}” has no answer that is valid today.",
    "У строки «{code}» нет ответа, который действует сегодня.",
)
ROW_CHANGED = declare(
    "row_changed",
    "{who} changed this row meanwhile: version {version} is in force.",
    "Пока вы правили, строку изменили ({who}): действует версия {version}.",
    hint_en="Nothing of yours is lost: put both together and save again.",
    hint_ru="Ваши правки целы: соедините обе версии и сохраните снова.",
)
WRONG_TEMPLATE = declare(
    "wrong_template", "The answer cannot be used: {reason_en}", "Ответ использовать нельзя: {reason_ru}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixUse:
    """What of the matrix a text was made from; goes with `reply.Reply.used`.

    Attributes:
        rendered: the text as it was inserted: what the moderator changed is found by comparing.
    """

    row_id: int
    version: int
    variant: int
    rendered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """For whom an answer is: what templates, the choice of variants and checks need to know of an item.

    Attributes:
        name: first name; empty: none that is surely one.
        first: nobody of ours has answered in this case yet.
        kind: kind of commenter; empty: not known.
        language: of the question; empty: not known.
    """

    item_id: int
    name: str = ""
    question: str = ""
    platform: str = ""
    platform_title: str = ""
    brand: str = ""
    kind: str = ""
    language: str = ""
    public: bool = True
    first: bool = True
    other_names: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An answer ready to be shown and inserted.

    Attributes:
        follow_up: the direct message that goes on from it; None: the variant has none.
        use: to hand on with the reply.
        platform: of the item.
        files: what goes along there.
        stays: why the files of the answer do not go there; None: they do, or it has none.
    """

    row: Row
    chosen: Chosen
    rendered: Rendered
    follow_up: Rendered | None
    voice: Voice | None
    use: MatrixUse
    platform: str = ""
    files: tuple[OutgoingFile, ...] = ()
    stays: UserError | None = None


# ---------------------------------------------------------------- reading


def read(desk: Desk) -> Matrix:
    """All rows and fragments in force; read anew only when something changed."""
    return book.at(desk).matrix


def row(desk: Desk, wanted: str | int) -> Row:
    """A row by code or number.

    Raises:
        UserError: `no_row`.
    """
    found = read(desk).find(str(wanted))
    if found is None:
        raise UserError(NO_ROW, wanted=wanted)
    return found


def history(desk: Desk, row_id: int) -> list[tuple[Row | None, Document]]:
    """Every version of a row, newest first, with who wrote it when; None: its words were erased."""
    return [
        (None if each.plain is None else row_from_plain(each.plain, row_id=each.id, version=each.version), each)
        for each in matrix.versions(desk.reader, row_id)
    ]


def uses(desk: Desk, *, mine: bool = False) -> dict[int, Uses]:
    """Row number -> how often its answers were used, by everybody or by whoever works here."""
    return matrix.uses(desk.reader, desk.actor if mine else None)


def ended(desk: Desk) -> dict[int, Ended]:
    """Row number -> how the cases ended that it answered."""
    return matrix.ended(desk.reader)


def fragments(desk: Desk) -> list[Fragment]:
    """Shared fragments by name."""
    found = [
        Fragment(name=str(each.plain["name"]), text=str(each.plain["text"]), id=each.id, version=each.version)
        for each in matrix.current(desk.reader, matrix.FRAGMENT)
        if each.plain is not None
    ]
    return sorted(found, key=lambda each: each.name)


# ---------------------------------------------------------------- answers

_ABOUT: Final = (
    "SELECT m.text, a.platform, coalesce(b.name, ''), coalesce(i.kind, ''), c.private, p.name, p.handle, i.thread_id,"
    " i.author_id FROM item i JOIN message m ON m.id = i.last_message_id JOIN channel c ON c.id = i.channel_id"
    " JOIN account a ON a.id = c.account_id JOIN author p ON p.id = i.author_id LEFT JOIN brand b ON b.id = c.brand_id"
    " WHERE i.id = ?"
)
_LATELY: Final = 30


def about(desk: Desk, item_id: int) -> About:
    """What is known of an item for its answer.

    Raises:
        UserError: `not_found`.
    """
    return about_on(desk.reader, desk, item_id)


def about_on(conn: Connection, desk: Desk, item_id: int) -> About:
    """The same on the connection of a decision."""
    item = item_of(conn, item_id)
    text, platform, brand, kind, private, name, handle, thread_id, author_id = conn.execute(
        _ABOUT, (item.id,)
    ).fetchone()
    answered = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM delivery WHERE thread_id = ?1 AND author_id = ?2 AND action = 'reply'"
        " AND state = 'sent') OR EXISTS (SELECT 1 FROM message o WHERE o.thread_id = ?1 AND o.ours = 1 AND ?3 = 1)",
        (thread_id, author_id, private),
    ).fetchone()[0]
    lately = conn.execute(
        "SELECT DISTINCT p.name FROM (SELECT author_id FROM delivery WHERE action = 'reply' ORDER BY entry_id DESC"
        " LIMIT ?) d JOIN author p ON p.id = d.author_id WHERE p.id <> ?",
        (_LATELY, author_id),
    ).fetchall()
    mine = first_name(name, handle)
    others = frozenset(found for (each,) in lately if (found := first_name(each)) and found != mine)
    info = desk.info(platform)
    return About(
        item_id=item.id,
        name=mine,
        question=text,
        platform=platform,
        platform_title=platform if info is None else info.title,
        brand=brand,
        kind=kind,
        language=language_of(text),
        public=not private,
        first=not answered,
        other_names=others,
    )


def prepare(
    desk: Desk,
    row: Row,
    about: About,
    *,
    fields: Mapping[str, str] | None = None,
    variant: int | None = None,
    without: frozenset[str] = frozenset(),
) -> Prepared:
    """The answer of a row for an item: variant chosen, fields filled.

    Args:
        desk: who answers.
        row: of which.
        about: for whom.
        fields: what was filled in by hand: name -> text.
        variant: take this one instead of the best.
        without: blocks that were switched off (`greeting`, `close`).

    Raises:
        UserError: `no_variant`.
    """
    return prepare_on(desk.reader, desk, row, about, fields=fields, variant=variant, without=without)


def prepare_on(
    conn: Connection,
    desk: Desk,
    row: Row,
    about: About,
    *,
    fields: Mapping[str, str] | None = None,
    variant: int | None = None,
    without: frozenset[str] = frozenset(),
) -> Prepared:
    """The same on any connection."""
    spoken = book.read(conn, str(desk.profile.store)).voices
    voice = choose_voice(spoken, brand=about.brand, language=about.language, platform=about.platform)
    context = Context(
        voice="" if voice is None else voice.name,
        platform=about.platform,
        language=about.language or ("" if voice is None else voice.language),
        kind=about.kind,
        length=_length(desk, about.platform),
        brand=about.brand,
        day=datetime.fromtimestamp(desk.clock.now_us() / SECOND_US, UTC).astimezone().date(),
        seed=about.item_id,
    )
    chosen = choose_variant(row, context) if variant is None else _named(row, variant, context)
    if chosen is None:
        raise UserError(NO_VARIANT, code=row.code)
    facts = _facts(conn, desk, about, chosen.variant, voice, fields or {}, without)
    rendered = template.render(with_blocks(chosen.variant), facts)
    follow_up = template.render(chosen.variant.follow_up, facts) if chosen.variant.follow_up else None
    use = MatrixUse(row_id=row.id, version=row.version, variant=chosen.index, rendered=rendered.text)
    along, stays = _along(desk, chosen.variant, about.platform)
    return Prepared(
        row=row,
        chosen=chosen,
        rendered=rendered,
        follow_up=follow_up,
        voice=voice,
        use=use,
        platform=about.platform,
        files=along,
        stays=stays,
    )


def _along(desk: Desk, variant: Variant, platform: str) -> tuple[tuple[OutgoingFile, ...], UserError | None]:
    """All files of an answer as a platform takes them, or why none of them goes: half of them says something else."""
    info = desk.info(platform)
    if not variant.attachments or info is None:
        return (), None
    rules = info.capabilities.files
    suited = variant.attachments
    if rules is not None:
        suited = tuple(rules.suited(each) for each in suited)
        found = rules.problem(suited, 0)
        if found is not None and found.fault is FileFault.MIXED:
            suited = tuple(replace(each, picture=False) for each in suited)
    try:
        files.refuse_unfit(desk, info, suited, 0)  # a text too long beside them is for whoever writes to mend
    except UserError as error:
        return (), error
    return suited, None


def _length(desk: Desk, platform: str) -> str:
    info = desk.info(platform)
    return Length.SHORT.value if info is not None and info.capabilities.max_length <= _SHORT_PLATFORM else ""


def with_blocks(variant: Variant) -> str:
    """The template of a variant, with blocks of its own where its answer names none."""
    answer = variant.answer
    if variant.greeting and "{greeting}" not in answer:
        answer = f"{{greeting}} {answer}"
    if variant.close and "{close}" not in answer:
        answer = f"{answer}\n{{close}}"
    return answer


def _named(row: Row, variant: int, context: Context) -> Chosen | None:
    if not 0 <= variant < len(row.variants):
        return None
    only = choose_variant(replace(row, variants=(row.variants[variant],)), replace(context, day=None))
    return None if only is None else replace(only, index=variant)


def _facts(  # noqa: PLR0917 - everything a template may speak of
    conn: Connection,
    desk: Desk,
    about: About,
    variant: Variant,
    voice: Voice | None,
    fields: Mapping[str, str],
    without: frozenset[str],
) -> template.Facts:
    blocks = {
        "greeting": variant.greeting if variant.greeting is not None else (voice.greeting if voice else ""),
        "close": variant.close if variant.close is not None else (voice.close if voice else ""),
    }
    return template.Facts(
        name=about.name if voice is None or voice.use_name else "",
        brand=about.brand or (voice.brand if voice else ""),
        platform=about.platform_title,
        moderator="" if desk.moderator is None else desk.moderator.name,
        fields=fields,
        fragments=book.read(conn, str(desk.profile.store)).matrix.fragments,
        blocks=blocks,
        without=without if about.first else without | {"greeting"},
        seed=about.item_id,
        emoji=None if voice is None else voice.emoji,
    )


def edits(rendered: str, sent: str) -> list[tuple[str, str]]:
    """What was changed by hand, word by word: (before, after) each, `…` for what stayed between is left out."""
    if rendered == sent:
        return []
    before, after = rendered.split(" "), sent.split(" ")
    found = difflib.SequenceMatcher(a=before, b=after, autojunk=len(before) + len(after) > 2_000).get_opcodes()
    return [(" ".join(before[a:b]), " ".join(after[c:d])) for kind, a, b, c, d in found if kind != "equal"]


def edits_in_words(rendered: str, sent: str) -> str:
    """`edits` as the journal keeps it beside the entry."""
    return json.dumps(edits(rendered, sent), ensure_ascii=False, separators=(",", ":"))


# ---------------------------------------------------------------- changing


def save(conn: Connection, desk: Desk, row: Row) -> Row:
    """Write a new version of a row, or a new row (`id` 0).

    `row.version` is the one it was made from: what somebody else saved meanwhile is never overwritten.

    Raises:
        UserError: `forbidden`, `invalid`, `wrong_template`, `no_row`, `row_changed`.
    """
    desk.require(EntryKind.MATRIX)
    now = book.read(conn).matrix
    if row.id:
        unchanged(conn, now, row.id, row.version)
    refuse_faults(row, now)
    doc_id, version = book.write(conn, desk, kind=matrix.ROW, number=row.id, plain=row_to_plain(row))
    return replace(row, id=doc_id, version=version)


def save_fragment(conn: Connection, desk: Desk, name: str, text: str) -> Fragment:
    """Write a shared fragment, new or known by its name.

    Raises:
        UserError: `forbidden`, `invalid`, `wrong_template`.
    """
    desk.require(EntryKind.MATRIX)
    clean = " ".join(name.split())
    if not clean or len(clean) > _LONGEST_NAME or any(letter in clean for letter in "{}|?"):
        raise _invalid("That is no name for a fragment.", "Это не имя для фрагмента.")
    known = book.read(conn).matrix.fragments
    _sound(text, {**known, clean: text})
    number = next(
        (
            each.id
            for each in matrix.current(conn, matrix.FRAGMENT)
            if each.plain is not None and str(each.plain["name"]).casefold() == clean.casefold()
        ),
        0,
    )
    plain = {"name": clean, "text": text}
    doc_id, version = book.write(conn, desk, kind=matrix.FRAGMENT, number=number, plain=plain)
    return Fragment(name=clean, text=text, id=doc_id, version=version)


def unchanged(conn: Connection, now: Matrix, row_id: int, version: int) -> None:
    """Stop a change that was made from another version than the one in force.

    Raises:
        UserError: `no_row`, `row_changed`.
    """
    found = next((each for each in now.rows if each.id == row_id), None)
    if found is None:
        raise UserError(NO_ROW, wanted=row_id)
    if found.version != version:
        who = matrix.versions(conn, row_id)[0].actor
        raise UserError(ROW_CHANGED, who=moderators.names_in(conn).get(who, who), version=found.version)


def refuse_faults(row: Row, now: Matrix) -> None:
    """Stop a row that cannot be.

    Raises:
        UserError: `invalid`, `wrong_template`.
    """
    for fault in row_faults(row, now.rows, now.fragments):
        raise UserError(WRONG_TEMPLATE if fault.template else INVALID, reason_en=fault.text_en, reason_ru=fault.text_ru)


def retire(conn: Connection, desk: Desk, row_id: int) -> None:
    """Take a row out of the matrix; its versions and uses stay.

    Raises:
        UserError: `forbidden`, `no_row`.
    """
    desk.require(EntryKind.MATRIX)
    found = matrix.get(conn, row_id)
    if found is None or found.retired or found.plain is None or found.kind != matrix.ROW:
        raise UserError(NO_ROW, wanted=row_id)
    book.write(conn, desk, kind=matrix.ROW, number=row_id, plain=found.plain, change="retired", retired=True)


def restore(conn: Connection, desk: Desk, row_id: int, version: int) -> Row:
    """Bring back what a row said in an earlier version, as a new one; a retired row comes back too.

    Raises:
        UserError: `forbidden`, `no_row`, `invalid` when its code is taken by now.
    """
    desk.require(EntryKind.MATRIX)
    found = matrix.get(conn, row_id, version)
    if found is None or found.plain is None or found.kind != matrix.ROW:
        raise UserError(NO_ROW, wanted=row_id)
    old = row_from_plain(found.plain)
    if any(each.code.casefold() == old.code.casefold() and each.id != row_id for each in book.read(conn).matrix.rows):
        raise _invalid(f"The code {old.code} is taken.", f"Код {old.code} уже занят.")
    _, new = book.write(conn, desk, kind=matrix.ROW, number=row_id, plain=found.plain, change="restored")
    return replace(old, id=row_id, version=new)


def _sound(text: str, known: Mapping[str, str]) -> None:
    found: Sequence[template.Trouble] = template.troubles(text, known)
    if found:
        raise UserError(WRONG_TEMPLATE, reason_en=found[0].text_en, reason_ru=found[0].text_ru)


def _invalid(english: str, russian: str) -> UserError:
    return UserError(INVALID, reason_en=english, reason_ru=russian)
