"""One block laid out for a width: what is painted where, and which places of it can be pressed.

Layouts are plain data kept by the conversation; the widgets on screen only paint them, so that a thread of thousands of
messages costs a few dozen widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import NEEDS_PERSON, DeliveryState
from moderator_app.domain.ports import Attachment, Visibility
from moderator_app.domain.views import DeliveryView, MessageView
from ui import format as fmt
from ui import links, theme
from ui.i18n import _t
from ui.safe_text import initials
from ui.thread import words
from ui.thread.attached import LEAST, Piece, paint_picture, shown_size
from ui.thread.blocks import Block
from ui.thread.text_body import TextBody, changed, plain
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import (
    KIND_ICONS,
    ChipFace,
    Tone,
    delivery_face,
    face_width,
    kind_face,
    kind_said,
    paint_face,
    tag_face,
)
from ui.widgets.painting import baseline_in, box, draw_line, elided, hairline, text_width
from ui.word_diff import word_diff

INDENT: Final = 40
AVATAR: Final = 28
SHORT: Final = 1_200
"""Characters of a message that are shown at once."""
STEP: Final = 20_000
"""Characters that *show more* adds: what is laid out within a frame or two."""
SHORT_LINES: Final = 40
EDGE: Final = 3


class Spot(StrEnum):
    """What can be pressed in a block."""

    LINK = "link"
    MORE = "more"
    CHANGES = "changes"
    ATTACHMENT = "attachment"
    ORIGINAL = "original"
    CANCEL = "cancel"
    SEND_NOW = "send_now"
    DECIDE = "decide"
    KIND = "kind"
    SPOILER = "spoiler"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Place:
    """A spot: where it is, what it says, what it carries (a link, the number of an attachment)."""

    rect: QRectF
    spot: Spot
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What the reader opened in a block."""

    characters: int = SHORT
    changes: bool = False
    spoilers: bool = False


def _never(_attachment: Attachment) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Setting:
    """What a layout depends on besides the block itself."""

    width: int
    now_us: int
    people: Mapping[str, str]
    kind: str | None = None
    """What the author of the open item is, in a word."""
    sure: float | None = None
    """How sure that is, 0 to 1; None: a person said so, or it is not shown."""
    loads: Callable[[Attachment], bool] = _never
    """Whether an attachment can be loaded here."""
    pieces: Mapping[tuple[int, int], Piece] = field(default_factory=dict)
    """How attachments are that somebody asked for: by message and position."""
    edits: Mapping[int, str] = field(default_factory=dict)
    """Which of our messages can be changed, by row id, and why not; empty: it can."""
    begun: frozenset[int] = frozenset()
    """Messages of ours whose change was begun and is not sent, by row id."""
    spoilers: bool = False
    """The platform has them: words between bars are hidden until the reader asks."""


Draw = Callable[[QPainter, float, float], None]


