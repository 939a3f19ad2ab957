"""What each pane is for, in a few sentences, with the keys that work there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ui.help.roles import RightRow, rights_table
from ui.i18n import _t


class Topic(StrEnum):
    """The panes that have a page, in the order they are listed."""

    INBOX = "inbox"
    THREAD = "thread"
    COMPOSER = "composer"
    ANSWERS = "answers"
    AUTHOR = "author"
    NOTES = "notes"
    HISTORY = "history"
    RAIL = "rail"
    CLOCKS = "clocks"
    OUTBOX = "outbox"
    LOG = "log"
    REVIEWS = "reviews"
    REPORTS = "reports"
    SHIFT = "shift"
    MATRIX = "matrix"
    ROLES = "roles"
    ACCOUNTS = "accounts"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of help.

    Attributes:
        keys: ids of actions whose keys are listed below.
        rights: lines of the table of roles, between both.
    """

    title: str
    paragraphs: tuple[str, ...]
    keys: tuple[str, ...] = ()
    rights: tuple[RightRow, ...] = ()


def page_of(topic: Topic) -> Page:
    """The page in the language of the window."""
    return _PAGES[topic]()


def _inbox() -> Page:
    return Page(
        _t("Help", "Inbox"),
        (
            _t("Help", "Everything people wrote and nobody has settled yet, the most urgent first."),
            _t(
                "Help",
                "The list never moves by itself: what arrives waits behind “N new”, and what a colleague handled "
                "turns grey where it stands.",
            ),
            _t(
                "Help",
                "The figure at the right is the time left to answer: a ring while there is enough, a flame when it "
                "burns, an exclamation mark when it is late.",
            ),
            _t(
                "Help",
                "What has to wait is snoozed: for a while, until a time in words (“tomorrow 9:00”), or until a "
                "colleague's note, an edit, or the author's next message.",
            ),
            _t(
                "Help",
                "A ring around the initials at the right says who has an item in hand; it ends a quarter of an hour "
                "after they stop working on it.",
            ),
            _t("Help", "Several picked items are handled with one key and taken back with one key."),
            _t(
                "Help",
                "A filter narrows the list in plain words; groups put together what has a thread, an author or a "
                "question in common; all of one kind are decided at once, after a look at what would happen.",
            ),
        ),
        ("next", "close", "snooze", "pick", "undo", "filter", "arrange", "fold", "bulk"),
    )


def _thread() -> Page:
    return Page(
        _t("Help", "Conversation"),
        (
            _t("Help", "The whole conversation under the post it belongs to; a bar marks what you would answer."),
            _t("Help", "Edits show what was changed, and a deleted message keeps its last words known to us."),
            _t(
                "Help",
                "Words are selected with the mouse, or with Shift and the arrows; hidden words show when pressed.",
            ),
            _t(
                "Help",
                "Nothing is loaded until you ask: Right and Left find an attachment in a message, Enter loads it; "
                "Enter on its picture shows it large and keeps a copy.",
            ),
            _t("Help", "What a platform cannot do stays in the menu, grey, with the reason."),
            _t(
                "Help",
                "Focus leaves one item alone: which of the list it is and its neighbours stand above it; Esc leaves. "
                "It remembers whether you want the sidebar in there.",
            ),
            _t(
                "Help",
                "The sheet of a decision holds the act, the rule it rests on, a reply and a note: one confirm does all "
                "of it, one undo takes it back.",
            ),
        ),
        ("reply", "quote", "like", "verdict", "original", "clocks", "focus"),
    )


def _composer() -> Page:
    return Page(
        _t("Help", "Answer"),
        (
            _t("Help", "To whom and where it goes stands above the text and never scrolls away."),
            _t("Help", "The draft is on the disk half a second after the last key and waits at its item."),
            _t("Help", "After sending there is time to take it back: see “Time to undo a reply” in the settings."),
            _t("Help", "Before it leaves, the conversation is read again; what changed is shown first."),
            _t(
                "Help",
                "The pen on an answer of ours changes it where the platform lets us; the line above the text then says "
                "so, and Esc goes back to replying.",
            ),
            _t(
                "Help",
                "Words selected in the conversation are quoted; where the platform shows quotes itself, it does.",
            ),
            _t(
                "Help",
                "Files are chosen, dropped on the composer or pasted; they lie beside the words and stay with the "
                "draft. Enter on one shows what can be done with it, Delete takes it away.",
            ),
        ),
        (
            "edit_answer",
            "answer_1",
            "answer_1_typing",
            "matrix_search",
            "quote",
            "attach",
            "emoji",
            "bold",
            "italic",
            "link",
            "preview",
            "undo",
        ),
    )


