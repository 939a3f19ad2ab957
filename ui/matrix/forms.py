"""Rows that are being edited: what is typed is kept by row until it is saved, proposed or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from moderator_app.domain.matrix.editing import Fault, merged, row_faults
from moderator_app.domain.matrix.rows import Row, Variant, row_to_plain
from moderator_app.domain.matrix.sheets import slug
from moderator_app.services.keeping import Kept
from moderator_app.services.matrix_forms import Form

LONGEST_STEM = 54
"""Of a code that gets a number behind it."""


class Conflict(StrEnum):
    """What became meanwhile of a row that is being edited."""

    CHANGED = "changed"
    RETIRED = "retired"


class Forms:
    """All of them, and what of them can be saved. A new row has a negative number until it is."""

    def __init__(self) -> None:
        self._forms: dict[int, Form] = {}
        self._tried: set[int] = set()
        self.kept: Kept | None = None

    def all(self) -> tuple[Form, ...]:
        return tuple(self._forms.values())

    def keys(self) -> frozenset[int]:
        return frozenset(self._forms)

    def get(self, key: int | None) -> Form | None:
        return None if key is None else self._forms.get(key)

    def put(self, form: Form) -> None:
        self._forms[form.key] = form

    def forget(self, key: int) -> None:
        self._forms.pop(key, None)
        self._tried.discard(key)

    def recall(self, forms: Sequence[Form]) -> None:
        """What was not saved when the window was shut."""
        for form in forms:
            self._forms.setdefault(form.key, form)

    def tried(self, key: int) -> None:
        """Somebody tried to save it: from now on what is empty is a fault too."""
        self._tried.add(key)

    # Rows -----------------------------------------------------------------------------

    def row(self, key: int) -> Row | None:
        """The row as it stands in its form, else as it is in force."""
        form, kept = self._forms.get(key), self.kept
        if form is not None or kept is None:
            return None if form is None else form.row
        return kept.row(key) or next((each for each in kept.retired if each.id == key), None)

    def is_retired(self, key: int) -> bool:
        """Whether a row was taken out of the matrix, and nobody edits it."""
        return key not in self._forms and self.kept is not None and any(each.id == key for each in self.kept.retired)

    def rows(self) -> list[Row]:
        """Every row as the list shows it: new ones first, then by category and title."""
        kept = self.kept
        if kept is None:
            return []
        loose = [form.row for key, form in self._forms.items() if key < 0 or kept.row(key) is None]
        ordered = sorted(kept.rows, key=lambda each: (each.category.casefold(), each.title.casefold(), each.id))
        shown = [self._forms[row.id].row if row.id in self._forms else row for row in ordered]
        return [*loose, *shown, *(each for each in kept.retired if each.id not in self._forms)]

    def add(self, made_from: Row | None = None) -> Form:
        """A form for a new row, empty or a copy."""
        owner = "" if self.kept is None else self.kept.me
        row = Row(code="", title="", variants=(Variant(answer=""),), owner=owner)
        if made_from is not None:
            row = replace(made_from, code=self.free_code(made_from.code), review_on="")
        key = self.new_key()
        form = Form(key=key, base=None, row=replace(row, id=key, version=0))
        self.put(form)
        return form

    def new_key(self) -> int:
        """A number no form has."""
        return min((each for each in self._forms if each < 0), default=0) - 1

    def edit(self, key: int, row: Row) -> bool:
        """The form of a row says this now; False: it says what is in force, so there is nothing to keep."""
        known = self._forms.get(key)
        base = known.base if known is not None else None if self.kept is None else self.kept.row(key)
        proposal = 0 if known is None else known.proposal
        if base is not None and not proposal and row_to_plain(base) == row_to_plain(row):
            self.forget(key)
            return False
        self.put(Form(key=key, base=base, row=replace(row, id=key), proposal=proposal))
        return True

    def with_code(self, form: Form) -> Form:
        """A row with a question and no code gets one made from it."""
        if form.row.code or not form.row.title:
            return form
        form = replace(form, row=replace(form.row, code=self.free_code(slug(form.row.title))))
        self.put(form)
        return form

    def free_code(self, code: str) -> str:
        """A code like this one that no row has, saved or not."""
        taken = {each.code.casefold() for each in (() if self.kept is None else self.kept.rows)}
        taken |= {each.row.code.casefold() for each in self._forms.values()}
        stem, number, found = code[:LONGEST_STEM] or "row", 2, code or "row"
        while found.casefold() in taken:
            found, number = f"{stem}-{number}", number + 1
        return found

    def merge(self, form: Form) -> tuple[str, ...]:
        """What was typed, on top of what somebody else saved meanwhile; fields that both changed."""
        now = None if self.kept is None else self.kept.row(form.key)
        if now is None or form.base is None:
            return ()
        found = merged(form.base, form.row, now)
        self.put(replace(form, base=now, row=found.row))
        return found.disputed

    # What is wrong -----------------------------------------------------------------------

    def faults(self, row: Row, *, shown: bool = False) -> list[Fault]:
        """What keeps a row from being saved; `shown`: without what is merely still empty."""
        kept = self.kept
        if kept is None:
            return []
        found = row_faults(row, kept.rows, kept.fragment_texts(), [each.name for each in kept.voices])
        if shown and row.id not in self._tried:
            found = [each for each in found if not _is_empty(row, each)]
        return found

    def conflict(self, form: Form | None) -> Conflict | None:
        """Whether the row is no longer what the form was made from."""
        if self.kept is None or form is None or form.key < 0:
            return None
        now = self.kept.row(form.key)
        if now is None:
            return Conflict.RETIRED
        return Conflict.CHANGED if form.base is None or now.version != form.base.version else None


def _is_empty(row: Row, fault: Fault) -> bool:
    """Whether a fault is about something that nobody has written yet."""
    if fault.variant is None:
        return not getattr(row, fault.field, "")
    return fault.field == "answer" and not row.variants[fault.variant].answer.strip()