@dataclass(slots=True)
class Laid:
    """A block ready to be painted."""

    block: Block
    height: int = 0
    draws: list[Draw] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    body: tuple[TextBody, float, float] | None = None
    sentence: str = ""
    ticks: bool = False
    """It names seconds that run."""

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what lies between `top` and `bottom` of the block."""
        for draw in self.draws:
            draw(painter, top, bottom)

    def place_at(self, x: float, y: float) -> Place | None:
        """What can be pressed at a point."""
        for place in self.places:
            if not place.rect.isEmpty() and place.rect.contains(QPointF(x, y)):
                return place
        if self.body is not None:
            body, left, upper = self.body
            url = body.url_at(x - left, y - upper)
            if url is not None:
                return Place(QRectF(), Spot.LINK, link_label(url), url)
            if body.spoiler_at(x - left, y - upper):
                return next((place for place in self.places if place.spot is Spot.SPOILER), None)
        return None


def link_label(url: str) -> str:
    """A link as a tooltip and a reader say it: by its real host."""
    return _t("Thread", "Open {host} in the browser").format(host=links.real_host(url) or "")


def lay_out(block: Block, unfolded: Unfolded, setting: Setting) -> Laid:
    """The layout of any block."""
    if block.message is not None:
        return _Composition(block, setting).message(block.message, unfolded)
    if block.delivery is not None:
        return _Composition(block, setting).delivery(block.delivery, unfolded)
    return _Composition(block, setting).since(block.since)


def estimate(block: Block, width: int) -> int:
    """About how high a block will be, without laying it out."""
    if block.message is None and block.delivery is None:
        return 24
    text = block.message.text if block.message is not None else (block.delivery.text or "" if block.delivery else "")
    room = max(120, width - (block.depth + 1) * INDENT)
    lines = 1 + min(len(text), SHORT) * 7 // room + min(text.count("\n", 0, SHORT), SHORT_LINES)
    extra = 40 * (block.message is not None and bool(block.message.attachments))
    extra += 40 * (len(block.delivery.files) if block.delivery is not None else 0)
    return 22 + 20 * lines + extra + (36 if block.depth else 0)


class _Composition:
    """Builds one layout from top to bottom."""

    def __init__(self, block: Block, setting: Setting) -> None:
        self.look = theme.active()
        self.setting = setting
        self.block = block
        self.laid = Laid(block)
        self.left = block.depth * INDENT

    # Parts ---------------------------------------------------------------------------

    def message(self, message: MessageView, unfolded: Unfolded) -> Laid:
        laid, colors = self.laid, self.look.colors
        hide = self.setting.spoilers and not unfolded.spoilers
        laid.sentence = words.message_sentence(message, self.setting.people, self.setting.now_us, hide_spoilers=hide)
        name = words.name_of(message.author_name)
        self._avatar(name, message.author_id, ours=message.ours)
        x = float(self.left + INDENT)
        right = float(self.setting.width)
        y = 0.0
        framed = message.ours
        if framed:
            x, right, y = x + 12, right - 12, 8.0
        gone = message.removed_at is not None
        y = self._head(message, name, x, y, right)
        if self.block.answers is not None:
            said = f"{words.name_of(self.block.answers.author_name)}: {self.block.answers.text[:120]}"
            y = self._line(said, "small", "text_muted", x, y, right, icon="reply")
        for context in message.attachments:
            if said := words.context_text(context):
                y = self._line(said, "small", "text_muted", x, y, right, icon=words.attachment_icon(context))
        if gone:
            y = self._line(
                words.removed_text(message, self.setting.now_us),
                "small_strong",
                "text_muted",
                x,
                y + 2,
                right,
                icon="delete",
            )
            y += 2
        y = self._text(message.text, unfolded, x, y, right, color="text_muted" if gone else "text", message=message)
        for number, attachment in enumerate(message.attachments):
            if words.context_text(attachment):
                continue
            piece = self.setting.pieces.get((message.id, number))
            if piece is not None and piece.image is not None:
                y = self._picture(piece, piece.image, number, x, y + 8, right)
            else:
                y = self._attachment(attachment, piece, number, x, y + 8, right)
        for waiting in self.block.waiting:
            y = self._chip_line(waiting, x, y + 8)
            if waiting.action is EntryKind.EDIT:
                y = self._change(message.text, waiting, x, y + 4, right)
        if framed:
            y += 8
            self._ground(float(self.left + INDENT), y, colors.ours)
        laid.height = max(int(y + 0.5), AVATAR if not framed else 0)
        return laid

    def delivery(self, delivery: DeliveryView, unfolded: Unfolded) -> Laid:
        """A reply of ours that is not there yet: on our ground, with a dashed edge and what can be done about it."""
        laid, colors = self.laid, self.look.colors
        people, now = self.setting.people, self.setting.now_us
        laid.sentence = words.delivery_sentence(delivery, people, now)
        laid.ticks = _runs(delivery)
        name = words.name_of(people.get(delivery.actor, delivery.actor))
        self._avatar(name, delivery.entry_id, ours=True)
        x, right, y = float(self.left + INDENT + 12), float(self.setting.width - 12), 8.0
        chip = delivery_face(delivery.state, self.look)
        self._title(name, x, y, right - face_width(chip) - 8, after=fmt.when(delivery.written_at, now))
        self._face(chip, right - face_width(chip), y - 2)
        y += 22
        if delivery.text or not delivery.files:
            y = self._text(delivery.text or "", unfolded, x, y, right, color="text")
        for file in delivery.files:
            y = self._placeholder(words.file_text(file), words.file_icon(file), x, y + 8, right).bottom()
        y = self._offers(delivery, x, y + 6, right)
        y += 8
        self._ground(float(self.left + INDENT), y, colors.ours, dashed=True)
        laid.height = int(y + 0.5)
        return laid

    def since(self, count: int) -> Laid:
        """The line "2 new messages since"."""
        text = _t("Thread", "%n new message(s) since this reply was written", "", count)
        self.laid.sentence = text
        font = theme.font("small_strong")
        color, edge = self.look.colors.warning_text, self.look.colors.warning_soft_border
        x, width = float(self.left + INDENT), float(self.setting.width)
        said = text_width(text, font)

        def draw(painter: QPainter, _top: float, _bottom: float) -> None:
            icons.paint(painter, "alert", color, x, 3, 14)
            draw_line(painter, text, font, color, x + 20, baseline_in(0, 20, font))
            if width - x - said - 32 > 0:
                hairline(painter, x + said + 32, 10, width - x - said - 32, edge)

        self.laid.draws.append(draw)
        self.laid.height = 20
        return self.laid

    # Pieces -----------------------------------------------------------------------------

    def _avatar(self, name: str, ident: int, *, ours: bool) -> None:
        colors = self.look.colors
        ground = colors.text if ours else colors.avatar(ident)
        text = colors.surface if ours else colors.avatar_text
        x, letters = float(self.left), initials(name)
        y = 8.0 if ours else 0.0

        def draw(painter: QPainter, _top: float, _bottom: float) -> None:
            paint_avatar(painter, x, y, AVATAR, letters, ground=ground, text=text)

        self.laid.draws.append(draw)

    def _head(self, message: MessageView, name: str, x: float, y: float, right: float) -> float:
        """Author, chips, time, what happened to it; at the right the way to the original."""
        now, begun = self.setting.now_us, message.id in self.setting.begun
        end = right
        if message.ours and message.sent_by is not None and message.removed_at is None:
            end -= 16
            self._icon("check-double", end, y + 2, self.look.colors.text_muted)
            end -= 8
        if (why := self.setting.edits.get(message.id)) is not None:
            end -= 16
            self._icon("edit", end, y + 2, self.look.colors.text_disabled if why else self.look.colors.text_muted)
            label = why or (words.edit_begun() if begun else _t("Thread", "Edit this answer"))
            self.laid.places.append(Place(QRectF(end - 4, y - 2, 24, 24), Spot.EDIT, label, why))
            end -= 8
        chips: list[ChipFace] = []
        if message.ours:
            chips.append(tag_face(_t("Thread", "us"), self.look, Tone.ACCENT))
        elif self.block.in_run and self.setting.kind is not None:
            chips.append(kind_face(self.setting.kind, self.look, self.setting.sure))
        elif kind := words.kind_shown(message):
            chips.append(kind_face(kind, self.look))
        if not message.ours and (code := words.language_badge(message.language)):
            chips.append(tag_face(code, self.look))
        if begun:
            chips.append(tag_face(words.edit_begun(), self.look, Tone.PLAIN, "edit"))
            self.laid.sentence += f", {words.edit_begun()}"
        if shown := words.visibility_text(message.visibility):
            tone = Tone.DANGER if message.visibility is Visibility.SPAM else Tone.WARNING
            chips.append(tag_face(shown, self.look, tone, "hide"))
        facts = [words.by_text(message, self.setting.people)] if message.ours else []
        facts.append(fmt.when(message.created_at, now))
        edited = words.edited_text(message, now)
        if edited and not message.revisions:
            facts.append(edited)
        facts_start = self._title(name, x, y, end, chips=chips)
        after = self._after(" · ".join(facts), facts_start, y, end)
        if links.is_web(message.permalink) and after > facts_start:  # the time leads to the original
            rect = QRectF(facts_start, y - 2, after - facts_start, 24)
            label = _t("Thread", "Open the original in the browser")
            self.laid.places.append(Place(rect, Spot.ORIGINAL, label, message.permalink or ""))
        if edited and message.revisions:
            self._edited(edited, after, y, end)
        return y + 20

    def _title(
        self, name: str, x: float, y: float, end: float, *, chips: list[ChipFace] | None = None, after: str = ""
    ) -> float:
        """The name gives way last: what stands behind it is cut first. Returns where it ends."""
        strong = theme.font("body_strong")
        faces = chips or []
        room = end - x - sum(face_width(face) + 8 for face in faces)
        name_line = elided(name, strong, min(max(60.0, room - 40), max(80.0, room * 0.7)))
        colors = self.look.colors
        at = x + text_width(name_line, strong) + 8
        self._words(name_line, strong, colors.text, x, y)
        for face in faces:
            self._face(face, at, y)
            if face.icon in KIND_ICONS.values() and self.block.in_run:  # of the others it is told, not asked
                rect = QRectF(at, y - 2, face_width(face), 24)
                self.laid.places.append(Place(rect, Spot.KIND, kind_said(face)))
            at += face_width(face) + 8
        return self._after(after, at, y, end) if after else at

    def _after(self, text: str, at: float, y: float, end: float) -> float:
        """Small facts behind the name; left out where there is no room for a word. Returns where they end."""
        if end - at <= 24:
            return at
        font = theme.font("small")
        shown = elided(text, font, end - at)
        self._words(shown, font, self.look.colors.text_muted, at, y)
        return at + text_width(shown, font)

    def _edited(self, text: str, at: float, y: float, end: float) -> None:
        """A link that unfolds what was said before."""
        font = theme.font("small")
        self._words("·", font, self.look.colors.text_muted, at + 4, y)
        at += 12
        shown = elided(text, font, end - at)
        self._words(shown, font, self.look.colors.accent_text, at, y)
        self.laid.places.append(
            Place(QRectF(at, y, text_width(shown, font), 20), Spot.CHANGES, _t("Thread", "Show what was changed"))
        )

    def _text(
        self,
        text: str,
        unfolded: Unfolded,
        x: float,
        y: float,
        right: float,
        *,
        color: str,
        message: MessageView | None = None,
    ) -> float:
        if message is not None and unfolded.changes and message.revisions:
            return self._revisions(message, x, y, right)
        cut = shortened(text, unfolded.characters)
        if not cut and message is not None and (message.attachments or not text):
            return y
        body = TextBody(plain(cut, spoilers=self._instead(unfolded)), "reading", color, right - x)
        self.laid.body = (body, x, y)
        self.laid.draws.append(_drawn(body, x, y))
        self.laid.places += [Place(QRectF(), Spot.LINK, link_label(url), url) for url in body.urls]
        if body.spoilers and not unfolded.spoilers:
            label = _t("Thread", "Show the hidden words")
            self.laid.places.append(Place(QRectF(), Spot.SPOILER, label))
        y += body.height
        left = len(text) - len(cut)
        if left > 0:
            label = (
                _t("Thread", "Show all")
                if left <= STEP
                else _t("Thread", "Show more, {left} characters are left").format(left=fmt.number(left))
            )
            y = self._link(label, Spot.MORE, x, y + 2, right)
        return y

    def _instead(self, unfolded: Unfolded) -> str | None:
        """What stands in place of hidden words."""
        if not self.setting.spoilers:
            return None
        return "" if unfolded.spoilers else words.hidden_words()

    def _revisions(self, message: MessageView, x: float, y: float, right: float) -> float:
        """Each change as a diff, the oldest first."""
        now = self.setting.now_us
        texts = [revision.text for revision in message.revisions] + [message.text]
        for number, revision in enumerate(message.revisions):
            when = _t("Thread", "Changed, seen {when}").format(when=fmt.when(revision.replaced_at, now))
            y = self._line(when, "small", "text_muted", x, y, right)
            body = TextBody(
                changed(word_diff(texts[number][:STEP], texts[number + 1][:STEP])), "reading", "text", right - x
            )
            self.laid.draws.append(_drawn(body, x, y))
            y += body.height + 4
        return y

    def _placeholder(self, said: str, icon: str, x: float, y: float, right: float) -> QRectF:
        """A box with an icon and words, no wider than they need."""
        colors = self.look.colors
        font = theme.font("small")
        shown = elided(said, font, right - x - 40)
        rect = QRectF(x, y, min(right - x, text_width(shown, font) + 40), 32)
        radius = self.look.radius["control"]

        def draw(painter: QPainter, _top: float, _bottom: float) -> None:
            box(painter, rect, radius, colors.surface_raised, colors.border_strong)
            icons.paint(painter, icon, colors.text_muted, rect.left() + 10, rect.top() + 8)
            draw_line(painter, shown, font, colors.text_muted, rect.left() + 32, baseline_in(rect.top(), 32, font))

        self.laid.draws.append(draw)
        return rect

    def _attachment(
        self, attachment: Attachment, piece: Piece | None, number: int, x: float, y: float, right: float
    ) -> float:
        """A placeholder: nothing is fetched until the reader asks for it."""
        text = words.attachment_text(attachment)
        web, loads = links.is_web(attachment.url), self.setting.loads(attachment)
        said = _t("Thread", "{what} · open in the browser").format(what=text) if web else text
        if loads:
            said = _t("Thread", "{what} · load").format(what=text)
        if piece is not None:
            said = f"{text} · {piece.said}"
        rect = self._placeholder(said, words.attachment_icon(attachment), x, y, right)
        if web or loads:
            label = f"{said}. {piece.why}" if piece is not None and piece.why else said
            self.laid.places.append(Place(rect, Spot.ATTACHMENT, label, str(number)))
        if piece is not None and piece.why:
            self._icon("alert", x, y + 39, self.look.colors.text_muted, 14)
            body = TextBody(plain(piece.why), "small", "text_muted", right - x - 20)
            self.laid.draws.append(_drawn(body, x + 20, y + 36))
            return y + 36 + body.height
        return y + 32

    def _picture(self, piece: Piece, image: QImage, number: int, x: float, y: float, right: float) -> float:
        """A loaded picture; pressed, it is shown large."""
        size = shown_size(image, right - x).expandedTo(LEAST)
        rect = QRectF(x, y, size.width(), size.height())
        radius, colors = self.look.radius["control"], self.look.colors

        def draw(painter: QPainter, top: float, bottom: float) -> None:
            if rect.top() <= bottom and rect.bottom() >= top:
                paint_picture(painter, rect, image, radius, colors.border, colors.surface_raised)

        self.laid.draws.append(draw)
        self.laid.places.append(Place(rect, Spot.ATTACHMENT, piece.large, str(number)))
        return y + size.height()

    def _chip_line(self, delivery: DeliveryView, x: float, y: float) -> float:
        face = delivery_face(delivery.state, self.look)
        said = ChipFace(words.asked_text(delivery), face.icon, face.fg, face.bg, face.border, face.height, face.inset)
        self._face(said, x, y)
        return y + said.height

    def _change(self, text: str, delivery: DeliveryView, x: float, y: float, right: float) -> float:
        """What an edit on its way makes of our words, and what can be done about it."""
        if delivery.text is not None:
            body = TextBody(changed(word_diff(text[:STEP], delivery.text[:STEP])), "reading", "text", right - x)
            self.laid.draws.append(_drawn(body, x, y))
            y += body.height
        self.laid.ticks = self.laid.ticks or _runs(delivery)
        return self._offers(delivery, x, y + 4, right)

    def _offers(self, delivery: DeliveryView, x: float, y: float, right: float) -> float:
        """What happens next and what can be done about it."""
        until = words.until_text(delivery, self.setting.now_us)
        offers: list[tuple[Spot, str]] = []
        if delivery.state in {DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.RETRY}:
            offers.append((Spot.CANCEL, _t("Thread", "Cancel sending")))
            if delivery.state is not DeliveryState.QUEUED or delivery.waits_for is not None:
                offers.append((Spot.SEND_NOW, _t("Thread", "Send now")))
        elif delivery.state in NEEDS_PERSON:
            offers.append((Spot.DECIDE, _t("Thread", "Decide what to do")))
        if not until and not offers:
            return y - 6
        font = theme.font("small_strong")
        at = x
        for spot, label in offers:
            width = text_width(label, font)
            if at + width > right and at > x:
                at, y = x, y + 20
            self._words(label, font, self.look.colors.accent_text, at, y)
            self.laid.places.append(Place(QRectF(at, y - 2, width, 24), spot, label, str(delivery.entry_id)))
            at += width + 16
        if until:
            small = theme.font("small")
            if at + text_width(until, small) > right and at > x:
                at, y = x, y + 20
            self._words(elided(until, small, right - at), small, self.look.colors.text_muted, at, y)
        return y + 20

    # Strokes -----------------------------------------------------------------------------

    def _link(self, label: str, spot: Spot, x: float, y: float, right: float) -> float:
        font = theme.font("small_strong")
        shown = elided(label, font, right - x)
        self._words(shown, font, self.look.colors.accent_text, x, y)
        self.laid.places.append(Place(QRectF(x, y - 2, text_width(shown, font), 24), spot, label))
        return y + 20

    def _line(self, text: str, style: str, color: str, x: float, y: float, right: float, *, icon: str = "") -> float:
        font, tint = theme.font(style), getattr(self.look.colors, color)
        if icon:
            self._icon(icon, x, y + 3, tint, 14)
            x += 20
        self._words(elided(text, font, right - x), font, tint, x, y)
        return y + 20

    def _words(self, text: str, font: object, color: QColor, x: float, y: float) -> None:
        self.laid.draws.append(
            lambda painter, _top, _bottom: draw_line(painter, text, font, color, x, baseline_in(y, 20, font))  # type: ignore[arg-type]
        )

    def _icon(self, name: str, x: float, y: float, color: QColor, size: int = 16) -> None:
        self.laid.draws.append(lambda painter, _top, _bottom: icons.paint(painter, name, color, x, y, size))

    def _face(self, face: ChipFace, x: float, y: float) -> None:
        look = self.look
        self.laid.draws.append(lambda painter, _top, _bottom: paint_face(painter, x, y, face, look))

    def _ground(self, x: float, bottom: float, color: QColor, *, dashed: bool = False) -> None:
        """Our own words stand on a ground of their own, painted before them."""
        rect = QRectF(x, 0, self.setting.width - x, bottom)
        radius = self.look.radius["card"]
        border = self.look.colors.border_strong if dashed or self.look.bordered else None

        def draw(painter: QPainter, _top: float, _bottom: float) -> None:
            box(painter, rect, radius, color, border, dashed=dashed)

        self.laid.draws.insert(0, draw)


def _runs(delivery: DeliveryView) -> bool:
    return delivery.state in {DeliveryState.HELD, DeliveryState.RETRY} and delivery.next_at is not None


def _drawn(body: TextBody, x: float, y: float) -> Draw:
    return lambda painter, top, bottom: body.draw(painter, x, y, top, bottom)


def shortened(text: str, characters: int) -> str:
    """The beginning of a text, cut between lines or words where there are any."""
    cut = text[:characters]
    if characters <= SHORT:
        lines = cut.split("\n", SHORT_LINES)
        if len(lines) > SHORT_LINES:
            cut = "\n".join(lines[:SHORT_LINES])
    if len(cut) < len(text) and len(text) - len(cut) < SHORT // 4 and cut.count("\n") < SHORT_LINES - 1:
        return text  # hiding a few words costs more than it saves
    return cut