def _answers() -> Page:
    return Page(
        _t("Help", "Answers"),
        (
            _t("Help", "Answers of the matrix that fit the message, the best first; each has a digit."),
            _t("Help", "An answer is put into the text where it can be changed; nothing is sent by a digit alone."),
            _t(
                "Help",
                "The funnel beside the search shows only a category, a voice or what you used lately, or puts what you "
                "use most first; a chip below says so, and a press on it shows everything again.",
            ),
            _t("Help", "A good answer that is missing becomes a row from what you have just written."),
        ),
        ("answer_1", "matrix_search", "matrix_row", "sidebar"),
    )


def _author() -> Page:
    return Page(
        _t("Help", "Author"),
        (
            _t("Help", "Who wrote it: what they wrote before, how it ended, and what colleagues noted."),
            _t("Help", "Notes are seen by colleagues only and never leave this machine."),
        ),
        ("note", "tag", "ban", "sidebar"),
    )


def _notes() -> Page:
    return Page(
        _t("Help", "Notes"),
        (
            _t("Help", "What colleagues wrote about the open item, the newest at the foot; nobody outside sees it."),
            _t("Help", "Write @ and a name: that colleague finds the item under “Names me” until they have read it."),
            _t("Help", "A note of one's own there, or an answer, counts as having read."),
        ),
        ("note", "tab_notes", "read", "go_mentioned", "ask"),
    )


def _history() -> Page:
    return Page(
        _t("Help", "History"),
        (
            _t("Help", "Everything that was decided about the open item, with who and when, the newest first."),
            _t("Help", "What was taken back stays, struck through, with who took it back. A line opens in the log."),
        ),
        ("tab_history", "undo", "go_log"),
    )


def _rail() -> Page:
    return Page(
        _t("Help", "Views and channels"),
        (
            _t("Help", "A view is the inbox seen with one question: what is mine, what burns, what waits for whom."),
            _t("Help", "The figures count what is there now. Search looks in every word of every message."),
            _t(
                "Help",
                "A narrowed list is kept under a name and stands here from then on; a lead shows it to everybody.",
            ),
        ),
        ("go_open", "go_mine", "go_burning", "search", "palette", "view_save", "views"),
    )


def _clocks() -> Page:
    return Page(
        _t("Help", "Answer times"),
        (
            _t("Help", "A rule says how soon we answer: by channel, kind or author. The first rule that fits counts."),
            _t("Help", "Clocks run in working hours and pause while we wait for the author or for an expert."),
            _t("Help", "A new rule holds from now on; what has ended keeps the verdict it got."),
        ),
        ("clocks", "policies"),
    )


def _outbox() -> Page:
    return Page(
        _t("Help", "Outbox"),
        (
            _t("Help", "All that is on its way to a platform, and what needs a decision of yours."),
            _t("Help", "“Unsure” means that the platform may have it: look there before you send it again."),
            _t(
                "Help",
                "“Stopped: something changed” means that the message was edited, deleted or answered after you wrote.",
            ),
            _t(
                "Help",
                "Without a network all else goes on: a bar counts what will be sent by itself and what waits for you.",
            ),
            _t(
                "Help",
                "Once it is back the bar sums up what was sent; what was stopped is gone through one by one.",
            ),
        ),
        ("go_outbox", "undo", "go_open"),
    )


def _log() -> Page:
    return Page(
        _t("Help", "Log"),
        (
            _t("Help", "Every decision, by whom and when. Nothing here can be edited; a chain of sums proves it."),
            _t("Help", "An answer can be scored; the scores belong to the log too."),
            _t("Help", "Filters go together; the star keeps such a list. An import is one line: Enter opens it."),
            _t("Help", "The control code at the foot, kept elsewhere, proves later that nothing was changed."),
        ),
        ("go_log", "go_open"),
    )


def _shift() -> Page:
    return Page(
        _t("Help", "Shift"),
        (
            _t(
                "Help",
                "What stays open when you go: promises, drafts, unsure deliveries, what waits, what is late.",
            ),
            _t("Help", "Hand it over with a word to the next; they sign that they have read it."),
        ),
        ("promise",),
    )


def _reviews() -> Page:
    return Page(
        _t("Help", "Reviews"),
        (
            _t(
                "Help",
                "Everything leads review: answers that wait, what was reviewed, and figures. Others see the reviews of "
                "their own answers.",
            ),
            _t(
                "Help",
                "Draw answers by chance or all of a group. A digit grades the current criterion and goes on, arrows "
                "move, Return saves and brings the next answer.",
            ),
            _t(
                "Help",
                "Select words of the answer and press C to remark on exactly these. Whoever wrote it may object; the "
                "answer to that is kept too.",
            ),
        ),
        ("go_reviews",),
    )


def _reports() -> Page:
    return Page(
        _t("Help", "Reports"),
        (
            _t(
                "Help",
                "What happened in a period, in figures, drawings and tables. A click on a figure shows the items "
                "behind it; Export writes what is shown as a file.",
            ),
            _t(
                "Help",
                "A weekly digest tells of each whole week, Monday to Sunday: into a folder or by e-mail, with the "
                "voice of the audience and the reviews. Leads set it up with the calendar at the upper right.",
            ),
            _t(
                "Help",
                "A digest leaves once. Where the connection broke while it left, a person says whether it arrived. "
                "After the computer was off for weeks the last one is made, and it names the others.",
            ),
        ),
        ("go_reports", "audience"),
    )


def _matrix() -> Page:
    return Page(
        _t("Help", "Reply matrix"),
        (
            _t(
                "Help",
                "Each row is a question people ask, with an answer for every language, platform, voice and kind.",
            ),
            _t("Help", "Below the answers stands who gets which; the preview shows each with a name and without."),
            _t("Help", "Files of an answer go along where the platform takes them; a table names them in a column."),
            _t("Help", "What is not saved stays with its row, even after a crash. Every version can be brought back."),
            _t("Help", "Who may not change the matrix proposes: the lead sees the difference and answers."),
        ),
        ("go_matrix", "matrix_edit", "matrix_row"),
    )


def _roles() -> Page:
    return Page(
        _t("Help", "Roles"),
        (
            _t("Help", "Everybody sees all items, the log and the reports, and the reviews of their own answers."),
            _t(
                "Help",
                "“Asks” means that it waits for approval: the button says so before it is pressed. Nobody approves "
                "their own wish. A check says from which role on it may be overridden; who may not asks.",
            ),
        ),
        ("go_approvals", "who"),
        rights_table(),
    )


def _accounts() -> Page:
    return Page(
        _t("Help", "Accounts"),
        (
            _t("Help", "An account is one key to one platform. Keys lie in the keyring of the system, nowhere else."),
            _t("Help", "Each account lists its channels and what its rights allow; what is missing is said in words."),
        ),
        ("accounts",),
    )


def _settings() -> Page:
    return Page(
        _t("Help", "Settings"),
        (
            _t("Help", "Every choice holds at once; only the size of everything waits for the next start."),
            _t("Help", "Search finds options and keys alike. A key that is taken says by what."),
        ),
        ("preferences", "change_keys", "who", "theme", "density"),
    )


_PAGES: dict[Topic, Callable[[], Page]] = {
    Topic.INBOX: _inbox,
    Topic.THREAD: _thread,
    Topic.COMPOSER: _composer,
    Topic.ANSWERS: _answers,
    Topic.AUTHOR: _author,
    Topic.NOTES: _notes,
    Topic.HISTORY: _history,
    Topic.RAIL: _rail,
    Topic.CLOCKS: _clocks,
    Topic.OUTBOX: _outbox,
    Topic.LOG: _log,
    Topic.REVIEWS: _reviews,
    Topic.REPORTS: _reports,
    Topic.SHIFT: _shift,
    Topic.MATRIX: _matrix,
    Topic.ROLES: _roles,
    Topic.ACCOUNTS: _accounts,
    Topic.SETTINGS: _settings,
}
